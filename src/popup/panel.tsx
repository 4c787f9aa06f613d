import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Something that opens below its button: takes the focus, gives it back, and Escape closes it. */
export function Panel(props: { title: string; onClose: () => void; children: ComponentChildren }) {
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    panel.current?.querySelector<HTMLElement>('input, select, button')?.focus();
    return () => {
      // Gone with the panel, and not moved on by the agent.
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <section
      class="panel stack"
      aria-label={props.title}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Else the browser closes the whole popup.
        event.preventDefault();
        props.onClose();
      }}
    >
      {props.children}
    </section>
  );
}
