import type { Translate } from '../../platform/i18n.ts';
import css from './overlay.css?inline';

/** How often the page may remove our element within the time span before it is no longer attached again. */
const maxReattachments = 5;
const reattachmentSpanMs = 5000;
const reattachmentPauseMs = 30_000;

/**
 * Our only element on the page: next to `body`, in the top layer, with its content in a closed shadow root. The page's
 * styles do not apply to it: `all: initial !important` inside wins over the page's own important rules.
 */
export class OverlayHost {
  readonly element = document.createElement('div');
  readonly root: ShadowRoot;
  readonly #t: Translate;
  readonly #status = document.createElement('div');
  readonly #clickActions = new Map<Element, (event: MouseEvent) => void>();
  readonly #keyActions = new Map<Element, (event: KeyboardEvent) => boolean>();
  /** The components that need the host on top of the page now. */
  readonly #users = new Set<object>();
  #sheet: CSSStyleSheet | undefined;
  #rules = '';
  #reattachments: number[] = [];
  #pausedUntil = 0;

  constructor(t: Translate, signal: AbortSignal) {
    this.element.popover = 'manual';
    this.root = this.element.attachShadow({ mode: 'closed', delegatesFocus: false });
    this.#t = t;
    this.#status.className = 'status';
    this.#status.setAttribute('role', 'status');
    this.root.append(this.#status);
    window.addEventListener('keydown', (event) => this.#pressKey(event), { capture: true, signal });
    signal.addEventListener('abort', () => this.element.remove());
  }

  /** Puts our element on top of the page for `user`, until `lower`. False when the page keeps removing it. */
  raise(user?: object): boolean {
    const { element } = this;
    if (element.parentNode !== document.documentElement && !this.#attach()) return false;
    if (!element.matches(':popover-open')) element.showPopover();
    if (user) this.#users.add(user);
    return true;
  }

  /** Raises our element over everything that the page put into the top layer since the last call. */
  raiseAgain(): boolean {
    if (this.element.matches(':popover-open')) this.element.hidePopover();
    return this.raise();
  }

  /** Releases the host for `user`. It is hidden when no user is left. */
  lower(user: object): void {
    this.#users.delete(user);
    if (this.#users.size === 0 && this.element.isConnected && this.element.matches(':popover-open'))
      this.element.hidePopover();
  }

  /** Announces a text to screen readers in a polite live region. */
  announce(text: string): void {
    if (this.raise()) this.#status.textContent = text;
  }

  /** Removes a text that was announced and is no longer true, so that a screen reader does not find it later. */
  retract(text: string): void {
    if (this.#status.textContent === text) this.#status.textContent = '';
  }

  /** Sets the action of a click on `part`. Clicks are intercepted before the page gets them, and dispatched by `click`. */
  onClick(part: Element, action: (event: MouseEvent) => void): void {
    this.#clickActions.set(part, action);
  }

  /** Runs the action of the part that an intercepted click is on. */
  click(event: MouseEvent): void {
    const hit = isFromKeyboard(event)
      ? this.root.activeElement
      : this.root.elementFromPoint(event.clientX, event.clientY);
    for (let part = hit; part; part = part.parentElement) {
      const action = this.#clickActions.get(part);
      if (action) {
        action(event);
        return;
      }
    }
  }

  /** Sets the action of keys while the focus is within `part`. `action` returns true if it handled the key. */
  onKey(part: Element, action: (event: KeyboardEvent) => boolean): void {
    this.#keyActions.set(part, action);
  }

  /** Whether our style sheet is the only one in the shadow root, and unchanged. */
  hasOwnStyles(): boolean {
    const { adoptedStyleSheets, styleSheets } = this.root;
    return (
      styleSheets.length === 0 &&
      adoptedStyleSheets.length === 1 &&
      adoptedStyleSheets[0] === this.#sheet &&
      this.#sheet !== undefined &&
      !this.#sheet.disabled &&
      textOfRules(this.#sheet) === this.#rules
    );
  }

  #pressKey(event: KeyboardEvent): void {
    if (!event.isTrusted || event.target !== this.element) return;
    for (let part = this.root.activeElement; part; part = part.parentElement)
      if (this.#keyActions.get(part)?.(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
  }

  /** Adds the styles late: the first translated message costs 8 ms, and most pages and frames show nothing. */
  #addStyles(): void {
    if (this.#sheet) return;
    const sheet = new CSSStyleSheet();
    // `all` does not reset the direction. The direction here follows the language of the extension, not of the page.
    const direction = this.#t('page_direction') === 'rtl' ? 'rtl' : 'ltr';
    sheet.replaceSync(`${css}:host { direction: ${direction} !important; unicode-bidi: isolate !important }`);
    this.root.adoptedStyleSheets = [sheet];
    this.#sheet = sheet;
    this.#rules = textOfRules(sheet);
    this.element.lang = this.#t('page_language');
  }

  #attach(): boolean {
    const now = performance.now();
    if (now < this.#pausedUntil) return false;
    this.#reattachments = [...this.#reattachments.filter((time) => now - time < reattachmentSpanMs), now];
    if (this.#reattachments.length > maxReattachments) {
      this.#pausedUntil = now + reattachmentPauseMs;
      return false;
    }
    this.#addStyles();
    // First, not last: next to the last text of the page, it would make that text count as changed.
    document.documentElement.prepend(this.element);
    return true;
  }
}

function textOfRules({ cssRules }: CSSStyleSheet): string {
  return Array.from(cssRules, ({ cssText }) => cssText).join('\n');
}

/** Whether a key caused the click: it has no coordinates. In Firefox `detail` is 1 on a link, so the source is checked. */
function isFromKeyboard(event: MouseEvent): boolean {
  const mozillaKeyboard = 6;
  return event.detail === 0 || (event as { mozInputSource?: number }).mozInputSource === mozillaKeyboard;
}
