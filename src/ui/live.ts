import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { StoredValue } from '../platform/storage.ts';
import { effective, settingsInForce } from '../platform/stored-state.ts';
import type { Effective } from '../settings/effective.ts';

/** A stored value as a signal, which follows every change of it. */
export async function live<T extends object>(value: StoredValue<T>): Promise<ReadonlySignal<T>> {
  const latest = signal<T | undefined>(undefined);
  // Watched before it is read, because a change in between would be lost.
  value.watch((changed) => {
    latest.value = changed;
  });
  const first = await value.get();
  latest.value ??= first;
  return latest as ReadonlySignal<T>;
}

/**
 * Follows a stored value with an existing signal until `end`. Resolves once it was read. A change during the read is newer than what
 * was read.
 */
export async function followStored<T>(
  value: Pick<StoredValue<T>, 'get' | 'watch'>,
  latest: Signal<T>,
  end?: AbortSignal,
): Promise<void> {
  let hasChanged = false;
  value.watch((changed) => {
    hasChanged = true;
    latest.value = changed;
  }, end);
  const first = await value.get();
  if (!hasChanged && !end?.aborted) latest.value = first;
}

/** The settings in force, and every change of them. Undefined until the worker has resolved them. */
export async function liveSettings(): Promise<ReadonlySignal<Effective | undefined>> {
  const latest = signal<Effective | undefined>(undefined);
  effective.watch((changed) => {
    latest.value = changed ?? latest.value;
  });
  const first = await settingsInForce();
  latest.value ??= first;
  return latest;
}
