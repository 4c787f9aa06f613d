import { computed, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { storeDraftChanges, storedDrafts } from '../platform/stored-drafts.ts';
import {
  type DraftChange,
  type DraftField,
  type DraftScope,
  draftKey,
  isKeptAfterCall,
  type LeftText,
  leftTexts,
  noDrafts,
  receiveDrafts,
  type SurfaceDrafts,
  settleChanges,
  shownDrafts,
} from '../session/drafts.ts';

/** The drafts as this surface knows them. */
export const surfaceDrafts = signal<SurfaceDrafts>({ stored: noDrafts, pending: [] });
const shown = computed(() => shownDrafts(surfaceDrafts.value).texts);

/** The agent, the call and its number (empty if unknown) that the fields below are for. */
export const DraftScopeContext = createContext<DraftScope & { readonly number: string }>({
  owner: '',
  call: undefined,
  number: '',
});

/** Reads what was typed before, and follows what is typed on other surfaces. */
export async function loadDrafts(): Promise<void> {
  const receive = (stored: Awaited<ReturnType<typeof storedDrafts.get>>) => {
    surfaceDrafts.value = receiveDrafts(surfaceDrafts.value, stored);
  };
  storedDrafts.watch(receive);
  addEventListener('pagehide', storeAtOnce);
  receive(await storedDrafts.get());
}

/** Shows the change at once and stores it. */
export function changeDraft(change: DraftChange): void {
  const { stored, pending } = surfaceDrafts.value;
  surfaceDrafts.value = { stored, pending: [...pending, change] };
  void storePending();
}

let isStoring = false;

/** Stores what was typed during the last write in one more write: a popup can close right after the last key. */
async function storePending(): Promise<void> {
  if (isStoring) return;
  isStoring = true;
  try {
    for (let { pending } = surfaceDrafts.value; pending.length > 0; ) {
      const stored = await storeDraftChanges(pending);
      surfaceDrafts.value = settleChanges(surfaceDrafts.value, pending, stored);
      pending = surfaceDrafts.value.pending;
    }
  } finally {
    isStoring = false;
  }
}

/** The surface closes: it can still write, and no longer read first. */
function storeAtOnce(): void {
  if (surfaceDrafts.value.pending.length > 0) void storedDrafts.set(shownDrafts(surfaceDrafts.value));
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
  const scope = useContext(DraftScopeContext);
  const key = draftKey(field, scope);
  return {
    get value() {
      return shown.value[key] ?? initial;
    },
    set value(text) {
      changeDraft({ kind: 'edit', key, text: text === initial ? undefined : text });
      const numberKey = draftKey('callNumber', scope);
      if (isKeptAfterCall(field) && scope.number !== '' && shown.value[numberKey] !== scope.number)
        changeDraft({ kind: 'edit', key: numberKey, text: scope.number });
    },
    sent: (text) => changeDraft({ kind: 'sent', key, text }),
    discard: () => changeDraft({ kind: 'edit', key, text: undefined }),
  };
}

/** What is left of calls whose disposition was set elsewhere. `disposed`: the calls whose texts were sent. */
export function useLeftTexts(disposed: readonly string[]): readonly LeftText[] {
  return leftTexts({ version: 0, texts: shown.value }, useContext(DraftScopeContext), disposed);
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
