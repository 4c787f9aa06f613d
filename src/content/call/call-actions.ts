import type { CallView, PageCallAction } from '../../messages/contract.ts';
import { isOffered, pairOf } from '../../session/available-choices.ts';
import { dwell, isGesture, VisibilityObserver } from '../link/click-guard.ts';
import type { OverlayHost } from '../link/overlay-host.ts';
import type { Notify } from '../page.ts';
import { BarButton } from './bar-button.ts';
import { Keypad } from './keypad.ts';

const simple = ['park', 'grab', 'startRecording', 'stopRecording'] as const;
type Simple = (typeof simple)[number];

const opposite: Record<Simple, Simple> = {
  park: 'grab',
  grab: 'park',
  startRecording: 'stopRecording',
  stopRecording: 'startRecording',
};

/**
 * What an agent can do with the call without leaving the page, besides ending it. As for a number, a press counts only
 * if a person does it on what stood still and was plain to see.
 */
export class CallActions {
  readonly element = document.createElement('div');
  readonly #host: OverlayHost;
  readonly #say: Notify;
  readonly #onWork: (work: PageCallAction) => void;
  readonly #buttons: Record<Simple, BarButton>;
  readonly #extension: BarButton;
  readonly #keypad: BarButton;
  readonly #keys: Keypad;
  readonly #why = document.createElement('div');
  readonly #more = document.createElement('div');
  readonly #sight: VisibilityObserver;
  #ext = '';
  /** What stands where, and since when. */
  #shape = '';
  #since = 0;
  #timer = 0;

  constructor(host: OverlayHost, say: Notify, onWork: (work: PageCallAction) => void, signal: AbortSignal) {
    this.#host = host;
    this.#say = say;
    this.#onWork = onWork;
    this.#sight = new VisibilityObserver(signal, () => this.#arm());
    const order = (kind: Simple) =>
      new BarButton(host, kind, say(`popup_${kind}`), (event) => this.#press(event, { kind }));
    this.#buttons = {
      park: order('park'),
      grab: order('grab'),
      startRecording: order('startRecording'),
      stopRecording: order('stopRecording'),
    };
    this.#extension = new BarButton(host, 'extension', '', (event) =>
      this.#press(event, { kind: 'tones', keys: this.#ext }),
    );
    this.#keys = new Keypad(
      host,
      say,
      (keys, event) => this.#press(event, { kind: 'tones', keys }),
      () => this.#toggle(),
    );
    this.#keypad = new BarButton(host, 'keypad', say('popup_keypad'), () => this.#toggle());
    const row = document.createElement('div');
    row.className = 'row';
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', say('popup_callWork'));
    const orders = simple.map((kind) => this.#buttons[kind].element);
    row.append(this.#extension.element, ...orders, this.#keypad.element);
    this.#why.className = this.#more.className = 'todo';
    this.#more.textContent = say('call_more');
    this.element.className = 'work';
    this.element.append(row, this.#keys.element, this.#why, this.#more);
  }

  show({ ext, controls }: CallView, isBusy: boolean): void {
    const focused = this.#host.root.activeElement;
    this.element.hidden = !controls;
    if (!controls) {
      this.hide();
      return;
    }
    const shown: Simple[] = [
      ...pairOf(controls, 'park', 'grab'),
      ...pairOf(controls, 'startRecording', 'stopRecording'),
    ];
    const why = (kind: keyof typeof controls) => (controls[kind] ? this.#say(`why_${controls[kind]}`) : '');
    for (const kind of simple) this.#buttons[kind].set(shown.includes(kind), isBusy, why(kind));
    this.#ext = ext ?? '';
    this.#extension.element.textContent = this.#say('popup_sendExtension', this.#ext);
    this.#extension.set(this.#ext !== '' && !controls.tones, isBusy);
    this.#keypad.set(isOffered(controls.tones), false, why('tones'));
    if (controls.tones) this.#close();
    this.#keys.setBusy(isBusy);
    this.#tell([...shown.map(why), isOffered(controls.tones) ? why('tones') : '']);
    this.#settle();
    if (this.element.contains(focused) && !focused?.checkVisibility()) this.#refocus(focused);
  }

  hide(): void {
    this.#close();
    this.#shape = '';
    this.#sight.rest();
    clearTimeout(this.#timer);
    this.#host.element.removeAttribute('data-bar');
  }

  /** False when it does not count as the wish of a person who sees what there is to press. */
  #press(event: MouseEvent, work: PageCallAction): boolean {
    if (!isGesture(event) || !this.#isReady) return false;
    if (!this.#sight.isSeen) {
      const words = this.#say('call_notSeen');
      this.#tell([words]);
      this.#host.announce(words);
      return false;
    }
    this.#onWork(work);
    return true;
  }

  #tell(reasons: readonly string[]): void {
    this.#why.textContent = [...new Set(reasons)].filter(Boolean).join(' ');
    this.#why.hidden = this.#why.textContent === '';
  }

  #toggle(): void {
    if (this.#keys.isOpen) this.#close();
    else this.#keys.open();
    this.#settle();
  }

  #close(): void {
    const hadFocus = this.#keys.element.contains(this.#host.root.activeElement);
    this.#keys.close();
    if (hadFocus) this.#keypad.element.focus({ preventScroll: true });
  }

  /** Begins the time that buttons have to stand still, when others stand there than before. */
  #settle(): void {
    const buttons = [...this.element.querySelectorAll('button')];
    const shape = buttons.map(({ hidden }) => hidden).join() + this.#keys.isOpen;
    this.#keypad.element.setAttribute('aria-expanded', String(this.#keys.isOpen));
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#since = performance.now();
    this.#sight.watch(this.element);
    this.#arm();
  }

  get #isReady(): boolean {
    return performance.now() - this.#since >= dwell && this.#sight.isKnown;
  }

  /** Tells on our own element whether a press counts yet. */
  #arm(): void {
    clearTimeout(this.#timer);
    const rest = this.#since + dwell - performance.now();
    // Timers can go off a little early.
    if (rest > 0) this.#timer = window.setTimeout(() => this.#arm(), Math.ceil(rest));
    this.#host.element.setAttribute('data-bar', this.#isReady ? 'ready' : 'waiting');
  }

  /** The focus goes from a button that went to the one that came in its place. */
  #refocus(gone: Element | null): void {
    const kind = simple.find((each) => this.#buttons[each].element === gone);
    const next = kind ? this.#buttons[opposite[kind]].element : this.#keypad.element;
    next.focus({ preventScroll: true });
  }
}
