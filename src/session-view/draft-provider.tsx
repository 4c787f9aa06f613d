import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { draftScope } from '../session/drafts.ts';
import type { PopupState } from '../session/popup-state.ts';
import { shownNumber } from './shown-number.ts';
import { changeDraft, DraftScopeContext } from './use-draft.ts';

/**
 * Gives the fields below the agent and the call that they are for. Once a call is over, discards what was typed for it and
 * sent or needed only during the call.
 */
export function DraftProvider({ state, children }: { state: PopupState; children: ComponentChildren }) {
  const { owner, call } = draftScope(state);
  const { state: now } = state.session;
  const { disposedCalls: disposed } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the last one changes when the list does
  useEffect(() => {
    // In an unknown state the call may go on.
    if (now !== 'unknown') changeDraft({ kind: 'callOver', owner, call, disposed });
  }, [owner, call, now, disposed.at(-1)]);
  const scope = { owner, call, number: shownNumber(state) ?? '' };
  return <DraftScopeContext.Provider value={scope}>{children}</DraftScopeContext.Provider>;
}
