import { useSignal } from '@preact/signals';
import type { Explanation } from '../failure.ts';
import type { Result } from '../result.ts';

export interface Action {
  readonly isBusy: boolean;
  /** Why the last request failed; undefined once another one is under way. */
  readonly failure: Explanation | undefined;
  /** Sends the request unless one is under way; then the result is undefined. */
  run<T>(send: () => Promise<Result<T, Explanation>>): Promise<Result<T, Explanation> | undefined>;
}

/** One request at a time, started by the user: whether it is under way, and why the last one failed. */
export function useAction(): Action {
  const isBusy = useSignal(false);
  const failure = useSignal<Explanation | undefined>(undefined);
  return {
    isBusy: isBusy.value,
    failure: failure.value,
    async run(send) {
      if (isBusy.value) return undefined;
      isBusy.value = true;
      failure.value = undefined;
      try {
        const result = await send();
        if (!result.ok) failure.value = result.error;
        return result;
      } finally {
        isBusy.value = false;
      }
    },
  };
}
