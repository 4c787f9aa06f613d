import { formatDuration } from '../../duration.ts';
import type { CallPhase, CallView, PageCallAction } from '../../messages/contract.ts';
import { maskNumber } from '../../phone/numbering/mask-number.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { OverlayHost } from '../overlay/overlay-host.ts';
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

/** Phases that are shown with their duration. */
const timedPhases: ReadonlySet<CallPhase> = new Set(['inCall', 'connected', 'parked', 'threeWay']);

export interface CallBarDeps {
  /** Resolves once the worker replied. */
  readonly runAction: (call: string, action: PageCallAction) => Promise<void>;
  /** Opens the panel or the popup, where the disposition is set. */
  readonly openSession: () => void;
  /** Whether keys that are typed into the keypad are safe from listeners of the page. */
  readonly hasKeypad: boolean;
}

/** Shows the call that was started on this page: number, phase, time, Hang up, and the other actions. */
export class CallBar {
  readonly #host: OverlayHost;
  readonly #t: Translate;
  readonly #runAction: CallBarDeps['runAction'];
  readonly #bar = document.createElement('section');
  readonly #number = document.createElement('div');
  readonly #phase = document.createElement('div');
  readonly #note = document.createElement('div');
  readonly #hangUp: BarButton;
  readonly #dispose: BarButton;
  readonly #actions: CallActions;
  #call: CallView | undefined;
  #isBusy = false;
  /** The call that is being hung up, or will be once the worker replied to the action before. */
  #hangUpOf: string | undefined;
  #timer = 0;
  #isMasked = false;
  /** Whether the note reminds of a paused recording. */
  #isReminded = false;
  /** The last text for screen readers; empty when it is not true any more. */
  #announced = '';

  constructor(
    host: OverlayHost,
    t: Translate,
    { runAction, openSession, hasKeypad }: CallBarDeps,
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#t = t;
    this.#runAction = runAction;
    const dot = document.createElement('span');
    dot.className = 'dot';
    const text = document.createElement('div');
    text.className = 'text';
    this.#number.className = 'number';
    this.#phase.className = 'phase';
    this.#note.className = 'note';
    text.append(this.#number, this.#phase, this.#note);
    // No visibility check is needed to end a call: hanging up cannot do the harm that a call could.
    this.#hangUp = new BarButton(host, 'hang-up', t('call_hangUp'), () => this.#run({ kind: 'hangUp' }));
    this.#dispose = new BarButton(host, 'dispose', t('call_openDisposition'), openSession);
    const close = new BarButton(host, 'close', '×', () => this.hide());
    close.element.setAttribute('aria-label', t('call_close'));
    this.#actions = new CallActions(host, t, { onAction: (action) => this.#run(action), hasKeypad }, signal);
    const head = document.createElement('div');
    head.className = 'head';
    head.append(dot, text, this.#hangUp.element, this.#dispose.element, close.element);
    this.#bar.className = 'bar';
    this.#bar.setAttribute('aria-label', t('call_bar'));
    this.#bar.dir = t('page_direction') === 'rtl' ? 'rtl' : 'ltr';
    this.#bar.hidden = true;
    this.#bar.append(head, this.#actions.element);
    host.root.append(this.#bar);
    signal.addEventListener('abort', () => this.hide());
  }

  /**
   * Shows the call as it is now. `isMasked`: only the last four digits of its number. `isDialRefused`: another number was
   * clicked during this call and not dialed.
   */
  show(call: CallView, { isMasked = false, isDialRefused = false } = {}): void {
    const { reason } = call;
    const before = this.#call;
    const isChanged =
      isDialRefused ||
      before?.id !== call.id ||
      before.phase !== call.phase ||
      (reason && before.reason?.what !== reason.what);
    this.#call = call;
    this.#isMasked = isMasked;
    this.#isReminded = isReminderDue(call);
    this.#bar.dataset['tone'] = tones[call.phase];
    this.#number.textContent = [
      isMasked ? maskNumber(call.formatted) : call.formatted,
      call.ext === undefined ? '' : this.#t('page_extension', call.ext),
    ]
      .filter(Boolean)
      .join(' ');
    const note = [isDialRefused ? this.#t('call_onCall') : '', this.#noteOf(call)].filter(Boolean).join(' ');
    this.#note.textContent = note;
    this.#note.hidden = note === '';
    this.#bar.hidden = false;
    this.#render();
    this.#updateTime();
    clearInterval(this.#timer);
    if (timedPhases.has(call.phase)) this.#timer = window.setInterval(() => this.#updateTime(), 1000);
    this.#host.raise(this);
    const text = [this.#number.textContent, this.#phaseText(call), note]
      .map((each) => each.replace(/\.$/, ''))
      .filter(Boolean)
      .join('. ');
    if (isChanged || (text !== this.#announced && note !== '')) {
      this.#announced = text;
      this.#host.announce(text);
    } else if (text !== this.#announced) this.#retract();
  }

  hide(): void {
    clearInterval(this.#timer);
    this.#bar.hidden = true;
    this.#actions.hide();
    this.#call = undefined;
    this.#retract();
    this.#host.lower(this);
  }

  /** The last announcement is no longer true, for example because the disposition was set on the agent screen. */
  #retract(): void {
    this.#host.retract(this.#announced);
    this.#announced = '';
  }

  /** One action at a time. Only Hang up can be pressed before the worker replied: it follows the action. */
  #run(action: PageCallAction): void {
    if (!this.#call) return;
    if (action.kind === 'hangUp') this.#hangUpOf = this.#call.id;
    const isFirst = !this.#isBusy;
    this.#isBusy = true;
    this.#render();
    if (!isFirst) return;
    void this.#runAction(this.#call.id, action).finally(() => {
      this.#isBusy = false;
      const isNext = action.kind !== 'hangUp' && this.#call?.canHangUp && this.#hangUpOf === this.#call.id;
      this.#hangUpOf = undefined;
      if (isNext) this.#run({ kind: 'hangUp' });
      else this.#render();
    });
  }

  #render(): void {
    if (!this.#call) return;
    this.#dispose.set(this.#call.needsDisposition === true);
    this.#hangUp.set(this.#call.canHangUp, this.#hangUpOf !== undefined);
    this.#actions.show(this.#call, this.#isBusy);
  }

  #updateTime(): void {
    const call = this.#call;
    if (!call) return;
    const time = timedPhases.has(call.phase) ? ` · ${formatDuration(Date.now() - call.since)}` : '';
    this.#phase.textContent = this.#phaseText(call) + time;
    if (isReminderDue(call) && !this.#isReminded) this.show(call, { isMasked: this.#isMasked });
  }

  /** The text below the phase: why the call failed, and what the agent has to do. */
  #noteOf(call: CallView): string {
    const { reason, needsDisposition, recordingPause } = call;
    const values = reason?.values ?? [];
    const notes: string[] = [];
    if (reason && isOutcome(call)) notes.push(this.#t(reason.todo, ...values));
    else if (reason) notes.push(this.#t(reason.what, ...values), this.#t(reason.todo, ...values));
    if (recordingPause) notes.push(this.#t('call_recordingPaused'));
    if (this.#isReminded) notes.push(this.#t('call_recordingReminder'));
    if (needsDisposition) notes.push(this.#t('call_dispose'));
    return notes.join(' ');
  }

  #phaseText(call: CallView): string {
    const { phase, reason, unanswered } = call;
    if (unanswered) return this.#t(`unanswered_${unanswered}`);
    return reason && isOutcome(call) ? this.#t(reason.what, ...reason.values) : this.#t(`call_${phase}`);
  }
}

function isReminderDue({ recordingPause }: CallView): boolean {
  return recordingPause?.remindAt !== undefined && Date.now() >= recordingPause.remindAt;
}

/** Whether the reason explains the phase of the call, and not why an action failed. */
function isOutcome({ phase }: CallView): boolean {
  return tones[phase] === 'bad';
}
