/** Replaces platform/database.ts in unit tests: single values and sign-in attempts in memory. */
export const deviceValues = new Map<string, unknown>();

export function deviceValue<T>(key: string, isValid: (raw: unknown) => raw is T) {
  return {
    async get(): Promise<T | null> {
      const raw = structuredClone(deviceValues.get(key));
      return isValid(raw) ? raw : null;
    },
    async set(value: T): Promise<void> {
      deviceValues.set(key, structuredClone(value));
    },
    async update(change: (value: T | null) => T | null): Promise<T | null> {
      const raw = structuredClone(deviceValues.get(key));
      const changed = change(isValid(raw) ? raw : null);
      if (changed !== null) deviceValues.set(key, structuredClone(changed));
      return changed;
    },
    async remove(): Promise<void> {
      deviceValues.delete(key);
    },
  };
}

/** The failed sign-ins by account. */
export const attempts = new Map<string, unknown>();

export const attemptStore = {
  get: async (key: string): Promise<unknown> => attempts.get(key),
  set: async (key: string, value: unknown): Promise<void> => void attempts.set(key, value),
};
