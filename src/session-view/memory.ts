import { signal } from '@preact/signals';
import {
  type DispositionKeys,
  dispositionKeys,
  type LastPause,
  storedLastPause,
} from '../platform/surface-memory.ts';
import { followStored } from '../ui/live.ts';

/** What surfaces remember together. Read once before the first paint, and then as it changes. */
export const lastPause = signal<LastPause | null>(null);
export const keysByCampaign = signal<DispositionKeys>({});

export async function loadMemory(): Promise<void> {
  await Promise.all([
    followStored(storedLastPause, lastPause),
    followStored(dispositionKeys, keysByCampaign),
  ]);
}

/** A pause code was set now. */
export function rememberPause(code: string): void {
  lastPause.value = { code, at: Date.now() };
  void storedLastPause.set(lastPause.value);
}

export function rememberKeys(campaign: string, keys: Readonly<Record<string, string>>): void {
  keysByCampaign.value = { ...keysByCampaign.value, [campaign]: keys };
  void dispositionKeys.set(keysByCampaign.value);
}
