import { vi } from 'vitest';

/** Looks again until `look` throws no more. The limit is far above what a busy machine needs: slow is no failure. */
export function waitFor<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 30_000, interval: 20 });
}
