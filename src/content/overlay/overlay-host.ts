import type { Translate } from '../../platform/i18n.ts';
import css from './overlay.css?inline';

/** How often the page may remove our element within the span before we stop putting it back. */
const maxReattachments = 5;
const reattachmentSpanMs = 5000;
const reattachmentPauseMs = 30_000;

/**
 * The one element of ours on the page: beside body, in the top layer, its content in a closed shadow root. The page's
 * styles do not reach in: `all: initial !important` inside wins over the page's own important rules.
 */
export class OverlayHost {
  readonly element = document.createElement('div');
  readonly root: ShadowRoot;
  readonly #t: Translate;
  readonly #status = document.createElement('div');
  readonly #clickActions = new Map<Element, (event: MouseEvent) => void>();
  readonly #keyActions = new Map<Element, (event: KeyboardEvent) => boolean>();
  /** The parts that need the host on top of the page now. */
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

  /** Raises it over everything that the page put into the top layer since. */
  raiseAgain(): boolean {
    if (this.element.matches(':popover-open')) this.element.hidePopover();
    return this.raise();
  }

  /** `user` no longer needs the host. The last one hides it. */
  lower(user: object): void {
    this.#users.delete(user);
    if (this.#users.size === 0 && this.element.isConnected && this.element.matches(':popover-open'))
      this.element.hidePopover();
  }

  /** Gives a text to screen readers, politely. */
  announce(text: string): void {
    if (this.raise()) this.#status.textContent = text;
  }

  /** What a click on `part` does. Clicks are caught before the page sees them and passed on by `click`. */
  onClick(part: Element, action: (event: MouseEvent) => void): void {
    this.#clickActions.set(part, action);
  }

  /** Passes a caught click on to the part that it is for. */
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

  /** What a key does while the focus is within `part`; `action` gives true when it used the key. */
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

  /** Not before there is something to show: the first message costs 8 ms, and most pages and frames need none. */
  #addStyles(): void {
    if (this.#sheet) return;
    const sheet = new CSSStyleSheet();
    // `all` leaves out the direction. Ours is that of our language, not that of the page.
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
    // First, not last: beside the last text of the page it would make that text count as changed, and be read anew.
    document.documentElement.prepend(this.element);
    return true;
  }
}

function textOfRules({ cssRules }: CSSStyleSheet): string {
  return Array.from(cssRules, ({ cssText }) => cssText).join('\n');
}

/** Such a click has no coordinates. Firefox gives it the `detail` of one press on a link, and marks its source. */
function isFromKeyboard(event: MouseEvent): boolean {
  const mozillaKeyboard = 6;
  return event.detail === 0 || (event as { mozInputSource?: number }).mozInputSource === mozillaKeyboard;
}
