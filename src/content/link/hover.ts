import { isOutsideInert } from '../dom/modal.ts';
import type { DialTarget } from '../target/dial-target.ts';
import type { TargetFinder } from '../target/target-finder.ts';
import type { Link } from './link.ts';

/** Milliseconds that the pointer rests on a number before the link is shown. */
const restMs = 50;

/** Shows the link over the number that the pointer rests on, and hides it when the pointer leaves. */
export class Hover {
  readonly #link: Link;
  readonly #targets: TargetFinder;
  #timer = 0;
  #x = -1;
  #y = -1;

  constructor(link: Link, targets: TargetFinder, signal: AbortSignal) {
    this.#link = link;
    this.#targets = targets;
    const passive = { capture: true, passive: true, signal };
    window.addEventListener('pointermove', (event) => this.#move(event), passive);
    window.addEventListener('pointerover', (event) => this.#move(event), passive);
    window.addEventListener('scroll', () => link.follow(), passive);
    window.addEventListener('resize', () => link.follow(), passive);
    window.addEventListener('blur', () => clearTimeout(this.#timer), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** The page changed: hides a link whose number changed, and shows it again if a number is still there. */
  onPageChange(): void {
    const { target } = this.#link;
    if (!target || target.isCurrent()) return;
    this.#link.hide();
    if (target.element.isConnected && target.kind !== 'field') this.#showAfterRest([]);
  }

  #move(event: PointerEvent): void {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    const { clientX, clientY } = event;
    if (clientX === this.#x && clientY === this.#y) return;
    const isFirst = this.#x < 0;
    this.#x = clientX;
    this.#y = clientY;
    const link = this.#link;
    if (link.covers(clientX, clientY)) {
      if (link.isAt(clientX, clientY)) link.showTooltip();
      return;
    }
    const isKept = link.isInDialog ? isFirst : link.hasFocus;
    if (link.target && !isKept && !isFocusedField(link.target)) link.hide();
    if (event.buttons === 0) this.#showAfterRest(event.composedPath());
  }

  #showAfterRest(path: readonly EventTarget[]): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const target = this.#targets.at(this.#x, this.#y, path);
      if (target) this.#link.show(target, { isPassThrough: target.kind === 'link' || isOutsideInert() });
    }, restMs);
  }
}

/** Whether the target is the field that has the focus. */
export function isFocusedField({ kind, element }: DialTarget): boolean {
  return kind === 'field' && element.matches(':focus');
}
