import type { Notify } from '../page.ts';
import type { DialTarget } from './dial-target.ts';
import type { OverlayHost } from './overlay-host.ts';
import { besideField, handset, part, tooltipOf } from './tooltip.ts';
import { placeTooltip, viewNow, widestTooltip } from './tooltip-placement.ts';

const gap = 4;

/** How the link is drawn: a box over each line of the number, or one beside its field, and the chip that says it all. */
export class LinkBox {
  readonly anchor = document.createElement('a');
  readonly chip = document.createElement('span');
  readonly #host: OverlayHost;
  readonly #say: Notify;
  #drawn: readonly DOMRect[] = [];

  constructor(host: OverlayHost, say: Notify) {
    this.#host = host;
    this.#say = say;
    this.anchor.className = 'link';
    this.anchor.draggable = false;
    this.anchor.hidden = true;
    this.chip.className = 'chip';
    host.root.append(this.anchor);
  }

  /** Says what `target` dials, and `note` with it. */
  fill(target: DialTarget, note: string): void {
    const { number, more, name, href } = tooltipOf(target, this.#say);
    this.anchor.href = href;
    this.anchor.setAttribute('aria-label', note ? `${name}. ${note}` : name);
    // With blanks between, so that what is seen is part of what is heard.
    this.chip.replaceChildren(
      part('strong', number),
      ...more.flatMap((text) => [' ', part('span', text)]),
      ...(note ? [' ', part('span', note, 'note')] : []),
    );
  }

  /** Puts the boxes over the lines and the chip beside them. */
  place({ kind, element }: DialTarget, lines: readonly DOMRect[]): void {
    const scale = (this.#host.element as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
    const isRightToLeft = getComputedStyle(element).direction === 'rtl';
    const isField = kind === 'field';
    this.#drawn = isField ? lines.map((line) => besideField(line, isRightToLeft)) : lines;
    this.anchor.replaceChildren(...this.#drawn.map((box) => boxAt(box, scale, isField)), this.chip);
    this.#placeChip(scale, isRightToLeft);
  }

  #placeChip(scale: number, isRightToLeft: boolean): void {
    const view = viewNow();
    // A page that is scaled down must not make it too small to read.
    const grown = Math.max(1, 1 / scale);
    const unit = scale * grown;
    const { style } = this.chip;
    style.zoom = `${grown}`;
    style.left = style.top = '0px';
    style.maxWidth = `min(24em, ${widestTooltip(view) / unit}px)`;
    const { left, top } = placeTooltip(this.#drawn, this.chip.getBoundingClientRect(), view, isRightToLeft);
    style.left = `${left / unit}px`;
    style.top = `${top / unit}px`;
  }

  /** Whether the point is on what is drawn, or very near. */
  isAt(x: number, y: number): boolean {
    return isIn([...this.#drawn, this.chip.getBoundingClientRect()], x, y);
  }
}

/** Whether the point is in one of the boxes, or very near. */
export function isIn(boxes: readonly DOMRect[], x: number, y: number): boolean {
  return boxes.some(
    ({ left, right, top, bottom, width }) =>
      width > 0 && x >= left - gap && x <= right + gap && y >= top - gap && y <= bottom + gap,
  );
}

/** `scale`: how much larger the page makes all lengths. */
function boxAt({ left, top, width, height }: DOMRect, scale: number, isField: boolean): HTMLElement {
  const element = part('span', '', 'box');
  if (isField) element.append(handset());
  element.style.left = `${left / scale}px`;
  element.style.top = `${top / scale}px`;
  element.style.width = `${width / scale}px`;
  element.style.height = `${height / scale}px`;
  return element;
}
