import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** The result of `load`, undefined until it is there. It is loaded once each time the view opens. */
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
