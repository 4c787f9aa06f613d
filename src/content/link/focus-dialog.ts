import type { Notify } from '../page.ts';
import type { OverlayHost } from './overlay-host.ts';

/**
 * A place that can have the focus while a modal dialog of the page is open: that makes all outside it inert, also what
 * stands above it in the top layer. Only a modal dialog of our own, opened later, is not; it lets the page's one be
 * as it is, and goes with the link.
 */
export class FocusDialog {
  readonly #host: OverlayHost;
  readonly #say: Notify;
  readonly #dialog = document.createElement('dialog');

  /** `onLeft`: the reader left it with the browser's own means. */
  constructor(host: OverlayHost, say: Notify, onLeft: () => void, signal: AbortSignal) {
    this.#host = host;
    this.#say = say;
    this.#dialog.className = 'stage';
    this.#dialog.addEventListener('close', onLeft, { signal });
  }

  get isUp(): boolean {
    return this.#dialog.open;
  }

  /** Takes the element in, and everything else out of reach. */
  raise(content: Element): void {
    if (this.isUp) return;
    this.#dialog.setAttribute('aria-label', this.#say('page_stage'));
    this.#host.root.append(this.#dialog);
    this.#dialog.append(content);
    this.#dialog.showModal();
  }

  /** Puts what it holds back beside the page; the focus goes where it was before. */
  lower(): void {
    if (!this.isUp) return;
    this.#dialog.close();
    this.#host.root.append(...this.#dialog.children);
    this.#dialog.remove();
  }
}
