import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { draftScope } from '../session/drafts.ts';
import type { PopupState } from '../session/popup-state.ts';
import { changeDraft, DraftScopeContext } from './use-draft.ts';

/**
 * Gives the fields below the agent and the call that they are for. Discards what was typed for a call once it is over,
 * here or on the agent screen.
 */
export function DraftProvider({ state, children }: { state: PopupState; children: ComponentChildren }) {
  const { owner, call } = draftScope(state);
  const { state: now } = state.session;
  useEffect(() => {
    // In an unknown state the call may go on.
    if (now !== 'unknown') changeDraft({ kind: 'callOver', owner, call });
  }, [owner, call, now]);
  return <DraftScopeContext.Provider value={{ owner, call }}>{children}</DraftScopeContext.Provider>;
}
