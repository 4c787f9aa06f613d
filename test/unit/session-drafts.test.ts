import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeDrafts,
  type DraftChange,
  type Drafts,
  draftKey,
  draftScope,
  leftTexts,
  noDrafts,
  receiveDrafts,
  type SurfaceDrafts,
  settleChanges,
  shownDrafts,
} from '../../src/session/drafts.ts';
import { agentStates } from '../../src/session/state.ts';
import { sessionIn, signedIn } from '../support/builders.ts';
import { propertyRuns } from '../support/property-runs.ts';

const agent = { owner: 'dialer|1000', call: '100' };
const note = draftKey('callbackComment', agent);
const edit = (key: string, text: string | undefined): DraftChange => ({ kind: 'edit', key, text });
const drafts = (...changes: readonly DraftChange[]) => changes.reduce(changeDrafts, noDrafts);

describe('where a text is kept', () => {
  test.each([
    ['address', 'signIn/address'],
    ['dial', 'agent/dialer|1000/dial'],
    ['tones', 'call/dialer|1000/100/tones'],
  ] as const)('%s', (field, key) => {
    expect(draftKey(field, agent)).toBe(key);
  });

  test.each(agentStates)('in the state %s, a call is known by the time it was first seen', (state) => {
    const { owner, call } = draftScope(
      signedIn({ session: { ...sessionIn(state), since: 7, callSince: 5 } }),
    );
    const isCall = ['ringing', 'inCall', 'connected', 'parked', 'threeWay', 'customerGone', 'disposition'];
    expect(call).toBe(isCall.includes(state) ? '5' : undefined);
    expect(owner).not.toBe('');
  });
});

test('a text that was sent is removed, and one that was typed meanwhile stays', () => {
  const sent: DraftChange = { kind: 'sent', key: note, text: 'Call again' };
  expect(drafts(edit(note, 'Call again'), sent).texts).toEqual({});
  expect(drafts(edit(note, 'Call again'), edit(note, 'Call again, or'), sent).texts).toEqual({
    [note]: 'Call again, or',
  });
});

test('after the call, its texts are discarded, and those of other agents and of the next call stay', () => {
  const next = draftKey('tones', { ...agent, call: '200' });
  const other = draftKey('tones', { owner: 'dialer|2000', call: '100' });
  const dial = draftKey('dial', agent);
  const all = drafts(edit(note, 'a'), edit(next, '1'), edit(other, '2'), edit(dial, '3'));
  const over: DraftChange = { kind: 'callOver', owner: agent.owner, call: '200', disposed: ['100'] };
  expect(Object.keys(changeDrafts(all, over).texts)).toEqual([next, other, dial]);
});

describe('what was typed for a call whose disposition was set elsewhere', () => {
  const typed = drafts(
    edit(draftKey('note', agent), ' Ask for Iris '),
    edit(draftKey('callNumber', agent), '+1 727 555 0142'),
    edit(note, 'After lunch'),
    edit(draftKey('tones', agent), '12'),
  );
  const over: DraftChange = { kind: 'callOver', owner: agent.owner, call: undefined, disposed: [] };
  const left = changeDrafts(typed, over);
  const between = { owner: agent.owner, call: undefined };

  test('stays with its number, and everything else is discarded', () => {
    expect(Object.keys(left.texts)).toHaveLength(3);
    expect(leftTexts(left, between, [])).toEqual([
      { call: '100', number: '+1 727 555 0142', text: 'Ask for Iris\nAfter lunch' },
    ]);
  });

  test('is no notice during its own call, for another agent, or once it was sent', () => {
    expect(leftTexts(left, agent, [])).toEqual([]);
    expect(leftTexts(left, { ...between, owner: 'dialer|2000' }, [])).toEqual([]);
    expect(leftTexts(left, between, ['100'])).toEqual([]);
  });

  test('is gone when the agent discards it', () => {
    const discarded = changeDrafts(left, { kind: 'discardCall', owner: agent.owner, call: '100' });
    expect(discarded.texts).toEqual({});
  });

  test('is no notice if nothing but the number is left', () => {
    expect(leftTexts(changeDrafts(left, edit(note, undefined)), between, [])).toHaveLength(1);
    const empty = drafts(edit(draftKey('callNumber', agent), '1'), edit(draftKey('note', agent), ' '));
    expect(leftTexts(empty, between, [])).toEqual([]);
  });
});

test('after signing out, only what is needed to sign in again stays', () => {
  const address = draftKey('address', agent);
  const all = drafts(
    edit(note, 'a'),
    edit(address, 'https://dialer.example'),
    edit(draftKey('dial', agent), '1'),
  );
  expect(Object.keys(changeDrafts(all, { kind: 'signedOut' }).texts)).toEqual([address]);
});

test('a change of nothing gives the same object', () => {
  const kept = drafts(edit(note, 'a'));
  expect(changeDrafts(kept, edit(note, 'a'))).toBe(kept);
  expect(changeDrafts(kept, { kind: 'sent', key: note, text: 'b' })).toBe(kept);
  expect(changeDrafts(kept, { kind: 'callOver', ...agent, disposed: [] })).toBe(kept);
});

const keys = [note, draftKey('dial', agent)];
const key = fc.constantFrom(...keys);
const text = fc.constantFrom('a', 'ab', 'abc', 'x');
const surface = fc.constantFrom(0, 1);
const step = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), surface, key, text }),
  /** What the surface shows was accepted by the dialer. */
  fc.record({ kind: fc.constant('send' as const), surface, key }),
  /** The oldest changes of the surface are stored in one write. */
  fc.record({ kind: fc.constant('store' as const), surface, count: fc.constantFrom(1, 2, 5) }),
  /** The surface gets one of the copies that were written, in any order. */
  fc.record({ kind: fc.constant('receive' as const), surface, nth: fc.nat() }),
);

describe('two surfaces at once', () => {
  test('nothing typed is lost, the latest stays, and both show the same in the end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const surfaces: SurfaceDrafts[] = [
          { stored: noDrafts, pending: [] },
          { stored: noDrafts, pending: [] },
        ];
        const at = (nth: number) => surfaces[nth] ?? { stored: noDrafts, pending: [] };
        let stored: Drafts = noDrafts;
        const written: Drafts[] = [noDrafts];
        /** The latest text of each key, in the order in which changes were stored, without that what was sent. */
        const latest = new Map<string, string>();

        const change = (nth: number, wanted: DraftChange) => {
          surfaces[nth] = { ...at(nth), pending: [...at(nth).pending, wanted] };
        };
        const store = (nth: number, count: number) => {
          const changes = at(nth).pending.slice(0, count);
          stored = changes.reduce(changeDrafts, stored);
          written.push(stored);
          for (const each of changes) {
            if (each.kind === 'edit' && each.text !== undefined) latest.set(each.key, each.text);
            if (each.kind === 'sent' && latest.get(each.key) === each.text) latest.delete(each.key);
          }
          surfaces[nth] = settleChanges(at(nth), changes, stored);
        };

        for (const each of steps) {
          const nth = each.surface;
          if (each.kind === 'type') {
            change(nth, edit(each.key, each.text));
            // The agent sees what was typed, whatever is on its way.
            expect(shownDrafts(at(nth)).texts[each.key]).toBe(each.text);
          } else if (each.kind === 'send') {
            const sent = shownDrafts(at(nth)).texts[each.key];
            if (sent !== undefined) change(nth, { kind: 'sent', key: each.key, text: sent });
          } else if (each.kind === 'store') store(nth, each.count);
          else {
            const before = shownDrafts(at(nth));
            const own = at(nth).pending.findLast((pending) => pending.kind === 'edit');
            const { version } = at(nth).stored;
            surfaces[nth] = receiveDrafts(at(nth), written[each.nth % written.length] ?? noDrafts);
            // What the surface showed before never comes back.
            expect(at(nth).stored.version).toBeGreaterThanOrEqual(version);
            if (own?.kind === 'edit' && at(nth).pending.at(-1) === own)
              expect(shownDrafts(at(nth)).texts[own.key]).toBe(before.texts[own.key]);
          }
        }
        for (const nth of [0, 1]) while (at(nth).pending.length > 0) store(nth, 1);
        for (const nth of [0, 1]) surfaces[nth] = receiveDrafts(at(nth), stored);

        expect(stored.texts).toEqual(Object.fromEntries(latest));
        for (const nth of [0, 1]) expect(shownDrafts(at(nth))).toEqual(stored);
      }),
      { numRuns: propertyRuns },
    );
  });
});
