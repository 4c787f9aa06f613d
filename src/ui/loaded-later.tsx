import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';

/** A component whose file the page does not load at its start. It renders nothing until the file is loaded. */
export interface LaterComponent<P> {
  (props: P): ReturnType<FunctionComponent<P>>;
  /** Loads the file before the component is rendered. Rejects if the file cannot be loaded. */
  load(): Promise<void>;
}

/** Makes a component of `read`, which imports it. The file is loaded once, when the component is first rendered or by `load`. */
export function loadedLater<P extends object>(read: () => Promise<FunctionComponent<P>>): LaterComponent<P> {
  const loaded = signal<{ readonly Component: FunctionComponent<P> } | undefined>(undefined);
  let loading: Promise<void> | undefined;
  const load = () => {
    loading ??= read().then(
      (Component) => {
        loaded.value = { Component };
      },
      (error: unknown) => {
        // The next rendering tries again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  function Later(props: P) {
    useEffect(() => void load(), []);
    return loaded.value ? <loaded.value.Component {...props} /> : null;
  }
  return Object.assign(Later, { load });
}
