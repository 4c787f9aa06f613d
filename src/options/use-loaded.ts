import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What `load` gives, once it is there; loaded once for each time that the view is opened. */
export function useLoaded<T>(load: () => Promise<T>): Signal<T | undefined> {
  const loaded = useSignal<T | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the view is opened
  useEffect(() => {
    let isGone = false;
    void load().then((value) => {
      if (!isGone) loaded.value = value;
    });
    return () => {
      isGone = true;
    };
  }, []);
  return loaded;
}
