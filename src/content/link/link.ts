import type { Translate } from '../../platform/i18n.ts';
import { visibleBoxes } from '../dom/visible-boxes.ts';
import { dwellMs, isFullyVisible, isUnmoved } from '../overlay/click-guard.ts';
import type { OverlayHost } from '../overlay/overlay-host.ts';
import { isDistorted } from '../overlay/page-effects.ts';
import { TopLayerWatch } from '../overlay/top-layer-watch.ts';
import { canTrackVisibility, VisibilityObserver } from '../overlay/visibility-observer.ts';
import type { DialTarget } from '../target/dial-target.ts';
import { FocusDialog } from './focus-dialog.ts';
import { isIn, LinkBox } from './link-box.ts';
import { scrollableAncestor, scrollStep } from './wheel-forwarding.ts';

/** Milliseconds that a link stays after its click. A double click takes half a second at most. */
const dialedForMs = 1500;

/** Why a click on the link does not dial now. */
export type Obstacle = 'changed' | 'tooEarly' | 'moved' | 'notSeen';

export interface LinkOptions {
  /**
   * Clicks target the page's element below and are intercepted: for links of the page itself, and where a modal dialog
   * makes everything outside it inert.
   */
  readonly isPassThrough?: boolean;
  /** Text below the number in the tooltip. */
  readonly note?: string;
  /** Whether the tooltip is shown at once. The button beside a field shows it when the pointer reaches the button. */
  readonly hasTooltip?: boolean;
  /** Milliseconds that the tooltip must have been shown before a click counts. */
  readonly dwell?: number;
  /** Whether the link takes the focus while a modal dialog of the page is open. */
  readonly isInDialog?: boolean;
}

/**
 * The single overlay link, positioned over the hovered or focused number. Its opaque tooltip shows what will be dialed,
 * so that nobody dials a number they cannot read.
 */
export class Link {
  readonly anchor: HTMLAnchorElement;
  readonly #host: OverlayHost;
  readonly #box: LinkBox;
  readonly #tooltip: HTMLElement;
  readonly #visibility: VisibilityObserver;
  readonly #topLayer: TopLayerWatch;
  readonly #dialog: FocusDialog;
  #target: DialTarget | undefined;
  /** Where the number was when the link was put over it. */
  #boxes: readonly DOMRect[] = [];
  #shownAt = 0;
  #dwell = dwellMs;
  #timer = 0;
  #isPassThrough = false;
  #isDialed = false;

  /** `otherNumbers`: where numbers are on the screen, which the tooltip leaves free where it can. */
  constructor(
    host: OverlayHost,
    t: Translate,
    signal: AbortSignal,
    otherNumbers: () => readonly DOMRect[] = () => [],
  ) {
    this.#host = host;
    this.#box = new LinkBox(host, t, otherNumbers);
    this.anchor = this.#box.anchor;
    this.#tooltip = this.#box.tooltip;
    this.#visibility = new VisibilityObserver(signal);
    this.#topLayer = new TopLayerWatch(host.element, () => this.#restartDwell(), signal);
    this.#dialog = new FocusDialog(host, t, () => this.hide(), signal);
    // Not a listener of the window: a non-passive wheel listener there makes the whole page scroll slower.
    this.anchor.addEventListener('wheel', (event) => this.#scrollBelow(event), { passive: false, signal });
    signal.addEventListener('abort', () => this.hide());
  }

  /** Whether only the last four digits of numbers are shown. What is dialed stays the same. */
  set isMasked(isMasked: boolean) {
    this.#box.isMasked = isMasked;
  }

  /** Whether the tooltip has a line for the lead of the number. */
  get hasLeadLine(): boolean {
    return this.#box.hasLeadLine;
  }

  set hasLeadLine(hasLeadLine: boolean) {
    this.#box.hasLeadLine = hasLeadLine;
  }

  /** Called with the target whose tooltip is shown, and with undefined when the link is hidden. */
  onTooltip: (target: DialTarget | undefined) => void = () => undefined;

  get target(): DialTarget | undefined {
    return this.#target;
  }

  get isPassThrough(): boolean {
    return this.#isPassThrough;
  }

  get isTooltipShown(): boolean {
    return !this.#tooltip.hidden;
  }

  /** Whether it keeps the focus from a modal dialog of the page as long as it is shown. */
  get isInDialog(): boolean {
    return this.#dialog.isOpen;
  }

  get hasFocus(): boolean {
    return this.#target !== undefined && this.#host.root.activeElement === this.anchor;
  }

  /** Whether its click has dialed. */
  get isDialed(): boolean {
    return this.#isDialed;
  }

  /** Puts the link over the target. False where the number cannot be seen or the page removes our element. */
  show(
    target: DialTarget,
    {
      isPassThrough = false,
      note = '',
      hasTooltip = target.kind !== 'field',
      dwell = dwellMs,
      isInDialog = false,
    }: LinkOptions = {},
  ): boolean {
    const boxes = visibleBoxes(target.element, target.boxes());
    if (boxes.length === 0 || !isFullyVisible(target.element, boxes) || !this.#host.raise(this)) {
      this.hide();
      return false;
    }
    this.#target = target;
    this.#boxes = boxes;
    this.#isPassThrough = isPassThrough;
    this.#dwell = dwell;
    this.#isDialed = false;
    this.#box.fill(target, note, '');
    this.anchor.hidden = false;
    if (isInDialog) this.#dialog.open(this.anchor);
    else this.#dialog.close();
    this.anchor.className = `link ${isPassThrough ? 'pass-through' : ''} ${target.kind === 'field' ? 'button' : ''}`;
    this.#box.place(target, boxes);
    this.#tooltip.hidden = true;
    this.#host.element.setAttribute('data-link', 'button');
    clearTimeout(this.#timer);
    if (hasTooltip) this.showTooltip();
    return true;
  }

  /** Shows the tooltip and starts the dwell time, because the number can be read from now on. */
  showTooltip(): void {
    if (!this.#target || !this.#tooltip.hidden) return;
    this.#tooltip.hidden = false;
    this.#box.place(this.#target, this.#boxes);
    const isCovered = !this.#isPassThrough && !this.#isTopmost();
    // The dialog of the link was opened last: it would make a host that is raised later inert.
    if (!this.isInDialog && (isCovered || this.#topLayer.hasOthers())) this.#host.raiseAgain();
    this.#visibility.observe(this.#tooltip);
    this.#startDwell();
    this.onTooltip(this.#target);
  }

  /** Shows who has the number, if the link is still on this target. The waiting time goes on, because nothing moves. */
  setLead(target: DialTarget, lead: string): void {
    if (this.#target === target && this.isTooltipShown) this.#box.fillLead(target, lead);
  }

  /** Marks the link as dialed. It stays for a moment, so that the second press of a double click does not reach the page. */
  markDialed(text: string): void {
    this.#isDialed = true;
    this.setNote(text);
    clearTimeout(this.#timer);
    this.#setReady(false);
    this.#timer = window.setTimeout(() => this.hide(), dialedForMs);
  }

  /** Changes the text below the number; the link stays where it is. */
  setNote(text: string): void {
    if (!this.#target) return;
    this.#box.fill(this.#target, text);
    this.#box.place(this.#target, this.#boxes);
  }

  hide(): void {
    if (!this.#target) return;
    clearTimeout(this.#timer);
    this.onTooltip(undefined);
    this.#target = undefined;
    this.anchor.hidden = true;
    this.#dialog.close();
    this.#visibility.disconnect();
    this.#topLayer.stop();
    this.#host.element.removeAttribute('data-link');
    this.#host.lower(this);
  }

  focus(): void {
    this.anchor.focus({ preventScroll: true });
  }

  /** Whether the point is on the link, its tooltip, or the number or field below. */
  covers(x: number, y: number): boolean {
    return this.isAt(x, y) || (this.#target !== undefined && isIn(this.#boxes, x, y));
  }

  /** Whether a click at the point is for the link. */
  isAt(x: number, y: number): boolean {
    return this.#target !== undefined && this.#box.isAt(x, y);
  }

  /** Why a click must not dial now; undefined if it may dial. */
  obstacle(): Obstacle | undefined {
    const target = this.#target;
    if (!target?.isCurrent()) return 'changed';
    const boxes = visibleBoxes(target.element, target.boxes());
    if (!isUnmoved(this.#boxes, boxes)) return 'moved';
    if (this.isTooltipShown && this.#topLayer.hasChanged()) this.#restartDwell();
    if (!this.isTooltipShown || performance.now() - this.#shownAt < this.#dwell) return 'tooEarly';
    if (!isFullyVisible(target.element, boxes) || !this.#isTooltipVisible(target)) return 'notSeen';
    return undefined;
  }

  /** Follows the number when the page scrolled or moved it; hides when the number is gone. */
  follow(): void {
    const target = this.#target;
    if (!target) return;
    const boxes = target.isCurrent() ? visibleBoxes(target.element, target.boxes()) : [];
    if (boxes.length === 0) this.hide();
    else if (!isUnmoved(this.#boxes, boxes))
      this.show(target, {
        isPassThrough: this.#isPassThrough,
        hasTooltip: this.isTooltipShown,
        isInDialog: this.isInDialog,
      });
  }

  /** Whether the tooltip is visible, unchanged, and shows what `target` dials. */
  #isTooltipVisible(target: DialTarget): boolean {
    return (
      this.#visibility.isSeen &&
      !isDistorted(this.#host.element) &&
      this.#host.hasOwnStyles() &&
      this.#box.isReadable(target) &&
      (this.#isPassThrough || this.isInDialog || this.#isTopmost())
    );
  }

  /** Whether our host is the topmost element at the middle and the corners of the tooltip. */
  #isTopmost(): boolean {
    return this.#box
      .tooltipPoints()
      .every(({ x, y }) => document.elementFromPoint(x, y) === this.#host.element);
  }

  /** The page put an element into the top layer, perhaps over the tooltip: it must be visible for a while again. */
  #restartDwell(): void {
    if (!this.#target || !this.isTooltipShown || this.#isDialed) return;
    if (this.isInDialog) {
      this.hide();
      return;
    }
    // Chromium reports the cover, and a menu of the page may cover the number.
    if (!canTrackVisibility) this.#host.raiseAgain();
    this.#startDwell();
  }

  #startDwell(): void {
    this.#topLayer.start();
    this.#shownAt = performance.now();
    this.#setReady(false);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#setReady(true), this.#dwell);
  }

  /** Scrolls the page's box below the link. The link is outside the page's tree: the wheel would scroll the window. */
  #scrollBelow(event: WheelEvent): void {
    const box = this.#target && !event.ctrlKey && scrollableAncestor(this.#target.element, event);
    if (!box) return;
    event.preventDefault();
    box.scrollBy(scrollStep(event, box));
  }

  /** Shows on our own element whether a click counts yet. */
  #setReady(isReady: boolean): void {
    this.#host.element.setAttribute('data-link', isReady ? 'ready' : 'waiting');
  }
}
