import { answerAgentApi } from '../../../sandbox/agent-api/agent-api.ts';
import { tickScreen } from '../../../sandbox/agent-screen/screen-tick.ts';
import { openCallCenter } from '../../../sandbox/dialer/call-center.ts';
import { joinParameters } from '../../../sandbox/dialer/php-parameters.ts';
import { callOf, findLiveAgent } from '../../../sandbox/dialer/table-access.ts';
import type { Failure } from '../../../src/failure.ts';
import { ok, type Result } from '../../../src/result.ts';
import { receiveReport } from '../../../src/session/agent-screen/agent-screen.ts';
import {
  isPollSkipped,
  isSource,
  skippedPollDelay,
} from '../../../src/session/agent-screen/agent-screen-state.ts';
import type { AgentScreen } from '../../../src/session/agent-screen/agent-screen-warning.ts';
import type { Command } from '../../../src/session/command.ts';
import { decide } from '../../../src/session/decide.ts';
import { type Entry, markSent, newEntry } from '../../../src/session/journal.ts';
import { type AskDialer, pollSession } from '../../../src/session/poll.ts';
import { isFresh, pollInterval } from '../../../src/session/poll-schedule.ts';
import { markAnswered, reconcileAll } from '../../../src/session/reconcile.ts';
import { observe, pollFailed, type Session, unseen } from '../../../src/session/state.ts';
import { decode, encode } from '../../../test/support/agent-api.ts';

const agent = '1000';
const limits = { perMinute: 10, perHour: 200, disabledFeatures: [], isRemote: false } as const;
/** Events of the agent screen that occur every second and that the companion does not forward. */
const noise = new Set(['time_sync', 'none_in_session']);
/** Milliseconds between two reports of an agent screen without events. */
const reportMs = 5_000;

/**
 * One agent's extension in virtual time: the real decisions, poll schedule and decoder with the real handlers of the
 * sandbox's dialer. Every request is counted. With `hasScreen`, the agent screen is open in the same browser.
 */
export class SimulatedAgent {
  now: number;
  requests = 0;
  session: Session = unseen;
  isWatched = false;
  readonly #hasScreen: boolean;
  readonly #dialer;
  #journal: readonly Entry[] = [];
  #screen: AgentScreen | null = null;
  #nextPoll = Number.POSITIVE_INFINITY;
  #isStandBy = false;
  #reportedAt = 0;
  #clicks = 0;

  constructor(start: number, hasScreen: boolean) {
    this.now = start;
    this.#hasScreen = hasScreen;
    this.#dialer = openCallCenter(start, { ringMs: 8_000 });
  }

  readonly #ask: AskDialer = async (name, input) => {
    this.requests += 1;
    const parameters = encode(name, input);
    if (!parameters.ok) return parameters;
    const body = new URLSearchParams({ ...parameters.value, user: 'clicktodial', pass: 'Cl1ckToD1al' });
    const reply = answerAgentApi(this.#dialer, joinParameters(new URLSearchParams(), body), this.now);
    return decode(name, { status: reply.status, contentType: 'text/html', text: reply.body });
  };

  /** A popup or a CRM page opens and polls immediately. */
  async open(): Promise<void> {
    this.isWatched = true;
    if (isSource(this.#screen, this.now) || isFresh(this.session, this.#journal, this.now)) return;
    await this.#poll();
  }

  async click(command: Command): Promise<void> {
    this.#clicks += 1;
    const id = `click-${this.#clicks}`;
    const decision = decide(id, command, this.#journal, this.session, limits, this.now);
    if (!decision.ok) throw new Error(`${command.kind} was refused: ${decision.error.kind}`);
    this.#journal = [...this.#journal, newEntry(id, agent, command, this.session, this.now)];
    await this.#send(id, command);
    this.#plan();
  }

  async #send(id: string, command: Command): Promise<void> {
    const change = (to: (entry: Entry) => Entry) => {
      this.#journal = this.#journal.map((entry) => (entry.id === id ? to(entry) : entry));
    };
    change((entry) => markSent(entry, this.now));
    const reply = await this.#order(command);
    const answer = reply.ok ? ok({}) : reply;
    change((entry) => markAnswered(entry, answer, this.session, this.now));
  }

  #order(command: Command): Promise<Result<unknown, Failure>> {
    const target = { agent_user: agent };
    switch (command.kind) {
      case 'dial': {
        const number = { value: command.value, phone_code: command.phoneCode };
        return this.#ask('external_dial', {
          ...target,
          ...number,
          search: 'YES',
          preview: 'NO',
          focus: 'NO',
        });
      }
      case 'hangUp':
        return this.#ask('external_hangup', { ...target, value: '1' });
      case 'dispose':
        return this.#ask('external_status', { ...target, value: command.status });
      case 'pauseCode':
        return this.#ask('pause_code', { ...target, value: command.code });
      default:
        throw new Error(`the shift has no ${command.kind}`);
    }
  }

  /** One second: the agent screen ticks and reports, and a poll is sent if it is due. */
  async second(): Promise<void> {
    this.now += 1_000;
    const live = findLiveAgent(this.#dialer, agent);
    if (!live) throw new Error('the agent is gone');
    const events = tickScreen(this.#dialer, live, this.now).filter(({ type }) => !noise.has(type));
    if (this.#hasScreen && (events.length > 0 || this.now - this.#reportedAt >= reportMs)) {
      this.#reportedAt = this.now;
      const report = {
        kind: 'update' as const,
        user: agent,
        campaign: live.campaignId,
        at: this.now,
        quiet: 0,
        isHidden: true,
        isLive:
          callOf(this.#dialer, live)?.channel !== undefined && callOf(this.#dialer, live)?.channel !== '',
        isWaiting: live.status === 'READY',
        isRinging: false,
        isManual: false,
        events,
      };
      const received = receiveReport(this.session, this.#screen, report, 1, this.now);
      this.session = received.session;
      this.#screen = received.screen;
      await this.#settle();
      this.#plan();
      if (received.pollIn !== undefined) this.#nextPoll = this.now + received.pollIn;
    }
    if (this.now >= this.#nextPoll) await this.#poll();
  }

  async #poll(): Promise<void> {
    this.#nextPoll = Number.POSITIVE_INFINITY;
    const before = this.session;
    const question = {
      agent,
      seesAll: false,
      before,
      isDisposed: false,
      waitsForRecording: false,
      lacksRecording: false,
    };
    const seen = await pollSession(this.#ask, question);
    this.session = seen.ok ? observe(before, seen.value, this.now) : pollFailed(before, seen.error);
    await this.#settle();
    this.#plan();
  }

  async #settle(): Promise<void> {
    const settled = reconcileAll(this.#journal, agent, this.session, this.now);
    this.#journal = settled.entries.filter(({ createdAt }) => this.now - createdAt < 7_200_000);
    for (const { id, command } of settled.toSend) await this.#send(id, command);
  }

  /** Schedules like the worker: while the screen is the source, its reports postpone only a suspended poll. */
  #plan(): void {
    const pause = pollInterval(this.session, this.#journal, { isWatched: this.isWatched }, this.now);
    const isSkipped = isPollSkipped(this.#screen, this.session, this.#journal, this.now);
    if (pause === null) this.#nextPoll = Number.POSITIVE_INFINITY;
    else if (isSkipped) this.#nextPoll = this.now + Math.max(pause, skippedPollDelay);
    else
      this.#nextPoll = Math.min(
        this.#isStandBy ? Number.POSITIVE_INFINITY : this.#nextPoll,
        this.now + pause,
      );
    this.#isStandBy = isSkipped;
  }
}
