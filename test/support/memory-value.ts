/** A stored value in memory, for parts of the worker that get their storage as a dependency. It survives a new instance of them. */
export function memoryValue<T>(start: T) {
  let value = structuredClone(start);
  return {
    get: async () => structuredClone(value),
    set: async (next: T) => {
      value = structuredClone(next);
    },
    update: async (change: (now: T) => T | Promise<T>) => {
      value = structuredClone(await change(structuredClone(value)));
      return structuredClone(value);
    },
  };
}

/** A promise that never settles: the step at which a worker is stopped. */
export function stopped<T>(): Promise<T> {
  return new Promise(() => {});
}
