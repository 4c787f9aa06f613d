import { visibleBoxes } from '../highlight/clip.ts';
import type { Notify } from '../page.ts';
import { dwell, isFullyVisible, isUnmoved, VisibilityObserver } from './click-guard.ts';
import type { DialTarget } from './dial-target.ts';
import { FocusDialog } from './focus-dialog.ts';
import { isIn, LinkBox } from './link-box.ts';
import type { OverlayHost } from './overlay-host.ts';
import { scrollerOf, stepOf } from './wheel-forwarding.ts';

/** Milliseconds; a double click takes half a second at most. */
const spentFor = 1500;

/** Why a click on the link does not dial now. */
export type Obstacle = 'changed' | 'tooEarly' | 'moved' | 'notSeen';

/**
 * The one link of ours. It lies over the number that the pointer or the keyboard is at, and carries an opaque chip
 * that says what will be dialled, so that nobody dials a number they can not read.
 */
export class Link {
  readonly #host: OverlayHost;
  readonly #shape: LinkBox;
  readonly #anchor: HTMLAnchorElement;
  readonly #chip: HTMLElement;
  readonly #sight: VisibilityObserver;
  readonly #stage: FocusDialog;
  readonly #isBusy: () => boolean;
  #target: DialTarget | undefined;
  /** Where the number was when the link was laid over it. */
  #boxes: readonly DOMRect[] = [];
  #since = 0;
  #after = dwell;
  #timer = 0;
  #isAside = false;
  #isSpent = false;

  /** `isBusy`: whether something else on the host must stay in view when the link goes. */
  constructor(
    host: OverlayHost,
    say: Notify,
    onClick: (event: MouseEvent) => void,
    isBusy: () => boolean,
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#shape = new LinkBox(host, say);
    this.#anchor = this.#shape.anchor;
    this.#chip = this.#shape.chip;
    this.#isBusy = isBusy;
    this.#sight = new VisibilityObserver(signal);
    this.#stage = new FocusDialog(host, say, () => this.hide(), signal);
    host.onClick(this.#anchor, onClick);
    // Not passive, as is no other listener for the wheel: pages scroll slower where one may stop it.
    this.#anchor.addEventListener('wheel', (event) => this.#scrollBelow(event), { passive: false, signal });
    signal.addEventListener('abort', () => this.hide());
  }

  get target(): DialTarget | undefined {
    return this.#target;
  }

  /** Whether clicks are meant for the page's element below and caught on their way. */
  get isAside(): boolean {
    return this.#isAside;
  }

  /**
   * Lays the link over the target. `aside`: only shown, for links of the page itself and where a modal dialog
   * makes all outside it inert. `after`: milliseconds that it must have been told before a click counts.
   * `onStage`: it is to have the focus where a modal dialog of the page is open.
   */
  show(
    target: DialTarget,
    { aside = false, note = '', told = target.kind !== 'field', after = dwell, onStage = false } = {},
  ): boolean {
    const boxes = visibleBoxes(target.element, target.boxes());
    if (boxes.length === 0 || !isFullyVisible(target.element, boxes) || !this.#host.raise()) {
      this.hide();
      return false;
    }
    this.#target = target;
    this.#boxes = boxes;
    this.#isAside = aside;
    this.#after = after;
    this.#isSpent = false;
    this.#shape.fill(target, note);
    this.#anchor.hidden = false;
    if (onStage) this.#stage.raise(this.#anchor);
    else this.#stage.lower();
    this.#anchor.className = `link ${aside ? 'aside' : ''} ${target.kind === 'field' ? 'button' : ''}`;
    this.#shape.place(target, boxes);
    this.#chip.hidden = true;
    this.#host.element.setAttribute('data-link', 'button');
    clearTimeout(this.#timer);
    if (told) this.tell();
    return true;
  }

  /** Brings up the chip. From now on the number can be read, and the time until a click counts begins. */
  tell(): void {
    if (!this.#target || !this.#chip.hidden) return;
    this.#chip.hidden = false;
    this.#shape.place(this.#target, this.#boxes);
    const { left, top, width, height } = this.#chip.getBoundingClientRect();
    const uppermost = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!this.#isAside && uppermost !== this.#host.element) this.#host.raiseAgain();
    this.#sight.watch(this.#chip);
    this.#since = performance.now();
    this.#arm(false);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#arm(true), this.#after);
  }

  get isTold(): boolean {
    return !this.#chip.hidden;
  }

  /** Whether it stands in the way of a modal dialog of the page as long as it is there. */
  get isOnStage(): boolean {
    return this.#stage.isUp;
  }

  get hasFocus(): boolean {
    return this.#target !== undefined && this.#host.root.activeElement === this.#anchor;
  }

  /** Its click has dialled: it stays a moment, so that the second press of a double click does not reach the page. */
  spend(text: string): void {
    this.#isSpent = true;
    this.note(text);
    clearTimeout(this.#timer);
    this.#arm(false);
    this.#timer = window.setTimeout(() => this.hide(), spentFor);
  }

  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** Says something more in the chip, the link staying where it is. */
  note(text: string): void {
    if (!this.#target) return;
    this.#shape.fill(this.#target, text);
    this.#shape.place(this.#target, this.#boxes);
  }

  hide(): void {
    if (!this.#target) return;
    clearTimeout(this.#timer);
    this.#target = undefined;
    this.#anchor.hidden = true;
    this.#stage.lower();
    this.#sight.rest();
    this.#host.element.removeAttribute('data-link');
    if (!this.#isBusy()) this.#host.lower();
  }

  focus(): void {
    this.#anchor.focus({ preventScroll: true });
  }

  /** Whether the point is on the link or its chip. */
  covers(x: number, y: number): boolean {
    return this.isAt(x, y) || (this.#target !== undefined && isIn(this.#boxes, x, y));
  }

  /** Whether the point is where a click is meant for the link. */
  isAt(x: number, y: number): boolean {
    return this.#target !== undefined && this.#shape.isAt(x, y);
  }

  /** What keeps a click from dialling at this moment; nothing when it may. */
  obstacle(): Obstacle | undefined {
    const target = this.#target;
    if (!target?.isCurrent()) return 'changed';
    const boxes = visibleBoxes(target.element, target.boxes());
    if (!isUnmoved(this.#boxes, boxes)) return 'moved';
    if (!this.isTold || performance.now() - this.#since < this.#after) return 'tooEarly';
    if (!isFullyVisible(target.element, boxes) || !this.#sight.isSeen) return 'notSeen';
    return undefined;
  }

  /** Follows the number when the page scrolled or moved it; goes when it is gone. */
  follow(): void {
    const target = this.#target;
    if (!target) return;
    const boxes = target.isCurrent() ? visibleBoxes(target.element, target.boxes()) : [];
    if (boxes.length === 0) this.hide();
    else if (!isUnmoved(this.#boxes, boxes))
      this.show(target, { aside: this.#isAside, told: this.isTold, onStage: this.isOnStage });
  }

  /** The link lies beside the page's tree: of itself the wheel over it would scroll the window, not the box below. */
  #scrollBelow(event: WheelEvent): void {
    const box = this.#target && !event.ctrlKey && scrollerOf(this.#target.element, event);
    if (!box) return;
    event.preventDefault();
    box.scrollBy(stepOf(event, box));
  }

  /** Tells on our own element whether the link may be clicked yet. */
  #arm(ready: boolean): void {
    this.#host.element.setAttribute('data-link', ready ? 'ready' : 'waiting');
  }
}
