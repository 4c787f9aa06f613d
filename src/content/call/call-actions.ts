import type { CallView, PageCallAction } from '../../messages/contract.ts';
import type { Translate } from '../../platform/i18n.ts';
import { isOffered, oneOf } from '../../session/available-choices.ts';
import { dwellMs, isGesture } from '../overlay/click-guard.ts';
import type { OverlayHost } from '../overlay/overlay-host.ts';
import { isDistorted } from '../overlay/page-effects.ts';
import { isReadableText } from '../overlay/readable-text.ts';
import { TopLayerWatch } from '../overlay/top-layer-watch.ts';
import { canTrackVisibility, VisibilityObserver } from '../overlay/visibility-observer.ts';
import { BarButton } from './bar-button.ts';
import { Keypad } from './keypad.ts';

const simpleActions = ['park', 'grab', 'startRecording', 'stopRecording'] as const;
type SimpleAction = (typeof simpleActions)[number];

const opposite: Record<SimpleAction, SimpleAction> = {
  park: 'grab',
  grab: 'park',
  startRecording: 'stopRecording',
  stopRecording: 'startRecording',
};

export interface CallActionsDeps {
  readonly onAction: (action: PageCallAction) => void;
  /** Whether keys that are typed into the keypad are safe from listeners of the page. */
  readonly hasKeypad: boolean;
}

/**
 * The actions of a call besides Hang up. A press counts only if a person made it on a button that was visible and did
 * not move, as for a number.
 */
export class CallActions {
  readonly element = document.createElement('div');
  readonly #host: OverlayHost;
  readonly #t: Translate;
  readonly #onAction: (action: PageCallAction) => void;
  readonly #buttons: Record<SimpleAction, BarButton>;
  readonly #extension: BarButton;
  readonly #keypad: BarButton;
  readonly #keys: Keypad;
  readonly #reasons = document.createElement('div');
  readonly #more = document.createElement('div');
  readonly #hasKeypad: boolean;
  readonly #visibility: VisibilityObserver;
  readonly #topLayer: TopLayerWatch;
  #ext = '';
  /** Which buttons are shown, and since when. */
  #shape = '';
  #shownAt = 0;
  #timer = 0;

  constructor(
    host: OverlayHost,
    t: Translate,
    { onAction, hasKeypad }: CallActionsDeps,
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#t = t;
    this.#onAction = onAction;
    this.#hasKeypad = hasKeypad;
    this.#visibility = new VisibilityObserver(signal, () => this.#updateReady());
    this.#topLayer = new TopLayerWatch(host.element, () => this.#restartDwell(), signal);
    const buttonFor = (kind: SimpleAction) =>
      new BarButton(host, kind, t(`popup_${kind}`), (event) => this.#press(event, { kind }));
    this.#buttons = {
      park: buttonFor('park'),
      grab: buttonFor('grab'),
      startRecording: buttonFor('startRecording'),
      stopRecording: buttonFor('stopRecording'),
    };
    this.#extension = new BarButton(host, 'extension', '', (event) =>
      this.#press(event, { kind: 'tones', keys: this.#ext }),
    );
    this.#keys = new Keypad(
      host,
      t,
      (keys, event) => this.#press(event, { kind: 'tones', keys }),
      () => this.#toggle(),
    );
    this.#keypad = new BarButton(host, 'keypad', t('popup_keypad'), () => this.#toggle());
    const row = document.createElement('div');
    row.className = 'row';
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', t('popup_callWork'));
    const buttons = simpleActions.map((kind) => this.#buttons[kind].element);
    row.append(this.#extension.element, ...buttons, this.#keypad.element);
    this.#reasons.className = this.#more.className = 'note';
    this.#more.textContent = t('call_more');
    this.element.className = 'actions';
    this.element.append(row, this.#keys.element, this.#reasons, this.#more);
  }

  /** Shows the actions that the call allows now. `isBusy`: one was sent and has no reply yet. */
  show({ ext, controls, dropsToneSigns }: CallView, isBusy: boolean): void {
    const focused = this.#host.root.activeElement;
    this.element.hidden = !controls;
    if (!controls) {
      this.hide();
      return;
    }
    const shown = [
      oneOf(controls, 'park', 'grab'),
      oneOf(controls, 'startRecording', 'stopRecording'),
    ].filter((kind) => kind !== undefined);
    const reasonFor = (kind: keyof typeof controls) =>
      controls[kind] ? this.#t(`why_${controls[kind]}`) : '';
    for (const kind of simpleActions) this.#buttons[kind].set(shown.includes(kind), isBusy, reasonFor(kind));
    this.#ext = ext ?? '';
    this.#extension.element.textContent = this.#t('popup_sendExtension', this.#ext);
    this.#extension.set(this.#ext !== '' && !controls.tones, isBusy);
    const hasKeypad = isOffered(controls.tones) && this.#hasKeypad;
    this.#keypad.set(hasKeypad, false, reasonFor('tones'));
    if (controls.tones || !hasKeypad) this.#close();
    this.#keys.setBusy(isBusy);
    this.#keys.setDropsSigns(dropsToneSigns === true);
    this.#showReasons([...shown.map(reasonFor), this.#toneReason(controls.tones)]);
    this.#updateShape();
    if (this.element.contains(focused) && !focused?.checkVisibility()) this.#refocus(focused);
  }

  hide(): void {
    this.#close();
    this.#shape = '';
    this.#visibility.disconnect();
    this.#topLayer.stop();
    clearTimeout(this.#timer);
    this.#host.element.removeAttribute('data-bar');
  }

  /** Returns false if the press does not count, because no person made it or the button was not visible. */
  #press(event: MouseEvent, action: PageCallAction): boolean {
    if (!isGesture(event) || !this.#isReady) return false;
    if (this.#topLayer.hasChanged()) {
      this.#restartDwell();
      return false;
    }
    if (!this.#isVisible(event)) {
      const text = this.#t('call_notSeen');
      this.#showReasons([text]);
      this.#host.announce(text);
      return false;
    }
    this.#onAction(action);
    return true;
  }

  /** Whether the buttons are visible, with their own styles and readable labels. */
  #isVisible(event: MouseEvent): boolean {
    const pressed = this.#host.root.elementFromPoint(event.clientX, event.clientY)?.closest('button');
    const label = pressed ?? this.element.querySelector('button:not([hidden])');
    return (
      this.#visibility.isSeen &&
      !isDistorted(this.#host.element) &&
      this.#host.hasOwnStyles() &&
      label !== null &&
      this.element.parentElement !== null &&
      isReadableText(label, this.element.parentElement)
    );
  }

  /** Why no tones can be sent, or only from the popup. */
  #toneReason(tones: NonNullable<CallView['controls']>['tones']): string {
    if (!isOffered(tones)) return '';
    if (!this.#hasKeypad) return this.#t('call_keypadReload');
    return tones ? this.#t(`why_${tones}`) : '';
  }

  #showReasons(reasons: readonly string[]): void {
    this.#reasons.textContent = [...new Set(reasons)].filter(Boolean).join(' ');
    this.#reasons.hidden = this.#reasons.textContent === '';
  }

  #toggle(): void {
    if (this.#keys.isOpen) this.#close();
    else this.#keys.open();
    this.#updateShape();
  }

  #close(): void {
    const hadFocus = this.#keys.element.contains(this.#host.root.activeElement);
    this.#keys.close();
    if (hadFocus) this.#keypad.element.focus({ preventScroll: true });
  }

  /** Restarts the dwell time when other buttons are shown than before. */
  #updateShape(): void {
    const buttons = [...this.element.querySelectorAll('button')];
    const shape = buttons.map(({ hidden }) => hidden).join() + this.#keys.isOpen;
    this.#keypad.element.setAttribute('aria-expanded', String(this.#keys.isOpen));
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#visibility.observe(this.element);
    this.#startDwell();
  }

  get #isReady(): boolean {
    return performance.now() - this.#shownAt >= dwellMs && this.#visibility.isKnown;
  }

  /** The page put an element into the top layer, perhaps over the buttons: they must be visible for a while again. */
  #restartDwell(): void {
    if (this.element.hidden || this.#shape === '') return;
    if (!canTrackVisibility) this.#host.raiseAgain();
    this.#startDwell();
  }

  #startDwell(): void {
    this.#topLayer.start();
    this.#shownAt = performance.now();
    this.#updateReady();
  }

  /** Shows on our own element whether a press counts yet. */
  #updateReady(): void {
    clearTimeout(this.#timer);
    const rest = this.#shownAt + dwellMs - performance.now();
    // Timers can fire a little early.
    if (rest > 0) this.#timer = window.setTimeout(() => this.#updateReady(), Math.ceil(rest));
    this.#host.element.setAttribute('data-bar', this.#isReady ? 'ready' : 'waiting');
  }

  /** Moves the focus from a button that was hidden to the one that replaced it. */
  #refocus(hidden: Element | null): void {
    const kind = simpleActions.find((each) => this.#buttons[each].element === hidden);
    const next = kind ? this.#buttons[opposite[kind]].element : this.#keypad.element;
    next.focus({ preventScroll: true });
  }
}
