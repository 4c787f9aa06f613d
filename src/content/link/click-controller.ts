import type { Translate } from '../../platform/i18n.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isOutsideInert } from '../dom/modal.ts';
import { doubleTapMs, isGesture } from '../overlay/click-guard.ts';
import type { OverlayHost } from '../overlay/overlay-host.ts';
import { type DialTarget, phoneLinkIn } from '../target/dial-target.ts';
import type { TargetFinder } from '../target/target-finder.ts';
import { isFocusedField } from './hover.ts';
import type { Link, Obstacle } from './link.ts';
import { isTouch, TapTimer } from './touch.ts';

const notes = {
  changed: 'page_changed',
  moved: 'page_again',
  tooEarly: 'page_again',
  notSeen: 'page_notSeen',
} as const satisfies Record<Obstacle, string>;

export interface ClickDeps {
  readonly host: OverlayHost;
  readonly link: Link;
  readonly targets: TargetFinder;
  readonly t: Translate;
  /** Handles the changes that the page made in the current task. */
  readonly flush: () => void;
  /** `isPreview`: the lead is only shown on the agent screen. */
  readonly dial: (target: DialTarget, isPreview: boolean) => void;
}

/** Decides what a click does: it dials the number of the link, shows the link, or is left to the page. */
export class ClickController {
  readonly #deps: ClickDeps;
  readonly #taps: TapTimer;

  constructor(deps: ClickDeps, signal: AbortSignal) {
    this.#deps = deps;
    this.#taps = new TapTimer(signal);
    deps.host.onClick(deps.link.anchor, (event) => this.#activate(event));
    window.addEventListener('click', (event) => this.#click(event), { capture: true, signal });
  }

  /** The target to dial now, or why the link does not dial. Undefined for an event that is no click of a person. */
  tryActivate(event: MouseEvent): Result<DialTarget, Obstacle> | undefined {
    return isGesture(event) && !this.#taps.isLongPress(event) ? this.#ready() : undefined;
  }

  /** Dials the number of the link, with the checks of a click: for a shortcut of the browser. */
  activate(): void {
    this.#run(this.#ready(), { isPreview: false, isTap: false });
  }

  /** The target that the person sees, or why it is not dialed. Undefined if there is none, or if it was just dialed. */
  #ready(): Result<DialTarget, Obstacle> | undefined {
    const { link, flush } = this.#deps;
    flush();
    const { target } = link;
    if (!target || link.isDialed) return undefined;
    const obstacle = link.obstacle();
    return obstacle === undefined ? ok(target) : fail(obstacle);
  }

  #activate(event: MouseEvent): void {
    this.#run(this.tryActivate(event), { isPreview: event.shiftKey, isTap: isTouch(event) });
  }

  #run(
    activated: Result<DialTarget, Obstacle> | undefined,
    { isPreview, isTap }: { isPreview: boolean; isTap: boolean },
  ): void {
    const { link, dial } = this.#deps;
    if (!activated) return;
    link.showTooltip();
    if (activated.ok) dial(activated.value, isPreview);
    else this.#explain(activated.error, isTap);
  }

  /** Shows in the tooltip why the click did not dial. */
  #explain(obstacle: Obstacle, isTap: boolean): void {
    const { link, t } = this.#deps;
    const { target, isPassThrough, isInDialog } = link;
    const key = notes[obstacle];
    const note = t(isTap && key === 'page_again' ? 'page_tapAgain' : key);
    if (obstacle === 'changed') link.hide();
    else if (obstacle === 'moved' && target) link.show(target, { isPassThrough, note, isInDialog });
    else link.setNote(note);
  }

  #click(event: MouseEvent): void {
    const { host, link, targets } = this.#deps;
    if (event.target === host.element) {
      stop(event);
      host.click(event);
      return;
    }
    if (!event.isTrusted || event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const path = event.composedPath();
    const isOnLink = link.isPassThrough && event.detail > 0 && link.isAt(event.clientX, event.clientY);
    const isTap = isTouch(event);
    if (!isOnLink && !phoneLinkIn(path) && !isTap) return;
    const target = isOnLink ? link.target : targets.at(event.clientX, event.clientY, path);
    // A tap in a field is for typing; the button beside the field dials.
    if (!target || target.kind === 'field' || (!isOnLink && this.#taps.isLongPress(event))) {
      if (isTap && link.target && !isFocusedField(link.target)) link.hide();
      return;
    }
    stop(event);
    const isShown = link.target?.element === target.element && link.target.shown === target.shown;
    if (isShown) this.#activate(event);
    else this.#show(target, isTap);
  }

  /** Shows the link: a first click or tap shows the number, and the next one dials it. */
  #show(target: DialTarget, isTap: boolean): void {
    const { link, t } = this.#deps;
    // A touch on the link may start to scroll the page below.
    const isPassThrough = isTap || target.kind === 'link' || isOutsideInert();
    link.show(target, {
      isPassThrough,
      note: t(isTap ? 'page_tapAgain' : 'page_again'),
      ...(isTap ? { dwell: doubleTapMs } : {}),
    });
  }
}

function stop(event: Event): void {
  event.stopImmediatePropagation();
  event.preventDefault();
}
