import { computed, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { storeDraftChange, storedDrafts } from '../platform/stored-drafts.ts';
import {
  type DraftChange,
  type DraftField,
  type DraftScope,
  draftKey,
  noDrafts,
  receiveDrafts,
  type SurfaceDrafts,
  settleChange,
  shownDrafts,
} from '../session/drafts.ts';

/** The drafts as this surface knows them. */
export const surfaceDrafts = signal<SurfaceDrafts>({ stored: noDrafts, pending: [] });
const shown = computed(() => shownDrafts(surfaceDrafts.value).texts);

/** The agent and the call that the fields below are for. */
export const DraftScopeContext = createContext<DraftScope>({ owner: '', call: undefined });

/** Reads what was typed before, and follows what is typed on other surfaces. */
export async function loadDrafts(): Promise<void> {
  const receive = (stored: Awaited<ReturnType<typeof storedDrafts.get>>) => {
    surfaceDrafts.value = receiveDrafts(surfaceDrafts.value, stored);
  };
  storedDrafts.watch(receive);
  receive(await storedDrafts.get());
}

/** Shows the change at once and stores it. */
export function changeDraft(change: DraftChange): void {
  const { stored, pending } = surfaceDrafts.value;
  surfaceDrafts.value = { stored, pending: [...pending, change] };
  void storeDraftChange(change).then((result) => {
    surfaceDrafts.value = settleChange(surfaceDrafts.value, change, result);
  });
}

/** A text that stays when the surface closes, and is the same on every open surface. Never for a secret. */
export interface Draft<T> {
  value: T;
  /** The dialer accepted this value: the field is as before, unless another value was typed meanwhile. */
  sent(value: T): void;
  discard(): void;
}

/** The draft of a field. `initial`: what the field holds as long as the agent has not changed it. */
export function useDraft(field: DraftField, initial = ''): Draft<string> {
  const key = draftKey(field, useContext(DraftScopeContext));
  return {
    get value() {
      return shown.value[key] ?? initial;
    },
    set value(text) {
      changeDraft({ kind: 'edit', key, text: text === initial ? undefined : text });
    },
    sent: (text) => changeDraft({ kind: 'sent', key, text }),
    discard: () => changeDraft({ kind: 'edit', key, text: undefined }),
  };
}

/** The draft of a choice. A kept choice that is no longer offered counts as not made. */
export function useDraftChoice<T extends string>(
  field: DraftField,
  choices: readonly T[],
  initial: T,
): Draft<T> {
  const draft = useDraft(field, initial);
  return {
    get value() {
      return choices.find((each) => each === draft.value) ?? initial;
    },
    set value(choice) {
      draft.value = choice;
    },
    sent: draft.sent,
    discard: draft.discard,
  };
}

/** The draft of a checkbox. */
export function useDraftFlag(field: DraftField, initial = false): Draft<boolean> {
  const textOf = (isChecked: boolean) => (isChecked ? 'yes' : 'no');
  const draft = useDraft(field, textOf(initial));
  return {
    get value() {
      return draft.value === 'yes';
    },
    set value(isChecked) {
      draft.value = textOf(isChecked);
    },
    sent: (isChecked) => draft.sent(textOf(isChecked)),
    discard: draft.discard,
  };
}
