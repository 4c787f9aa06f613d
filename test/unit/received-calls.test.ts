import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callRecords } from '../../src/results/call-record.ts';
import { followReceivedCalls, type ReceivedCall } from '../../src/results/received-call.ts';
import { isWantedBy } from '../../src/results/result-filter.ts';
import { receiveReport, type ScreenReport } from '../../src/session/agent-screen/agent-screen.ts';
import type { Entry } from '../../src/session/journal.ts';
import { reconcileAll } from '../../src/session/reconcile.ts';
import { type AgentState, type Observation, observe, type Session } from '../../src/session/state.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { dialTo, sessionIn, signedIn } from '../support/builders.ts';

const at = Date.UTC(2026, 10, 28, 12);
const owner = 'dialer.example|1000';
const inboundId = 'Y1128120000000000042';

/** The calls after these sessions, one second apart. */
function follow(
  sessions: readonly Session[],
  journal: readonly Entry[] = [],
  browser = 'new',
): readonly ReceivedCall[] {
  return sessions.reduce<readonly ReceivedCall[]>(
    (calls, session, turn) =>
      followReceivedCalls(calls, {
        state: signedIn({ session }),
        journal,
        toE164: (digits) => `+1${digits}`,
        newId: `${browser}-${turn}`,
        time: at + turn * 1000,
      }),
    [],
  );
}

/** The sessions that these observations lead to, one second apart. */
function sessions(...seen: readonly Observation[]): Session[] {
  let session = sessionIn('ready');
  return seen.map((each, turn) => {
    session = observe(session, each, at + turn * 1000);
    return session;
  });
}

const ready: Observation = { state: 'ready', source: 'full' };
const inbound: Observation = {
  state: 'connected',
  source: 'full',
  callId: inboundId,
  leadId: '42',
  campaign: 'SALES',
  lead: { id: '42', vendorId: 'C-1042', phoneNumber: '7275550142' },
};
const disposition: Observation = { state: 'disposition', source: 'full' };

describe('a call that was not dialed here', () => {
  test('has a record from its first sight to its disposition on the agent screen', () => {
    const [first, second, third] = sessions(ready, inbound, disposition);
    if (!first || !second || !third) throw new Error('no sessions');
    const disposed: Session = {
      ...sessionIn('paused'),
      lastDisposition: { status: 'SALE', callSince: at + 1000 },
    };
    expect(callRecords([], follow([first, second, third, disposed]))).toMatchObject([
      {
        id: inboundId,
        dialer: 'dialer.example',
        agent: '1000',
        campaign: 'SALES',
        direction: 'inbound',
        dialedBy: null,
        number: '+17275550142',
        recordId: 'C-1042',
        leadId: '42',
        clickedAt: null,
        startedAt: '2026-11-28T12:00:01.000Z',
        endedAt: '2026-11-28T12:00:02.000Z',
        talkSeconds: 1,
        outcome: 'answered',
        disposition: 'SALE',
      },
    ]);
  });

  test.each<[string, Observation, object]>([
    [
      'of the dialer',
      { ...inbound, callId: 'V1128120000000000042' },
      { direction: 'outbound', dialedBy: 'dialer' },
    ],
    [
      'dialed by hand on the agent screen',
      { ...inbound, callId: 'M1128120000000000042' },
      { dialedBy: 'agentScreen' },
    ],
    [
      'of an in-group, with the number that the customer called',
      {
        state: 'connected',
        lead: { phoneCode: '44', phoneNumber: '2079460000', inGroup: 'SALESLINE', did: '8005550100' },
      },
      { direction: 'inbound', number: '+442079460000', inGroup: 'SALESLINE', did: '8005550100' },
    ],
  ])('%s', (_what, seen, expected) => {
    expect(callRecords([], follow(sessions(seen)))).toMatchObject([expected]);
  });

  test('has none if the source shows neither its id nor its lead nor its number', () => {
    expect(follow(sessions({ state: 'inCall', source: 'plain' }))).toEqual([]);
  });

  test('has the same id in two browsers of one agent', () => {
    const seen = sessions(ready, inbound, disposition);
    const [one, other] = ['one', 'other'].map((browser) => callRecords([], follow(seen, [], browser)));
    expect(one).toHaveLength(1);
    expect(one).toEqual(other);
  });

  test('keeps the ID of its latest recording, and a dial does too', () => {
    const recorded = (recordingId: string): Observation => ({ ...inbound, recording: true, recordingId });
    const seen = sessions(recorded('77'), { ...inbound, recording: false }, recorded('78'), disposition);
    expect(callRecords([], follow(seen))).toMatchObject([{ recordingId: '78' }]);
    const dial: Entry = {
      ...{
        id: 'click-0001',
        owner,
        command: dialTo('+17275550142'),
        state: 'sent',
        sentAt: at - 1,
        createdAt: at - 1,
      },
      ...{ acceptedAt: at - 1, before: { state: 'paused' } },
    };
    const dialed = seen.reduce<readonly Entry[]>(
      (entries, session, turn) => reconcileAll(entries, owner, session, at + turn * 1000, new Set()).entries,
      [dial],
    );
    expect(callRecords(dialed)).toMatchObject([{ recordingId: '78', outcome: 'answered' }]);
  });

  test('is not the call of a dial', () => {
    const dial: Entry = {
      id: 'click-0001',
      owner,
      command: dialTo('+17275550142'),
      state: 'confirmed',
      createdAt: at,
      calledAt: at,
      callId: inboundId,
      before: { state: 'paused' },
    };
    expect(follow(sessions(inbound), [dial])).toEqual([]);
  });

  test('that comes back, or whose details come later, is the same call', () => {
    const early: Observation = { state: 'connected', callId: inboundId };
    const calls = follow(sessions(early, inbound, ready, inbound));
    expect(calls).toMatchObject([{ id: inboundId, lead: { vendorId: 'C-1042' }, endedAt: at + 2000 }]);
  });

  test('two calls in turn have two records, each with its own disposition', () => {
    const other = { ...inbound, callId: 'Y1128120000000000043' };
    const [one, two] = sessions(inbound, other);
    if (!one || !two) throw new Error('no sessions');
    const disposed = (session: Session, status: string): Session => ({
      ...session,
      lastDisposition: { status, callSince: at },
    });
    expect(callRecords([], follow([one, disposed(two, 'NI')]))).toMatchObject([
      { id: inboundId, disposition: 'NI' },
      { id: other.callId, disposition: null },
    ]);
  });

  test('any series of states ends each call once and never changes its id or its start', () => {
    const state = fc.constantFrom<AgentState>('ready', 'connected', 'disposition', 'paused', 'customerGone');
    const seen = fc.record({ state, callId: fc.constantFrom(inboundId, 'Y1128120000000000043') });
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 12 }), (series) => {
        const all = sessions(...series);
        let before: readonly ReceivedCall[] = [];
        for (let turn = 1; turn <= all.length; turn += 1) {
          const now = follow(all.slice(0, turn));
          for (const call of before) {
            const same = now.find(({ id }) => id === call.id);
            expect(same?.startedAt).toBe(call.startedAt);
            if (call.endedAt !== undefined) expect(same?.endedAt).toBe(call.endedAt);
          }
          expect(new Set(now.map(({ id }) => id)).size).toBe(now.length);
          expect(now.filter(({ endedAt }) => endedAt === undefined).length).toBeLessThanOrEqual(1);
          before = now;
        }
      }),
    );
  });
});

describe('a disposition that was set on the agent screen', () => {
  const report = (message: string): ScreenReport => ({
    kind: 'update',
    user: '1000',
    campaign: 'SALES',
    at: at + 60_000,
    quiet: 0,
    isHidden: false,
    isLive: false,
    isWaiting: false,
    isRinging: false,
    isManual: true,
    events: [{ type: 'dispo_set', message }],
  });
  const dial: Entry = {
    id: 'click-0001',
    owner,
    command: dialTo('+17275550142'),
    state: 'confirmed',
    createdAt: at,
    sentAt: at,
    calledAt: at + 1500,
    endedAt: at + 50_000,
    before: { state: 'paused' },
  };
  const session = sessionIn('disposition', { callSince: at + 1000 });
  const entriesAfter = (entries: readonly Entry[], message: string) => {
    const { session: reported } = receiveReport(session, null, report(message), 7, at + 60_000);
    return reconcileAll(entries, owner, reported, at + 60_000).entries;
  };
  const dispose = (state: Entry['state']): Entry => ({
    ...dial,
    id: 'dispose-0001',
    command: { kind: 'dispose', status: 'CALLBK', callback: { at: '', mine: true, comment: '' } },
    state,
    createdAt: at + 55_000,
  });

  test.each<[string, string, Entry[], string | null]>([
    ['is that of the dialed call', 'SALE', [dial], 'SALE'],
    ['is not taken if it is no status', 'no status', [dial], null],
    ['does not replace the one that was set here', 'CBHOLD', [dial, dispose('confirmed')], 'CALLBK'],
    ['waits while one that was set here is open', 'CBHOLD', [dial, dispose('sent')], null],
    ['is not that of an earlier call', 'SALE', [{ ...dial, endedAt: at + 900 }], null],
  ])('%s', (_what, message, entries, expected) => {
    expect(callRecords(entriesAfter(entries, message))[0]?.disposition).toBe(expected);
  });
});

describe('a filter', () => {
  const [record] = callRecords([
    {
      id: 'click-0001',
      owner,
      command: dialTo('+17275550142', { origin: 'https://crm.example.com' }),
      state: 'confirmed',
      createdAt: at,
      calledAt: at,
      disposedAs: 'SALE',
      before: { state: 'paused' },
    },
  ]);
  if (!record) throw new Error('no record');
  test.each<[string, object, boolean]>([
    ['without entries lets all events pass', {}, true],
    ['of events', { resultsEvents: ['callStarted'] }, false],
    ['of statuses', { resultsStatuses: ['SALE', 'NI'] }, true],
    ['of other statuses', { resultsStatuses: ['NI'] }, false],
    ['of sites, whatever their path', { resultsSites: ['https://crm.example.com/contacts/*'] }, true],
    ['of other sites', { resultsSites: ['https://crm.example.org/*'] }, false],
  ])('%s', (_what, more, expected) => {
    expect(isWantedBy({ ...defaults, ...more })('call.ended', record)).toBe(expected);
  });

  test('of sites keeps back calls without a site', () => {
    const isWanted = isWantedBy({ ...defaults, resultsSites: ['https://crm.example.com/*'] });
    expect(isWanted('call.ended', { ...record, site: null })).toBe(false);
  });
});
