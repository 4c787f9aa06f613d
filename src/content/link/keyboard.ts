import { focused, modalNow } from '../dom/modal.ts';
import { visibleBoxes } from '../dom/visible-boxes.ts';
import { isFullyVisible } from '../overlay/click-guard.ts';
import type { OverlayHost } from '../overlay/overlay-host.ts';
import type { DialTarget } from '../target/dial-target.ts';
import { isRightToLeft } from '../target/reading-order.ts';
import type { Link } from './link.ts';

/** How many numbers the keys skip at most because they are not fully visible. */
const maxSkipped = 100;

export interface KeyboardDeps {
  readonly host: OverlayHost;
  readonly link: Link;
  /** The number after or before this one; the first in view without one. */
  neighbor(from: DialTarget | undefined, step: 1 | -1): DialTarget | undefined;
  /** Called when there is no such number. */
  onNone(): void;
}

/**
 * Keyboard access to the numbers: Alt+Shift+. moves to the next number, Alt+Shift+, to the previous one. On a number,
 * the arrow keys move on, Enter dials, and Escape moves the focus back. No browser or screen reader uses the two keys,
 * and pages use letters and digits as access keys. Keys are identified by position: the two are adjacent on all layouts.
 */
export class Keyboard {
  readonly #deps: KeyboardDeps;
  #focusedBefore: Element | undefined;
  #pressed = '';

  constructor(deps: KeyboardDeps, signal: AbortSignal) {
    this.#deps = deps;
    window.addEventListener('keydown', (event) => this.#key(event), { capture: true, signal });
    window.addEventListener('keyup', (event) => this.#release(event), { capture: true, signal });
  }

  #key(event: KeyboardEvent): void {
    if (!event.isTrusted) return;
    const { host, link } = this.#deps;
    const isOurs = event.target === host.element;
    this.#pressed = isOurs ? event.code : '';
    if (isOurs) event.stopImmediatePropagation();
    const step = stepOf(event, isOurs && link.hasFocus);
    if (step) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#go(step);
    } else if (event.key === 'Escape' && link.target) {
      // The browser would also close the page's dialog.
      if (link.hasFocus) event.preventDefault();
      this.#leave();
    } else if (event.key === 'Tab' && isOurs && link.hasFocus) {
      this.#leave();
    }
  }

  /** Hides from the page the release of a key that was pressed on our link, even if the key hid the link. */
  #release(event: KeyboardEvent): void {
    if (event.code === this.#pressed) event.stopImmediatePropagation();
    this.#pressed = '';
  }

  #go(step: 1 | -1): void {
    const { link, neighbor, onNone } = this.#deps;
    let next = neighbor(link.target, step);
    for (
      let skipped = 0;
      next && !isFullyVisible(next.element, next.boxes()) && skipped < maxSkipped;
      skipped++
    )
      next = neighbor(next, step);
    if (!next) {
      onNone();
      return;
    }
    const isInDialog = link.isInDialog || modalNow() !== undefined;
    if (!link.hasFocus) this.#focusedBefore = focused();
    reveal(next);
    if (link.show(next, { hasTooltip: true, isInDialog })) link.focus();
  }

  /** The link is hidden first: while its dialog is open, nothing of the page takes the focus. */
  #leave(): void {
    const { link } = this.#deps;
    const hadFocus = link.hasFocus;
    link.hide();
    if (hadFocus && this.#focusedBefore instanceof HTMLElement)
      this.#focusedBefore.focus({ preventScroll: true });
    this.#focusedBefore = undefined;
  }
}

function stepOf(event: KeyboardEvent, isOnLink: boolean): 1 | -1 | undefined {
  const { key, code, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return undefined;
  if (altKey && shiftKey && code === 'Period') return 1;
  if (altKey && shiftKey && code === 'Comma') return -1;
  if (!isOnLink || altKey) return undefined;
  if (key === 'ArrowDown') return 1;
  if (key === 'ArrowUp') return -1;
  if (key === 'ArrowRight') return isRightToLeft() ? -1 : 1;
  if (key === 'ArrowLeft') return isRightToLeft() ? 1 : -1;
  return undefined;
}

/** Scrolls the number into view if it is not, or only a part of it. */
function reveal(target: DialTarget): void {
  const isOut = () => {
    const boxes = target.boxes();
    const seen = visibleBoxes(target.element, boxes);
    return (
      seen.length < boxes.length ||
      boxes.some((box, index) => box.height - (seen[index]?.height ?? 0) > 1) ||
      boxes.some(
        ({ top, bottom, left, right }) => top < 0 || bottom > innerHeight || left < 0 || right > innerWidth,
      )
    );
  };
  if (!isOut()) return;
  target.element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const [box] = target.boxes();
  // An element taller than the window can be in view without its number.
  if (box && isOut()) window.scrollBy({ top: box.top - innerHeight / 2, behavior: 'instant' });
}
