import { fieldIn } from '../target/form-field.ts';
import type { TargetFinder } from '../target/target-finder.ts';
import type { Link } from './link.ts';

/** Shows the link for the focused phone link or field of the page, and updates it while a person types. */
export class Focus {
  readonly #host: Element;
  readonly #link: Link;
  readonly #targets: TargetFinder;

  constructor(host: Element, link: Link, targets: TargetFinder, signal: AbortSignal) {
    this.#host = host;
    this.#link = link;
    this.#targets = targets;
    const options = { capture: true, signal };
    window.addEventListener('focusin', (event) => this.#enter(event), options);
    window.addEventListener('focusout', (event) => this.#leave(event), options);
    window.addEventListener('input', (event) => this.#type(event), options);
  }

  #enter(event: FocusEvent): void {
    if (!event.isTrusted || event.target === this.#host) return;
    const target = this.#targets.in(event.composedPath());
    // Pressing the mouse button moves the focus too; a link that is already shown stays as it is.
    if (target && this.#link.target?.element !== target.element)
      this.#link.show(target, { isPassThrough: target.kind === 'link' });
  }

  /** The focus left the element of the link, other than to the link itself. */
  #leave(event: FocusEvent): void {
    const { target } = this.#link;
    if (!target || event.relatedTarget === this.#host) return;
    if (event.target === this.#host || event.composedPath()[0] === target.element) this.#link.hide();
  }

  #type(event: Event): void {
    const field = fieldIn(event.composedPath());
    if (!event.isTrusted || !field) return;
    const target = this.#targets.in([field]);
    if (target) this.#link.show(target);
    else if (this.#link.target?.element === field) this.#link.hide();
  }
}
