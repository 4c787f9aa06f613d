import type { CallPhase, CallView } from '../messages/contract.ts';
import type { Host } from './host.ts';
import type { Say } from './page.ts';

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

/** The call that began on this page: number, phase, timer, hang up. */
export class CallBar {
  readonly #host: Host;
  readonly #say: Say;
  readonly #bar = document.createElement('section');
  readonly #number = document.createElement('div');
  readonly #phase = document.createElement('div');
  readonly #todo = document.createElement('div');
  readonly #hangUp = document.createElement('button');
  readonly #close = document.createElement('button');
  #call: CallView | undefined;
  #timer = 0;

  constructor(
    host: Host,
    say: Say,
    { onHangUp, onClose }: { onHangUp: (call: string) => void; onClose: () => void },
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#say = say;
    const dot = document.createElement('span');
    dot.className = 'dot';
    const words = document.createElement('div');
    words.className = 'words';
    this.#number.className = 'number';
    this.#phase.className = 'phase';
    this.#todo.className = 'todo';
    words.append(this.#number, this.#phase, this.#todo);
    this.#hangUp.type = this.#close.type = 'button';
    this.#hangUp.className = 'hang-up';
    this.#hangUp.textContent = say('call_hangUp');
    this.#close.className = 'close';
    this.#close.textContent = '×';
    this.#close.setAttribute('aria-label', say('call_close'));
    this.#bar.className = 'bar';
    this.#bar.setAttribute('aria-label', say('call_bar'));
    this.#bar.dir = say('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
    this.#bar.hidden = true;
    this.#bar.append(dot, words, this.#hangUp, this.#close);
    host.root.append(this.#bar);
    host.onClick(this.#hangUp, (event) => {
      if (!event.isTrusted || !this.#call?.canHangUp || this.#hangUp.disabled) return;
      this.#hangUp.disabled = true;
      onHangUp(this.#call.id);
    });
    host.onClick(this.#close, (event) => {
      if (!event.isTrusted) return;
      this.hide();
      onClose();
    });
    signal.addEventListener('abort', () => this.hide());
  }

  get isShown(): boolean {
    return !this.#bar.hidden;
  }

  show(call: CallView): void {
    const isNews = this.#call?.id !== call.id || this.#call.phase !== call.phase;
    this.#call = call;
    this.#bar.dataset['tone'] = tones[call.phase];
    this.#number.textContent = [
      call.formatted,
      call.ext === undefined ? '' : this.#say('page_extension', call.ext),
    ]
      .filter(Boolean)
      .join(' ');
    const { reason } = call;
    this.#todo.textContent = reason ? this.#say(reason.todo, ...reason.values) : '';
    this.#todo.hidden = !reason;
    this.#hangUp.hidden = !call.canHangUp;
    this.#hangUp.disabled = false;
    this.#bar.hidden = false;
    this.#tick();
    clearInterval(this.#timer);
    if (timed.has(call.phase)) this.#timer = window.setInterval(() => this.#tick(), 1000);
    this.#host.raise();
    if (isNews) {
      const said = [this.#number.textContent, this.#words(call), this.#todo.textContent];
      this.#host.announce(said.filter(Boolean).join('. '));
    }
  }

  hide(): void {
    clearInterval(this.#timer);
    this.#bar.hidden = true;
    this.#call = undefined;
  }

  #tick(): void {
    const call = this.#call;
    if (!call) return;
    const time = timed.has(call.phase) ? ` · ${clock(Date.now() - call.since)}` : '';
    this.#phase.textContent = this.#words(call) + time;
  }

  #words({ phase, reason }: CallView): string {
    return reason ? this.#say(reason.what, ...reason.values) : this.#say(`call_${phase}`);
  }
}

/** `3:07`, `1:00:05`. */
function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
