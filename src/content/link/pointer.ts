import { fieldIn } from '../match/form-field.ts';
import type { Notify } from '../page.ts';
import { doubleTap, isGesture, longestTap } from './click-guard.ts';
import { type DialTarget, phoneLinkIn } from './dial-target.ts';
import type { Link, Obstacle } from './link.ts';
import type { OverlayHost } from './overlay-host.ts';

/** Milliseconds that the pointer rests on a number before the link comes up. */
const rest = 50;

/** Events aimed at our element that no listener of the page gets to see. */
const kept = [
  'pointerdown',
  'pointerup',
  'pointermove',
  'pointerover',
  'pointerout',
  'mousedown',
  'mouseup',
  'mousemove',
  'mouseover',
  'mouseout',
  'auxclick',
  'contextmenu',
  'dblclick',
  'touchstart',
  'touchmove',
  'touchend',
  'dragstart',
  'keyup',
  'keypress',
] as const;

const notes = {
  changed: 'page_changed',
  moved: 'page_again',
  tooEarly: 'page_again',
  notSeen: 'page_notSeen',
} as const satisfies Record<Obstacle, string>;

export interface PointerParts {
  readonly host: OverlayHost;
  readonly link: Link;
  readonly say: Notify;
  /** The number at a point of the screen, or of the page's link or field that was hit. */
  targetAt(x: number, y: number, path: readonly EventTarget[]): DialTarget | undefined;
  /** The number of the page's phone link or field among these elements. */
  targetOf(path: readonly EventTarget[]): DialTarget | undefined;
  /** Takes in what the page changed in this very task. */
  flush(): void;
  onDial(target: DialTarget, preview: boolean): void;
}

/**
 * Pointer and clicks. Our listeners sit on the window, capture, first: what is aimed at our element stays ours, so
 * neither the row below nor a listener of the page sees it.
 */
export class Pointer {
  readonly #parts: PointerParts;
  #timer = 0;
  #x = -1;
  #y = -1;
  /** When the finger came down. */
  #touchedAt = 0;

  constructor(parts: PointerParts, signal: AbortSignal) {
    this.#parts = parts;
    const options = { capture: true, signal };
    const passive = { ...options, passive: true };
    window.addEventListener('pointermove', (event) => this.#move(event), passive);
    window.addEventListener('pointerover', (event) => this.#move(event), passive);
    window.addEventListener('pointerdown', (event) => this.#down(event), passive);
    window.addEventListener('click', (event) => this.#click(event), options);
    for (const type of kept)
      window.addEventListener(
        type,
        (event) => this.#keep(event),
        type.startsWith('touch') ? passive : options,
      );
    window.addEventListener('scroll', () => this.#parts.link.follow(), passive);
    window.addEventListener('resize', () => this.#parts.link.follow(), passive);
    window.addEventListener('focusin', (event) => this.#focus(event), options);
    window.addEventListener('focusout', (event) => this.#focusLeft(event), options);
    window.addEventListener('input', (event) => this.#input(event), options);
    window.addEventListener('blur', () => clearTimeout(this.#timer), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** The page changed: a link over something stale goes, and comes back if a number is there again. */
  pageChanged(): void {
    const { link } = this.#parts;
    const { target } = link;
    if (!target || target.isCurrent()) return;
    link.hide();
    if (!target.element.isConnected || target.kind === 'field') return;
    this.#restSoon([]);
  }

  /** Dials the link's number, or says in the chip why not. */
  activate(event: MouseEvent | KeyboardEvent): void {
    const { link, say, flush, onDial } = this.#parts;
    if (!isGesture(event)) return;
    flush();
    const { target } = link;
    if (!target || link.isSpent || this.#isLongPress(event)) return;
    const obstacle = link.obstacle();
    link.tell();
    if (obstacle === undefined) {
      onDial(target, event.shiftKey);
      return;
    }
    const note = say(isTouch(event) && notes[obstacle] === 'page_again' ? 'page_tapAgain' : notes[obstacle]);
    if (obstacle === 'changed') link.hide();
    else if (obstacle === 'moved') link.show(target, { aside: link.isAside, note, onStage: link.isOnStage });
    else link.note(note);
  }

  #down({ isTrusted, pointerType, timeStamp }: PointerEvent): void {
    if (isTrusted && pointerType === 'touch') this.#touchedAt = timeStamp;
  }

  /** A finger that rests asks for the context menu or selects; some systems send a click when it goes up. */
  #isLongPress(event: Event): boolean {
    return isTouch(event) && event.timeStamp - this.#touchedAt > longestTap;
  }

  #move(event: PointerEvent): void {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    const { clientX, clientY } = event;
    if (clientX === this.#x && clientY === this.#y) return;
    const isFirst = this.#x < 0;
    this.#x = clientX;
    this.#y = clientY;
    const { link } = this.#parts;
    if (link.covers(clientX, clientY)) {
      if (link.isAt(clientX, clientY)) link.tell();
      return;
    }
    const mayStay = link.isOnStage ? isFirst : link.hasFocus;
    if (link.target && !mayStay && !isFocusedField(link.target)) link.hide();
    if (event.buttons === 0) this.#restSoon(event.composedPath());
  }

  #restSoon(path: readonly EventTarget[]): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const target = this.#parts.targetAt(this.#x, this.#y, path);
      if (target) this.#parts.link.show(target, { aside: target.kind === 'link' || isOutsideInert() });
    }, rest);
  }

  #focus(event: FocusEvent): void {
    const { host, link, targetOf } = this.#parts;
    if (!event.isTrusted || event.target === host.element) return;
    const target = targetOf(event.composedPath());
    // The press of a click brings the focus too; the link that is up already stays as it is.
    if (target && link.target?.element !== target.element)
      link.show(target, { aside: target.kind === 'link' });
  }

  /** The focus left what it had brought up, other than to our own link. */
  #focusLeft(event: FocusEvent): void {
    const { host, link } = this.#parts;
    const { target } = link;
    if (!target || event.relatedTarget === host.element) return;
    if (event.target === host.element || event.composedPath()[0] === target.element) link.hide();
  }

  #input(event: Event): void {
    const { link, targetOf } = this.#parts;
    const field = fieldIn(event.composedPath());
    if (!event.isTrusted || !field) return;
    const target = targetOf([field]);
    if (target) link.show(target);
    else if (link.target?.element === field) link.hide();
  }

  #keep(event: Event): void {
    if (event.target === this.#parts.host.element) event.stopImmediatePropagation();
  }

  #click(event: MouseEvent): void {
    const { host, link, targetAt } = this.#parts;
    if (event.target === host.element) {
      event.stopImmediatePropagation();
      event.preventDefault();
      host.click(event);
      return;
    }
    if (!event.isTrusted || event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const path = event.composedPath();
    const isOnLink = link.isAside && event.detail > 0 && link.isAt(event.clientX, event.clientY);
    const pageLink = phoneLinkIn(path);
    const isTap = isTouch(event);
    if (!isOnLink && !pageLink && !isTap) return;
    const target = isOnLink ? link.target : targetAt(event.clientX, event.clientY, path);
    // A finger in a field is there to type; its button dials.
    if (!target || target.kind === 'field' || (!isOnLink && this.#isLongPress(event))) {
      if (isTap && link.target && !isFocusedField(link.target)) link.hide();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const isShown = link.target?.element === target.element && link.target.shown === target.shown;
    if (isShown) this.activate(event);
    else this.#show(target, isTap);
  }

  /** A first click or tap only shows what the next one dials. */
  #show(target: DialTarget, isTap: boolean): void {
    const { link, say } = this.#parts;
    // A finger that comes down on it may be about to scroll what is below.
    const aside = isTap || target.kind === 'link' || isOutsideInert();
    link.show(target, {
      aside,
      note: say(isTap ? 'page_tapAgain' : 'page_again'),
      ...(isTap ? { after: doubleTap } : {}),
    });
  }
}

function isFocusedField({ kind, element }: DialTarget): boolean {
  return kind === 'field' && element.matches(':focus');
}

function isTouch(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}

/** Whether the page made everything outside one element of it inert, or would close it at a click outside. */
export function isOutsideInert(): boolean {
  return document.querySelector(':modal,[popover=""]:popover-open,[popover="auto" i]:popover-open') !== null;
}
