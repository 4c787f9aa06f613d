import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import css from './disclosure.module.css';

/** A section that opens below its button: it takes the focus, gives it back, and Escape closes it. */
export function Disclosure(props: { title: string; onClose: () => void; children: ComponentChildren }) {
  const element = useRef<HTMLElement>(null);
  const onClose = useRef(props.onClose);
  onClose.current = props.onClose;
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const section = element.current;
    section?.querySelector<HTMLElement>('input, select, button')?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Without this, the browser closes the whole popup.
      event.preventDefault();
      onClose.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      const hasFocus = section?.contains(document.activeElement) || document.activeElement === document.body;
      if (hasFocus && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <section class={`${css['disclosure']} stack`} aria-label={props.title} ref={element}>
      {props.children}
    </section>
  );
}
