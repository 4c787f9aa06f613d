/** Replaces platform/database.ts in unit tests: single values in memory. */
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
    async remove(): Promise<void> {
      deviceValues.delete(key);
    },
  };
}
