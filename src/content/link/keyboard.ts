import { visibleBoxes } from '../highlight/clip.ts';
import { isRightToLeft } from '../highlight/reading-order.ts';
import { isFullyVisible } from './click-guard.ts';
import type { DialTarget } from './dial-target.ts';
import type { Link } from './link.ts';
import { focused, modalNow } from './modal.ts';
import type { OverlayHost } from './overlay-host.ts';

/** Numbers that can not be read where they stand are passed over. */
const mostSkipped = 100;

export interface KeyboardParts {
  readonly host: OverlayHost;
  readonly link: Link;
  /** The number after or before this one; the first in view without one. */
  neighbour(from: DialTarget | undefined, step: 1 | -1): DialTarget | undefined;
  /** What to say when there is none. */
  onNone(): void;
}

/**
 * Numbers by keyboard: Alt+Shift+. goes to the next number, Alt+Shift+, to the one before. There, the arrow keys go
 * on, Enter dials, Escape goes back to where one was. The two keys were chosen because no browser and no screen
 * reader takes them, and pages give access keys to letters and digits; they are read by place, not by character,
 * so that they are side by side on every layout.
 */
export class Keyboard {
  readonly #parts: KeyboardParts;
  #before: Element | undefined;
  #pressed = '';

  constructor(parts: KeyboardParts, signal: AbortSignal) {
    this.#parts = parts;
    window.addEventListener('keydown', (event) => this.#key(event), { capture: true, signal });
    window.addEventListener('keyup', (event) => this.#release(event), { capture: true, signal });
  }

  #key(event: KeyboardEvent): void {
    if (!event.isTrusted) return;
    const { host, link } = this.#parts;
    const isOurs = event.target === host.element;
    this.#pressed = isOurs ? event.code : '';
    if (isOurs) event.stopImmediatePropagation();
    const step = stepOf(event, isOurs && link.hasFocus);
    if (step) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#go(step);
    } else if (event.key === 'Escape' && link.target) {
      // Else the browser would go on to close the page's dialog.
      if (link.hasFocus) event.preventDefault();
      this.#leave();
    } else if (event.key === 'Tab' && isOurs && link.hasFocus) {
      this.#leave();
    }
  }

  /** A key pressed on our link stays ours, even if the link went with it. */
  #release(event: KeyboardEvent): void {
    if (event.code === this.#pressed) event.stopImmediatePropagation();
    this.#pressed = '';
  }

  #go(step: 1 | -1): void {
    const { link, neighbour, onNone } = this.#parts;
    let next = neighbour(link.target, step);
    for (
      let skipped = 0;
      next && !isFullyVisible(next.element, next.boxes()) && skipped < mostSkipped;
      skipped++
    )
      next = neighbour(next, step);
    if (!next) {
      onNone();
      return;
    }
    const onStage = link.isOnStage || modalNow() !== undefined;
    if (!link.hasFocus) this.#before = focused();
    reveal(next);
    if (link.show(next, { told: true, onStage })) link.focus();
  }

  /** The link goes first: as long as it stands on its stage, nothing of the page takes the focus. */
  #leave(): void {
    const { link } = this.#parts;
    const hadFocus = link.hasFocus;
    link.hide();
    if (hadFocus && this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#before = undefined;
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
