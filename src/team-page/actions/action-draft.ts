import { useSignal } from '@preact/signals';
import type { InGroupChange } from '../../team/in-group-change.ts';
import type { ActionKind, TeamAction } from '../../team/team-action.ts';

/** The actions that a supervisor chooses for selected agents. */
export const chosenKinds = [
  'pause',
  'pauseCode',
  'resume',
  'logOut',
  'message',
  'inGroups',
  'endWrapUp',
] as const satisfies readonly ActionKind[];

export type ChosenKind = (typeof chosenKinds)[number];

/** What the supervisor has entered for an action. Each kind of action uses a part of it. */
export type ActionDraft = ReturnType<typeof useActionDraft>;

export function useActionDraft(first: { readonly code: string; readonly status: string }) {
  return {
    kind: useSignal<ChosenKind>('pause'),
    code: useSignal(first.code),
    text: useSignal(''),
    isAfterCall: useSignal(false),
    change: useSignal<InGroupChange>('replace'),
    inGroups: useSignal(''),
    isBlended: useSignal(false),
    status: useSignal(first.status),
    isPausedAfterwards: useSignal(true),
    reason: useSignal(''),
  };
}

/** The action of a draft. */
export function actionOf(draft: ActionDraft): TeamAction {
  const kind = draft.kind.value;
  switch (kind) {
    case 'pause':
    case 'pauseCode':
      return { kind, code: draft.code.value };
    case 'resume':
      return { kind };
    case 'logOut':
      return { kind, afterCall: draft.isAfterCall.value };
    case 'message':
      return { kind, text: draft.text.value };
    case 'inGroups': {
      const inGroups = draft.inGroups.value.split(/[\s,;]+/).filter(Boolean);
      return { kind, change: draft.change.value, inGroups, isBlended: draft.isBlended.value };
    }
    case 'endWrapUp':
      return { kind, status: draft.status.value, thenPause: draft.isPausedAfterwards.value };
    default:
      return kind satisfies never;
  }
}

/** Whether the action lacks a value that the dialer needs. */
export function isIncomplete(action: TeamAction): boolean {
  switch (action.kind) {
    case 'pauseCode':
      return action.code === '';
    case 'message':
      return action.text.trim() === '';
    case 'inGroups':
      return action.inGroups.length === 0;
    case 'endWrapUp':
      return action.status === '';
    default:
      return false;
  }
}
