import { type Signal, signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  type DispositionKeys,
  dispositionKeys,
  type PopupMemory,
  popupMemory,
} from '../platform/popup-memory.ts';

/** What was kept when the popup was open before; read once, before the first paint. */
export const memory = signal<PopupMemory>({ drafts: {} });
export const keysByCampaign = signal<DispositionKeys>({});

export async function loadMemory(): Promise<void> {
  const [kept, keys] = await Promise.all([popupMemory.get(), dispositionKeys.get()]);
  memory.value = kept;
  keysByCampaign.value = keys;
}

export function remember(part: Partial<PopupMemory>): void {
  memory.value = { ...memory.value, ...part };
  void popupMemory.set(memory.value);
}

export function rememberKeys(campaign: string, keys: Readonly<Record<string, string>>): void {
  keysByCampaign.value = { ...keysByCampaign.value, [campaign]: keys };
  void dispositionKeys.set(keysByCampaign.value);
}

/** Forgets texts that are no longer needed. Their fields must not be on the screen. */
export function forgetDrafts(...names: readonly string[]): void {
  const { drafts } = memory.peek();
  if (!names.some((name) => name in drafts)) return;
  remember({ drafts: Object.fromEntries(Object.entries(drafts).filter(([name]) => !names.includes(name))) });
}

/** A text that is still there when the popup was closed before it was sent. Never for a secret. */
export function useDraft(name: string, initial = ''): Signal<string> {
  const draft = useSignal(memory.peek().drafts[name] ?? initial);
  useEffect(
    () =>
      draft.subscribe((text) => {
        const { [name]: kept, ...others } = memory.peek().drafts;
        if ((kept ?? initial) !== text)
          remember({ drafts: text === initial ? others : { ...others, [name]: text } });
      }),
    [draft, name, initial],
  );
  return draft;
}
