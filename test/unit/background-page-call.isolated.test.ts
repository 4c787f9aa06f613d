import { beforeEach, expect, test, vi } from 'vitest';
import type { PageCallAction } from '../../src/messages/contract.ts';
import type { Sender } from '../../src/platform/request-router.ts';
import { ok } from '../../src/result.ts';
import { type Entry, ownerOf } from '../../src/session/journal.ts';
import type { PopupState } from '../../src/session/popup-state.ts';
import type { Session } from '../../src/session/state.ts';
import { dialTo, identity, sessionIn, signedIn } from '../support/builders.ts';

let now: PopupState;
let entries: Entry[];
let sites: string[];
vi.mock('../../src/platform/stored-state.ts', () => ({ popupState: { get: async () => now } }));
vi.mock('../../src/platform/database.ts', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  journal: {
    recent: async () => entries,
    find: async (id: string) => entries.find((entry) => entry.id === id),
  },
}));
vi.mock('../../src/background/sites/site-access.ts', () => ({
  isEnabledSite: async (url: string) => sites.includes(new URL(url).origin),
}));

const { callOf, callViewFor, runPageCallAction } = await import(
  '../../src/background/session/page-commands.ts'
);

const crm = 'https://crm.example';
const dial = dialTo('+17275550142', { origin: crm });
const onLine: Entry = {
  id: 'call-of-mine',
  owner: ownerOf(identity),
  command: dial,
  state: 'confirmed',
  createdAt: Date.now(),
  calledAt: Date.now(),
  before: { state: 'paused' },
};
const sender: Sender = { kind: 'page', origin: crm, tab: 1, tabUrl: `${crm}/contacts` };
const session = { command: vi.fn(async () => ok(onLine)), poll: vi.fn(async () => {}) };
const press = (work: PageCallAction = { kind: 'park' }, call = onLine.id, from: Partial<Sender> = {}) =>
  runPageCallAction(session, { id: 'press-0001', call, action: work }, { ...sender, ...from });

beforeEach(() => {
  session.command.mockClear();
  session.poll.mockReset();
  now = signedIn({ session: { ...sessionIn('connected'), seenAt: Date.now() } });
  entries = [onLine];
  sites = [crm];
});

test.each<PageCallAction>([
  { kind: 'hangUp' },
  { kind: 'park' },
  { kind: 'grab' },
  { kind: 'startRecording' },
  { kind: 'stopRecording' },
  { kind: 'tones', keys: '12#' },
])('the page on which the call began may have it done: $kind', async (work) => {
  expect(await press(work)).toMatchObject({ ok: true, value: { id: onLine.id, phase: 'connected' } });
  expect(session.command).toHaveBeenCalledExactlyOnceWith('press-0001', work);
});

test.each<[string, () => void, Partial<Sender>]>([
  ['another site', () => sites.push('https://other.example'), { origin: 'https://other.example' }],
  [
    'the same host without encryption',
    () => sites.push('http://crm.example'),
    { origin: 'http://crm.example' },
  ],
  ['a page of the extension', () => {}, { kind: 'own' }],
  ['a frame in a tab of another site', () => {}, { tabUrl: 'https://news.example/' }],
  ['a tab whose address is not known', () => {}, { tabUrl: undefined } as never],
  ['a site that is not enabled any more', () => sites.splice(0), {}],
])('%s can do nothing with it', async (_name, arrange, from) => {
  arrange();
  expect(await press({ kind: 'park' }, onLine.id, from)).toMatchObject({ ok: false });
  expect(session.command).not.toHaveBeenCalled();
});

test.each<[string, Partial<Entry>]>([
  ['clicked on another site', { command: { ...dial, origin: 'https://other.example' } }],
  ['dialed in the popup', { command: { ...dial, origin: undefined } as never }],
  ['of another agent', { owner: 'dialer.example|1001' }],
  ['no dial', { command: { kind: 'hangUp' } }],
])('nothing can be done with a call that is %s', async (_name, more) => {
  entries = [{ ...onLine, ...more }];
  expect(await press()).toMatchObject({ ok: false });
  expect(session.command).not.toHaveBeenCalled();
});

test('no action is possible with an unknown call', async () => {
  expect(await press({ kind: 'hangUp' }, 'another-call')).toMatchObject({ ok: false });
  expect(session.command).not.toHaveBeenCalled();
});

test('no action is possible without a sign-in', async () => {
  now = { ...now, signIn: { state: 'out' } };
  expect(await press()).toMatchObject({ ok: false });
  expect(await callOf(sender)).toBeNull();
});

test.each<[string, Partial<Entry>, string]>([
  ['is over', { endedAt: Date.now() }, 'ended'],
  ['is in preview', { calledAt: undefined } as never, 'preview'],
  ['waits for the dialer', { state: 'sent', calledAt: undefined } as never, 'sending'],
])('a call that %s is shown as it is, and nothing is sent', async (_name, more, phase) => {
  entries = [{ ...onLine, ...more }];
  expect(await press({ kind: 'hangUp' })).toMatchObject({ ok: true, value: { phase } });
  expect(session.command).not.toHaveBeenCalled();
});

test('a page does not get the call of an agent who used this browser before', async () => {
  expect(await callOf(sender)).toMatchObject({ id: onLine.id });
  entries = [{ ...onLine, owner: 'dialer.example|1001' }];
  expect(await callOf(sender)).toBeNull();
});

const inCall = (more: Partial<Session>): PopupState => ({
  ...now,
  session: { ...now.session, seenAt: Date.now(), ...more },
});

test.each<[string, Partial<Session>]>([
  ['a call with another ID', { callId: 'M2' }],
  ['a call with another lead', { leadId: '8' }],
  ['a call with another number', { phoneNumber: '8135550000' }],
  ['no call', { state: 'paused' }],
])('nothing is done with %s that a poll before the action finds', async (_name, seen) => {
  entries = [{ ...onLine, callId: 'M1', leadId: '7' }];
  now = inCall({ seenAt: Date.now() - 3_000, callId: 'M1', leadId: '7', phoneNumber: '7275550142' });
  session.poll.mockImplementation(async () => {
    now = inCall(seen);
  });
  expect(await press({ kind: 'hangUp' })).toMatchObject({ ok: false });
  expect(session.poll).toHaveBeenCalledOnce();
  expect(session.command).not.toHaveBeenCalled();
});

test('the action is sent when the poll before it finds the same call', async () => {
  entries = [{ ...onLine, callId: 'M1', leadId: '7' }];
  now = inCall({ seenAt: 0 });
  session.poll.mockImplementation(async () => {
    now = inCall({ callId: 'M1', leadId: '7', phoneNumber: '7275550142' });
  });
  expect(await press({ kind: 'hangUp' })).toMatchObject({ ok: true });
  expect(session.command).toHaveBeenCalledOnce();
});

test('nothing is sent when the session cannot be polled', async () => {
  now = inCall({ seenAt: 0, failure: { kind: 'timedOut', host: 'dialer.example' } });
  expect(await press({ kind: 'hangUp' })).toMatchObject({
    ok: false,
    error: { what: 'failure_timedOut' },
  });
  expect(session.command).not.toHaveBeenCalled();
});

test.each(['https://crm.example:8443', 'http://crm.example', 'https://other.example'])(
  'a page of %s that follows the dial learns only that one is pending',
  async (origin) => {
    const reply = await callViewFor(onLine, { ...sender, origin });
    expect(reply).toMatchObject({ ok: false, error: { what: 'failure_dialPending' } });
    expect(JSON.stringify(reply)).not.toContain('0142');
  },
);
