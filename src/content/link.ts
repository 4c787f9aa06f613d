import { format, readE164 } from '../phone/number.ts';
import type { Host } from './host.ts';
import type { Say } from './page.ts';
import type { Target } from './target.ts';
import { dwell, isReadable, isUnmoved, Sight } from './trust.ts';

const gap = 4;
const margin = 8;
const buttonSize = 26;

/** Why a click on the link does not dial now. */
export type Obstacle = 'changed' | 'tooEarly' | 'moved' | 'notSeen';

/**
 * The one link of ours. It lies over the number that the pointer or the keyboard is at, and carries an opaque chip
 * that says what will be dialled, so that nobody dials a number they can not read.
 */
export class Link {
  readonly #host: Host;
  readonly #say: Say;
  readonly #anchor = document.createElement('a');
  readonly #chip = document.createElement('span');
  readonly #sight: Sight;
  readonly #isBusy: () => boolean;
  #target: Target | undefined;
  #boxes: readonly DOMRect[] = [];
  #since = 0;
  #timer = 0;
  #isAside = false;

  /** `isBusy`: whether something else on the host must stay in view when the link goes. */
  constructor(
    host: Host,
    say: Say,
    onClick: (event: MouseEvent) => void,
    isBusy: () => boolean,
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#say = say;
    this.#isBusy = isBusy;
    this.#sight = new Sight(signal);
    this.#anchor.className = 'link';
    this.#anchor.draggable = false;
    this.#anchor.hidden = true;
    this.#chip.className = 'chip';
    host.root.append(this.#anchor);
    host.onClick(this.#anchor, onClick);
    signal.addEventListener('abort', () => this.hide());
  }

  get target(): Target | undefined {
    return this.#target;
  }

  /** Whether clicks are meant for the page's element below and caught on their way. */
  get isAside(): boolean {
    return this.#isAside;
  }

  /**
   * Lays the link over the target. `aside`: only shown, for links of the page itself and where a modal dialog
   * makes all outside it inert.
   */
  show(target: Target, { aside = false, note = '' } = {}): boolean {
    const boxes = target.boxes();
    if (boxes.length === 0 || !isReadable(target.element, boxes) || !this.#host.raise()) {
      this.hide();
      return false;
    }
    this.#target = target;
    this.#boxes = boxes;
    this.#isAside = aside;
    this.#fill(target, note);
    this.#anchor.hidden = false;
    this.#anchor.className = `link ${aside ? 'aside' : ''} ${target.kind === 'field' ? 'button' : ''}`;
    this.#place(boxes);
    const middle = this.#chip.getBoundingClientRect();
    const top = document.elementFromPoint(middle.left + middle.width / 2, middle.top + middle.height / 2);
    if (!aside && top !== this.#host.element) this.#host.raiseAgain();
    this.#sight.watch(this.#chip);
    this.#since = performance.now();
    this.#arm(false);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#arm(true), dwell);
    return true;
  }

  /** Says something more in the chip, the link staying where it is. */
  note(text: string): void {
    if (!this.#target) return;
    this.#fill(this.#target, text);
    this.#place(this.#boxes);
  }

  hide(): void {
    if (!this.#target) return;
    clearTimeout(this.#timer);
    this.#target = undefined;
    this.#anchor.hidden = true;
    this.#sight.rest();
    this.#host.element.removeAttribute('data-link');
    if (!this.#isBusy()) this.#host.lower();
  }

  focus(): void {
    this.#anchor.focus({ preventScroll: true });
  }

  /** Whether the point is on the link or its chip. */
  covers(x: number, y: number): boolean {
    if (!this.#target) return false;
    const chip = this.#chip.getBoundingClientRect();
    return [...this.#boxes, chip].some(
      (box) => x >= box.left - gap && x <= box.right + gap && y >= box.top - gap && y <= box.bottom + gap,
    );
  }

  /** What keeps a click from dialling at this moment; nothing when it may. */
  obstacle(): Obstacle | undefined {
    const target = this.#target;
    if (!target?.isCurrent()) return 'changed';
    const boxes = target.boxes();
    if (!isUnmoved(this.#boxes, boxes)) return 'moved';
    if (!isReadable(target.element, boxes) || !this.#sight.isSeen) return 'notSeen';
    if (performance.now() - this.#since < dwell) return 'tooEarly';
    return undefined;
  }

  /** Follows the number when the page scrolled or moved it; goes when it is gone. */
  follow(): void {
    const target = this.#target;
    if (!target) return;
    const boxes = target.isCurrent() ? target.boxes() : [];
    if (boxes.length === 0) this.hide();
    else if (!isUnmoved(this.#boxes, boxes)) this.show(target, { aside: this.#isAside });
  }

  /** Tells on our own element whether the link may be clicked yet. */
  #arm(ready: boolean): void {
    this.#host.element.setAttribute('data-link', ready ? 'ready' : 'waiting');
  }

  #fill(target: Target, note: string): void {
    const { number, ext } = target;
    const readable = format(number);
    const place = placeOf(number);
    const extension = ext === undefined ? '' : this.#say('page_extension', ext);
    this.#anchor.href = `tel:${number}${ext === undefined ? '' : `;ext=${ext}`}`;
    const named = [this.#say('page_call', readable), extension, place].filter(Boolean).join(', ');
    this.#anchor.setAttribute('aria-label', note ? `${named}. ${note}` : named);
    this.#chip.replaceChildren(
      part('strong', readable),
      ...[extension, place].filter(Boolean).map((text) => part('span', text)),
      ...(note ? [part('span', note, 'note')] : []),
    );
  }

  /** Puts the boxes over the lines and the chip below them, or above when there is no room. */
  #place(lines: readonly DOMRect[]): void {
    const scale = (this.#host.element as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
    const boxes = this.#target?.kind === 'field' ? lines.map(besideField) : lines;
    if (this.#target?.kind === 'field') this.#boxes = lines;
    this.#anchor.replaceChildren(
      ...boxes.map((box) => {
        const element = part('span', '', 'box');
        if (this.#target?.kind === 'field') element.append(handset());
        element.style.left = `${box.left / scale}px`;
        element.style.top = `${box.top / scale}px`;
        element.style.width = `${box.width / scale}px`;
        element.style.height = `${box.height / scale}px`;
        return element;
      }),
      this.#chip,
    );
    const last = boxes.at(-1);
    if (!last) return;
    this.#chip.style.left = this.#chip.style.top = '0px';
    const chip = this.#chip.getBoundingClientRect();
    const isBelow = last.bottom + gap + chip.height + margin < innerHeight;
    const top = isBelow ? last.bottom + gap : Math.max(0, (boxes[0] ?? last).top - gap - chip.height);
    const left = Math.min(
      Math.max(last.left - margin, margin),
      Math.max(margin, innerWidth - chip.width - margin),
    );
    this.#chip.style.left = `${left / scale}px`;
    this.#chip.style.top = `${top / scale}px`;
  }
}

/** Country of the number in the browser's language; empty when it belongs to none. */
function placeOf(number: string): string {
  const country = readE164(number)?.country;
  if (!country) return '';
  return new Intl.DisplayNames(undefined, { type: 'region' }).of(country) ?? country;
}

/** A round button at the end of the field: outside where there is room, else inside its edge. */
function besideField(field: DOMRect): DOMRect {
  const size = Math.min(buttonSize, Math.max(16, field.height));
  const isOutside = field.right + gap + size < innerWidth;
  const left = isOutside ? field.right + gap : field.right - size - gap;
  const top = field.height > 2 * size ? field.top + gap : field.top + (field.height - size) / 2;
  return new DOMRect(left, top, size, size);
}

function part(tag: string, text: string, name = ''): HTMLElement {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}

function handset(): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(space, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('fill', 'currentColor');
  path.setAttribute(
    'd',
    'M7 3h3l1.5 5-2 1.5a12 12 0 0 0 5 5l1.5-2 5 1.5v3a3 3 0 0 1-3 3C10.500 20 4 13.500 4 6a3 3 0 0 1 3-3z',
  );
  picture.append(path);
  return picture;
}
