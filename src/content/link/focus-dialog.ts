import type { Translate } from '../../platform/i18n.ts';
import type { OverlayHost } from '../overlay/overlay-host.ts';

/**
 * A dialog that can have the focus while a modal dialog of the page is open. The page's dialog makes everything outside
 * it inert, even above it in the top layer, except a modal dialog that opens later. The page's dialog stays open.
 */
export class FocusDialog {
  readonly #host: OverlayHost;
  readonly #t: Translate;
  readonly #dialog = document.createElement('dialog');

  /** `onCancel` is called when the dialog closes, also by the browser's own keys. */
  constructor(host: OverlayHost, t: Translate, onCancel: () => void, signal: AbortSignal) {
    this.#host = host;
    this.#t = t;
    this.#dialog.className = 'focus-dialog';
    this.#dialog.addEventListener('close', onCancel, { signal });
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  /** Opens with this content, and makes everything else inert. */
  open(content: Element): void {
    if (this.isOpen) return;
    this.#dialog.setAttribute('aria-label', this.#t('page_focusDialog'));
    this.#host.root.append(this.#dialog);
    this.#dialog.append(content);
    this.#dialog.showModal();
  }

  /** Puts its content back into the overlay; the focus returns to where it was. */
  close(): void {
    if (!this.isOpen) return;
    this.#dialog.close();
    this.#host.root.append(...this.#dialog.children);
    this.#dialog.remove();
  }
}
