import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoredValue } from '../platform/storage.ts';
import { effective, settingsInForce } from '../platform/stored-state.ts';
import type { Effective } from '../settings/effective.ts';

/** A stored value as a signal: what is stored now, and every change of it. */
export async function live<T extends object>(value: StoredValue<T>): Promise<ReadonlySignal<T>> {
  const latest = signal<T | undefined>(undefined);
  // Watched before it is read: a change in between would be lost, and the old value stay on the screen.
  value.watch((changed) => {
    latest.value = changed;
  });
  const first = await value.get();
  latest.value ??= first;
  return latest as ReadonlySignal<T>;
}

/** The settings in force, and every change of them. Undefined until the worker has said what they are. */
export async function liveSettings(): Promise<ReadonlySignal<Effective | undefined>> {
  const latest = signal<Effective | undefined>(undefined);
  effective.watch((changed) => {
    latest.value = changed ?? latest.value;
  });
  const first = await settingsInForce();
  latest.value ??= first;
  return latest;
}

/** Epoch milliseconds, moved on every second while the page is on the screen. */
export function clock(): ReadonlySignal<number> {
  const now = signal(Date.now());
  setInterval(() => {
    if (document.visibilityState === 'visible') now.value = Date.now();
  }, 1000);
  return now;
}

/** `1:05` or `1:02:05` from milliseconds. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
