/**
 * A stored value in memory, for parts of the worker that get their storage as a dependency. It survives a new instance of
 * them, and its updates run one after another.
 */
export function memoryValue<T>(start: T) {
  let value = structuredClone(start);
  let turn: Promise<unknown> = Promise.resolve();
  return {
    get: async () => structuredClone(value),
    set: async (next: T) => {
      value = structuredClone(next);
    },
    update: (change: (now: T) => T | Promise<T>): Promise<T> => {
      const next = turn.then(async () => {
        value = structuredClone(await change(structuredClone(value)));
        return structuredClone(value);
      });
      turn = next.catch(() => undefined);
      return next;
    },
  };
}

/** A promise that never settles: the step at which a worker is stopped. */
export function stopped<T>(): Promise<T> {
  return new Promise(() => {});
}
