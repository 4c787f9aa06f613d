import type { Command } from '../../src/session/command.ts';
import { type DialLimits, decide } from '../../src/session/decide.ts';
import { type Entry, markSent, newEntry } from '../../src/session/journal.ts';
import { type Answer, markAnswered, reconcileAll } from '../../src/session/reconcile.ts';
import { type Observation, observe, type Session, unseen } from '../../src/session/state.ts';

/** The dialer and its agent screen, as little of them as decides what becomes of a command (docs/vicidial/facts.md 5 and 6). */
class Dialer {
  state: 'paused' | 'ready' | 'connected' | 'disposition' = 'paused';
  isAwake = true;
  pauseCode = '';
  number = '';
  readonly calls: { readonly number: string; readonly id: string }[] = [];
  readonly dispositions: string[] = [];
  #dial: { number: string; second: number } | undefined;
  #lastSecond = 0;
  #hangUp = false;
  #status = '';
  #pause = '';

  /** What the API answers, and what it writes down. */
  take(command: Command, now: number): Answer {
    switch (command.kind) {
      case 'dial':
        if (this.state !== 'paused') return { ok: false, error: { kind: 'notPaused' } };
        this.#dial = { number: command.number, second: Math.floor(now / 1000) };
        break;
      case 'cancelDial':
        this.#dial = undefined;
        break;
      case 'hangUp':
        if (command.disposition?.thenPause) this.#pause = 'PAUSE';
        this.#hangUp = true;
        break;
      case 'dispose':
        this.#status = command.status;
        break;
      case 'pause':
        this.#pause = 'PAUSE';
        break;
      case 'resume':
        this.#pause = 'RESUME';
        break;
      case 'pauseCode':
        if (this.state !== 'paused') return { ok: false, error: { kind: 'pauseConflict' } };
        this.pauseCode = command.code;
        break;
      default:
        throw new Error(`the model knows no ${command.kind}`);
    }
    return { ok: true, value: {} };
  }

  /** The agent sets the disposition on the agent screen. */
  disposeOnScreen(): void {
    if (this.state !== 'disposition') return;
    this.state = 'paused';
    this.number = '';
  }

  /** One second of the agent screen. */
  tick(): void {
    if (!this.isAwake) return;
    if (this.state === 'connected' && this.#hangUp) {
      this.state = 'disposition';
    } else if (this.state === 'disposition' && this.#status !== '') {
      this.dispositions.push(this.#status);
      this.state = 'paused';
      this.number = '';
    } else if (this.state === 'paused' && this.#dial && this.#dial.second !== this.#lastSecond) {
      this.#lastSecond = this.#dial.second;
      this.number = this.#dial.number;
      this.calls.push({ number: this.number, id: `M${this.calls.length + 1}` });
      this.#dial = undefined;
      this.#hangUp = false;
      this.#status = '';
      this.#pause = '';
      this.state = 'connected';
    } else if (this.#pause === 'RESUME' && this.state === 'paused') {
      this.state = 'ready';
      this.#pause = '';
    } else if (this.#pause === 'PAUSE' && this.state === 'ready') {
      this.state = 'paused';
      this.#pause = '';
    }
  }

  see(source: 'plain' | 'full'): Observation {
    if (source === 'plain') return { source, state: this.state === 'connected' ? 'inCall' : this.state };
    return {
      source,
      state: this.state,
      pauseCode: this.pauseCode,
      ...(this.state === 'connected'
        ? { callId: this.calls.at(-1)?.id ?? '', phoneNumber: this.number.slice(2) }
        : {}),
    };
  }
}

/** What becomes of one request on the network. */
export type Fate = 'answered' | 'requestLost' | 'replyLost' | 'late';

export interface Sent {
  readonly id: string;
  readonly command: Command;
  readonly at: number;
  /** The number of calls that were placed before it. */
  readonly calls: number;
}

const limits: DialLimits & { disabledFeatures: []; isRemote: false } = {
  perMinute: 0,
  perHour: 0,
  disabledFeatures: [],
  isRemote: false,
};

/**
 * The worker at work, with the network and the dialer of the model. It may be stopped between any two of its
 * steps: then what it held in memory is gone and the journal is all there is.
 */
export class Shift {
  now = 1_800_000_000_000;
  journal: readonly Entry[] = [];
  session: Session = unseen;
  readonly dialer = new Dialer();
  readonly sent: Sent[] = [];
  readonly #source: 'plain' | 'full';
  #late: { id: string; answer: Answer; at: number }[] = [];
  #underWay = new Set<string>();

  constructor(source: 'plain' | 'full') {
    this.#source = source;
  }

  /** A click, with what the network does to it; `stopAt` stops the worker after that step of three. */
  command(id: string, command: Command, fate: Fate, stopAt?: 'written' | 'marked' | 'answered'): void {
    const decision = decide(id, command, this.journal, this.session, limits, this.now);
    if (!decision.ok) return;
    const entry =
      decision.value.do === 'follow'
        ? decision.value.entry
        : newEntry(id, 'o', command, this.session, this.now);
    if (decision.value.do === 'send') this.journal = [...this.journal, entry];
    if (stopAt === 'written') {
      this.stop();
      return;
    }
    if (entry.state === 'new' && !this.#underWay.has(entry.id)) this.#send(entry, fate, stopAt);
  }

  #send(entry: Entry, fate: Fate, stopAt?: string): void {
    const held = this.journal.find(({ id }) => id === entry.id);
    this.#change(entry.id, (now) => markSent(now, this.now));
    if (held?.state !== 'new') return;
    if (stopAt === 'marked') {
      this.stop();
      return;
    }
    this.#underWay.add(entry.id);
    this.sent.push({
      id: entry.id,
      command: entry.command,
      at: this.now,
      calls: this.dialer.calls.length,
    });
    const answer: Answer =
      fate === 'requestLost'
        ? { ok: false, error: { kind: 'unreachable', host: 'h' } }
        : this.dialer.take(entry.command, this.now);
    if (stopAt === 'answered') {
      this.stop();
      return;
    }
    if (fate === 'late') {
      this.#late.push({ id: entry.id, answer, at: this.now + 8_000 });
    } else {
      const lost: Answer = { ok: false, error: { kind: 'timedOut', host: 'h' } };
      this.#answer(entry.id, fate === 'replyLost' ? lost : answer);
    }
  }

  #answer(id: string, answer: Answer): void {
    this.#underWay.delete(id);
    this.#change(id, (entry) => markAnswered(entry, answer, this.session, this.now));
  }

  /** Time goes by, the agent screen ticks, late answers arrive. */
  wait(seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      this.now += 1_000;
      this.dialer.tick();
      for (const { id, answer } of this.#late.filter(({ at }) => at <= this.now)) this.#answer(id, answer);
      this.#late = this.#late.filter(({ at }) => at > this.now);
    }
  }

  look(fate: Fate = 'answered'): void {
    this.now += 1;
    this.session = observe(this.session, this.dialer.see(this.#source), this.now);
    const settled = reconcileAll(this.journal, 'o', this.session, this.now, this.#underWay);
    this.journal = settled.entries;
    for (const entry of settled.toSend) this.#send(entry, fate);
  }

  stop(): void {
    this.#underWay = new Set();
    this.#late = [];
  }

  #change(id: string, change: (entry: Entry) => Entry): void {
    this.journal = this.journal.map((entry) => (entry.id === id ? change(entry) : entry));
  }
}
