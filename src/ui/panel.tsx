import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Something that opens below its button: takes the focus, gives it back, and Escape closes it. */
export function Panel(props: { title: string; onClose: () => void; children: ComponentChildren }) {
  const panel = useRef<HTMLElement>(null);
  const onClose = useRef(props.onClose);
  onClose.current = props.onClose;
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const here = panel.current;
    here?.querySelector<HTMLElement>('input, select, button')?.focus();
    const byKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Else the browser closes the whole popup.
      event.preventDefault();
      onClose.current();
    };
    document.addEventListener('keydown', byKey);
    return () => {
      document.removeEventListener('keydown', byKey);
      const hasFocus = here?.contains(document.activeElement) || document.activeElement === document.body;
      if (hasFocus && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <section class="panel stack" aria-label={props.title} ref={panel}>
      {props.children}
    </section>
  );
}
