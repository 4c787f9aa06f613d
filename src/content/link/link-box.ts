import type { Translate } from '../../platform/i18n.ts';
import type { OverlayHost } from '../overlay/overlay-host.ts';
import { isReadableText } from '../overlay/readable-text.ts';
import { svgIcon } from '../overlay/svg-icon.ts';
import type { DialTarget } from '../target/dial-target.ts';
import { fieldButtonBox, textElement, tooltipText } from './tooltip.ts';
import { placeTooltip, viewNow, widestTooltip } from './tooltip-placement.ts';

const gap = 4;
/** The space for a name and a status. A longer text is cut, because the tooltip must keep its size. */
const leadWidth = '18em';
/** Pixels from the edges of the tooltip to the points that are tested, which are then inside its round corners. */
const inset = 5;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The elements of the link: a box over each line of the number, or a button beside its field, and the tooltip. */
export class LinkBox {
  readonly anchor = document.createElement('a');
  readonly tooltip = document.createElement('span');
  isMasked = false;
  /** Whether the tooltip has a line for the lead. The line has its place before its text comes, so that the text moves nothing. */
  hasLeadLine = false;
  readonly #host: OverlayHost;
  readonly #t: Translate;
  readonly #otherNumbers: () => readonly DOMRect[];
  #shownBoxes: readonly DOMRect[] = [];
  #text = '';
  #lead = '';

  /** `otherNumbers`: where the numbers on the screen are that the tooltip should not cover. */
  constructor(host: OverlayHost, t: Translate, otherNumbers: () => readonly DOMRect[]) {
    this.#host = host;
    this.#otherNumbers = otherNumbers;
    this.#t = t;
    this.anchor.className = 'link';
    this.anchor.draggable = false;
    this.anchor.hidden = true;
    this.tooltip.className = 'tooltip';
    host.root.append(this.anchor);
  }

  /** Shows what `target` dials, who has the number if that is known, and `note` below it. */
  fill(target: DialTarget, note: string, lead = this.#lead): void {
    const { number, details, name } = tooltipText(target, this.isMasked, this.#t);
    this.#lead = lead;
    this.anchor.href = hrefOf(target);
    this.anchor.setAttribute('aria-label', [name, lead, note].filter((part) => part !== '').join('. '));
    // Separated by spaces, so that the accessible name contains the visible text (WCAG 2.5.3).
    this.tooltip.replaceChildren(
      textElement('strong', number),
      ...details.flatMap((text) => [' ', textElement('span', text)]),
      ...(this.hasLeadLine ? [' ', textElement('span', lead, 'lead')] : []),
      ...(note ? [' ', textElement('span', note, 'note')] : []),
    );
    this.#text = this.tooltip.textContent;
  }

  /** Shows who has the number of `target`. Size, position and all other texts of the tooltip stay. */
  fillLead(target: DialTarget, lead: string): void {
    const line = this.tooltip.querySelector('.lead');
    if (!line) return;
    line.textContent = lead;
    this.#lead = lead;
    this.#text = this.tooltip.textContent;
    const { name } = tooltipText(target, this.isMasked, this.#t);
    const note = this.tooltip.querySelector('.note')?.textContent ?? '';
    this.anchor.setAttribute('aria-label', [name, lead, note].filter((part) => part !== '').join('. '));
  }

  /** Whether the tooltip still shows what `target` dials, in a text that can be read. */
  isReadable(target: DialTarget): boolean {
    const [number] = this.tooltip.children;
    return (
      number?.textContent === tooltipText(target, this.isMasked, this.#t).number &&
      this.tooltip.textContent === this.#text &&
      this.anchor.href === hrefOf(target) &&
      this.tooltip.parentNode === this.anchor &&
      this.#contains(number) &&
      isReadableText(number, this.tooltip)
    );
  }

  /** The middle of the tooltip and points near its corners, as far as they are in the window. */
  tooltipPoints(): Point[] {
    const { left, right, top, bottom } = this.tooltip.getBoundingClientRect();
    const points = [
      { x: (left + right) / 2, y: (top + bottom) / 2 },
      { x: left + inset, y: top + inset },
      { x: right - inset, y: top + inset },
      { x: left + inset, y: bottom - inset },
      { x: right - inset, y: bottom - inset },
    ];
    return points.filter(({ x, y }) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  }

  /** Puts the boxes over the lines and the tooltip beside them. */
  place({ kind, element }: DialTarget, lines: readonly DOMRect[]): void {
    const scale = (this.#host.element as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
    const isRightToLeft = getComputedStyle(element).direction === 'rtl';
    const isField = kind === 'field';
    this.#shownBoxes = isField ? lines.map((line) => fieldButtonBox(line, isRightToLeft)) : lines;
    this.anchor.replaceChildren(
      ...this.#shownBoxes.map((box) => boxElement(box, scale, isField)),
      this.tooltip,
    );
    this.#placeTooltip(scale, isRightToLeft);
  }

  /** Whether the point is on the boxes or the tooltip, or very near. */
  isAt(x: number, y: number): boolean {
    return isIn([...this.#shownBoxes, this.tooltip.getBoundingClientRect()], x, y);
  }

  /** Whether the number is whole in the tooltip. In a narrow frame it is wider, and the frame cuts it. */
  #contains(number: Element): boolean {
    const outer = this.tooltip.getBoundingClientRect();
    const inner = number.getBoundingClientRect();
    return inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
  }

  #isShown({ left, top }: DOMRect): boolean {
    return this.#shownBoxes.some((box) => Math.abs(box.left - left) < 1 && Math.abs(box.top - top) < 1);
  }

  #placeTooltip(scale: number, isRightToLeft: boolean): void {
    const view = viewNow();
    // The tooltip must stay readable on a page that is scaled down.
    const enlargement = Math.max(1, 1 / scale);
    const unit = scale * enlargement;
    const { style } = this.tooltip;
    style.zoom = `${enlargement}`;
    style.left = style.top = '0px';
    const widest = widestTooltip(view) / unit;
    style.maxWidth = `min(24em, ${widest}px)`;
    style.minWidth = this.hasLeadLine ? `min(${leadWidth}, ${widest}px)` : '0';
    const { left, top } = placeTooltip(
      this.#shownBoxes,
      this.tooltip.getBoundingClientRect(),
      view,
      isRightToLeft,
      this.tooltip.hidden ? [] : this.#otherNumbers().filter((other) => !this.#isShown(other)),
    );
    style.left = `${left / unit}px`;
    style.top = `${top / unit}px`;
  }
}

/** Whether the point is in one of the boxes, or very near. */
export function isIn(boxes: readonly DOMRect[], x: number, y: number): boolean {
  return boxes.some(
    ({ left, right, top, bottom, width }) =>
      width > 0 && x >= left - gap && x <= right + gap && y >= top - gap && y <= bottom + gap,
  );
}

/** RFC 3966. */
function hrefOf({ number, ext }: DialTarget): string {
  return `tel:${number}${ext === undefined ? '' : `;ext=${ext}`}`;
}

/** `scale`: how much larger the page makes all lengths. */
function boxElement({ left, top, width, height }: DOMRect, scale: number, isField: boolean): HTMLElement {
  const element = textElement('span', '', 'box');
  if (isField) element.append(svgIcon('handset'));
  element.style.left = `${left / scale}px`;
  element.style.top = `${top / scale}px`;
  element.style.width = `${width / scale}px`;
  element.style.height = `${height / scale}px`;
  return element;
}
