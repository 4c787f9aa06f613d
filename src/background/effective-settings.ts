import { effective } from '../platform/stored-state.ts';
import type { Effective } from '../settings/effective.ts';

/** The settings in force: the stored ones, or resolved now. Never waits for the policy. */
export async function readSettings(): Promise<Effective> {
  return (await effective.get()) ?? updateEffectiveSettings();
}

/** Resolves the settings from policy and user, and stores them if they changed. */
export async function updateEffectiveSettings(): Promise<Effective> {
  // Loaded only here, because a click finds the settings stored.
  const { resolveSettings } = await import('./policy/resolve-settings.ts');
  return resolveSettings();
}
