import type { CallPhase, CallView, PageCallAction } from '../../messages/contract.ts';
import type { OverlayHost } from '../link/overlay-host.ts';
import type { Notify } from '../page.ts';
import { BarButton } from './bar-button.ts';
import { CallActions } from './call-actions.ts';

type Tone = 'going' | 'live' | 'bad' | 'done';

const tones: Record<CallPhase, Tone> = {
  sending: 'going',
  sent: 'going',
  preview: 'going',
  confirming: 'going',
  ringing: 'going',
  inCall: 'live',
  connected: 'live',
  parked: 'live',
  threeWay: 'live',
  customerGone: 'done',
  ended: 'done',
  refused: 'bad',
  unknown: 'bad',
};

/** Phases that show how long they last. */
const timed: ReadonlySet<CallPhase> = new Set(['inCall', 'connected', 'parked', 'threeWay']);

export interface CallBarParts {
  /** Does it; settles once it is answered. */
  readonly onWork: (call: string, work: PageCallAction) => Promise<void>;
  readonly onClose: () => void;
}

/** The call that began on this page: number, phase, timer, hang up, and what else can be done with it. */
export class CallBar {
  readonly #host: OverlayHost;
  readonly #say: Notify;
  readonly #onWork: CallBarParts['onWork'];
  readonly #bar = document.createElement('section');
  readonly #number = document.createElement('div');
  readonly #phase = document.createElement('div');
  readonly #todo = document.createElement('div');
  readonly #hangUp: BarButton;
  readonly #work: CallActions;
  #call: CallView | undefined;
  #isBusy = false;
  #timer = 0;

  constructor(host: OverlayHost, say: Notify, { onWork, onClose }: CallBarParts, signal: AbortSignal) {
    this.#host = host;
    this.#say = say;
    this.#onWork = onWork;
    const dot = document.createElement('span');
    dot.className = 'dot';
    const words = document.createElement('div');
    words.className = 'words';
    this.#number.className = 'number';
    this.#phase.className = 'phase';
    this.#todo.className = 'todo';
    words.append(this.#number, this.#phase, this.#todo);
    // To end a call is never a trap, so it needs no more than a person's press.
    this.#hangUp = new BarButton(host, 'hang-up', say('call_hangUp'), () => this.#order({ kind: 'hangUp' }));
    const close = new BarButton(host, 'close', '×', () => {
      this.hide();
      onClose();
    });
    close.element.setAttribute('aria-label', say('call_close'));
    this.#work = new CallActions(host, say, (work) => this.#order(work), signal);
    const head = document.createElement('div');
    head.className = 'head';
    head.append(dot, words, this.#hangUp.element, close.element);
    this.#bar.className = 'bar';
    this.#bar.setAttribute('aria-label', say('call_bar'));
    this.#bar.dir = say('page_direction') === 'rtl' ? 'rtl' : 'ltr';
    this.#bar.hidden = true;
    this.#bar.append(head, this.#work.element);
    host.root.append(this.#bar);
    signal.addEventListener('abort', () => this.hide());
  }

  get isShown(): boolean {
    return !this.#bar.hidden;
  }

  show(call: CallView): void {
    const { reason } = call;
    const before = this.#call;
    const isNews =
      before?.id !== call.id ||
      before.phase !== call.phase ||
      (reason && before.reason?.what !== reason.what);
    this.#call = call;
    this.#bar.dataset['tone'] = tones[call.phase];
    this.#number.textContent = [
      call.formatted,
      call.ext === undefined ? '' : this.#say('page_extension', call.ext),
    ]
      .filter(Boolean)
      .join(' ');
    const told: Parameters<Notify>[0][] = [];
    if (reason) told.push(...(isOutcome(call) ? [] : [reason.what]), reason.todo);
    if (call.needsDisposition) told.push('call_dispose');
    this.#todo.textContent = told.map((key) => this.#say(key, ...(reason?.values ?? []))).join(' ');
    this.#todo.hidden = told.length === 0;
    this.#bar.hidden = false;
    this.#draw();
    this.#tick();
    clearInterval(this.#timer);
    if (timed.has(call.phase)) this.#timer = window.setInterval(() => this.#tick(), 1000);
    this.#host.raise();
    if (isNews) {
      const said = [this.#number.textContent, this.#words(call), this.#todo.textContent];
      this.#host.announce(
        said
          .map((each) => each.replace(/\.$/, ''))
          .filter(Boolean)
          .join('. '),
      );
    }
  }

  hide(): void {
    clearInterval(this.#timer);
    this.#bar.hidden = true;
    this.#work.hide();
    this.#call = undefined;
  }

  /** One thing at a time: the next press counts once this one was answered. */
  #order(work: PageCallAction): void {
    if (!this.#call) return;
    this.#isBusy = true;
    this.#draw();
    void this.#onWork(this.#call.id, work).finally(() => {
      this.#isBusy = false;
      this.#draw();
    });
  }

  #draw(): void {
    if (!this.#call) return;
    this.#hangUp.set(this.#call.canHangUp, this.#isBusy);
    this.#work.show(this.#call, this.#isBusy);
  }

  #tick(): void {
    const call = this.#call;
    if (!call) return;
    const time = timed.has(call.phase) ? ` · ${clock(Date.now() - call.since)}` : '';
    this.#phase.textContent = this.#words(call) + time;
  }

  #words(call: CallView): string {
    const { phase, reason } = call;
    return reason && isOutcome(call) ? this.#say(reason.what, ...reason.values) : this.#say(`call_${phase}`);
  }
}

/** Whether its reason says what became of the call, and not why something could not be done with it. */
function isOutcome({ phase }: CallView): boolean {
  return tones[phase] === 'bad';
}

/** `3:07`, `1:00:05`. */
function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
