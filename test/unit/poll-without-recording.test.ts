import { describe, expect, test } from 'vitest';
import { answerAgentApi } from '../../sandbox/agent-api/agent-api.ts';
import { tickScreen } from '../../sandbox/agent-screen/screen-tick.ts';
import { openCallCenter } from '../../sandbox/dialer/call-center.ts';
import { joinParameters } from '../../sandbox/dialer/php-parameters.ts';
import { findAccount, findLiveAgent } from '../../sandbox/dialer/table-access.ts';
import type { CommandKind } from '../../src/session/command.ts';
import { unavailableReason } from '../../src/session/controls.ts';
import { type Entry, newEntry } from '../../src/session/journal.ts';
import { type AskDialer, pollSession } from '../../src/session/poll.ts';
import { lastAccepted, readDryRunOnly } from '../../src/session/poll-without-recording.ts';
import { type AgentState, observe, type Session, unseen } from '../../src/session/state.ts';
import { decode, encode } from '../support/agent-api.ts';
import { dialTo, sessionIn } from '../support/builders.ts';

const owner = 'dialer|1000';

/** The sandbox's dialer, whose account may call everything but `recording`. */
class RestrictedDialer {
  now = Date.UTC(2026, 0, 5, 8);
  readonly asked: string[] = [];
  session: Session = unseen;
  readonly #dialer = openCallCenter(this.now, { ringMs: 500 });
  #journal: Entry[] = [];

  constructor(restrict: 'account' | 'release') {
    const account = findAccount(this.#dialer, 'clicktodial');
    if (restrict === 'release') this.#dialer.settings.missingFunctions = ['recording'];
    else if (account)
      account.allowedFunctions = ['external_dial', 'external_hangup', 'external_status', 'external_pause'];
  }

  readonly ask: AskDialer = async (name, input) => {
    this.asked.push(name);
    const parameters = encode(name, input);
    if (!parameters.ok) return parameters;
    const body = new URLSearchParams({ ...parameters.value, user: 'clicktodial', pass: 'Cl1ckToD1al' });
    const reply = answerAgentApi(this.#dialer, joinParameters(new URLSearchParams(), body), this.now);
    return decode(name, { status: reply.status, contentType: 'text/html', text: reply.body });
  };

  async send(kind: CommandKind, name: 'external_hangup' | 'external_status', value: string): Promise<void> {
    this.#note(kind, (await this.ask(name, { agent_user: '1000', value } as never)).ok);
  }

  async dial(): Promise<void> {
    const number = { value: '3125551212', phone_code: '1' };
    const flags = { search: 'YES', preview: 'NO', focus: 'NO' } as const;
    this.#note('dial', (await this.ask('external_dial', { agent_user: '1000', ...number, ...flags })).ok);
  }

  /** Lets seconds pass, in which the agent screen ticks, and polls the session. */
  async pollAfter(seconds: number, lacksRecording = true): Promise<AgentState> {
    for (let second = 0; second < seconds; second += 1) {
      this.now += 1_000;
      const live = findLiveAgent(this.#dialer, '1000');
      if (live) tickScreen(this.#dialer, live, this.now);
    }
    const seen = await pollSession(this.ask, {
      ...{ agent: '1000', seesAll: false, isDisposed: false, waitsForRecording: false, lacksRecording },
      before: this.session,
      lastAccepted: lastAccepted(this.#journal, owner, this.session),
    });
    if (!seen.ok) throw new Error(seen.error.kind);
    this.session = observe(this.session, seen.value, this.now);
    return this.session.state;
  }

  #note(kind: CommandKind, isAccepted: boolean): void {
    const command = kind === 'dial' ? dialTo('+13125551212') : ({ kind } as never);
    const entry = newEntry(String(this.#journal.length), owner, command, this.session, this.now);
    if (isAccepted) this.#journal.push({ ...entry, acceptedAt: this.now });
  }
}

test.each(['account', 'release'] as const)(
  'a whole call is followed where the %s has no function `recording`',
  async (restrict) => {
    const dialer = new RestrictedDialer(restrict);
    const states = [await dialer.pollAfter(1)];
    await dialer.dial();
    states.push(await dialer.pollAfter(3));
    await dialer.send('hangUp', 'external_hangup', '1');
    states.push(await dialer.pollAfter(2));
    await dialer.send('dispose', 'external_status', 'SALE');
    states.push(await dialer.pollAfter(2));
    expect(states).toEqual(['paused', 'inCall', 'disposition', 'paused']);
    expect(dialer.asked).not.toContain('recording');
  },
);

test('a permission that is taken away after the sign-in does not end the polls', async () => {
  const dialer = new RestrictedDialer('account');
  expect(await dialer.pollAfter(1, false)).toBe('paused');
  expect(dialer.asked).toEqual(['recording', 'external_dial']);
});

describe('a dry run alone', () => {
  test.each<[string, AgentState, CommandKind | undefined, AgentState]>([
    ['leadNotValid', 'inCall', 'dial', 'paused'],
    ['manualDialNotAllowed', 'unknown', undefined, 'paused'],
    ['notPaused', 'paused', 'dial', 'inCall'],
    ['notPaused', 'inCall', 'hangUp', 'disposition'],
    ['notPaused', 'disposition', 'dispose', 'disposition'],
    ['notPaused', 'paused', 'resume', 'ready'],
    ['notPaused', 'paused', undefined, 'unknown'],
    ['notPaused', 'ready', undefined, 'ready'],
    ['notPaused', 'loggedOut', undefined, 'unknown'],
    ['notValid', 'paused', 'dial', 'unknown'],
  ])('with the refusal %s in the state %s after %s shows %s', (kind, before, last, state) => {
    expect(readDryRunOnly({ kind } as never, sessionIn(before), last).state).toBe(state);
  });

  test('a command that was accepted before the state began says nothing about it', () => {
    const entry = { ...newEntry('1', owner, dialTo('+13125551212'), unseen, 0), acceptedAt: 1_000 };
    expect(lastAccepted([entry], owner, { since: 1_000 })).toBe('dial');
    expect(lastAccepted([entry], owner, { since: 1_001 })).toBeUndefined();
    expect(lastAccepted([entry], 'other', { since: 0 })).toBeUndefined();
  });
});

test('recording is offered nowhere without the function', () => {
  const permits = { disabledFeatures: [], isRemote: false, lacksRecording: true };
  expect(unavailableReason('startRecording', sessionIn('connected'), [], permits)).toBe('cannotRecord');
  expect(unavailableReason('hangUp', sessionIn('connected'), [], permits)).toBeUndefined();
});
