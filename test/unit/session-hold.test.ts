import { describe, expect, test } from 'vitest';
import type { CallAction } from '../../src/session/command.ts';
import { controls } from '../../src/session/controls.ts';
import { isOnHold } from '../../src/session/hold.ts';
import { type Entry, newEntry } from '../../src/session/journal.ts';
import { sessionIn } from '../support/builders.ts';

/** An ordinary account sees a call that began at 1000, and nothing about it. */
const inCall = sessionIn('inCall', { source: 'plain', callSince: 1_000, since: 1_000, seenAt: 1 });
const sent = (command: CallAction, at: number, state: Entry['state'] = 'confirmed'): Entry => ({
  ...newEntry(`entry-${at}`, 'host|1000', command, inCall, at),
  state,
  settledAt: at + 10,
});
const park = { kind: 'park' } as const;
const grab = { kind: 'grab' } as const;

describe('an ordinary account sees no parking: the accepted commands of this call decide', () => {
  test.each<[string, Entry[], boolean]>([
    ['no command', [], false],
    ['hold', [sent(park, 2_000)], true],
    ['hold that was refused', [sent(park, 2_000, 'refused')], false],
    ['hold without a reply yet', [sent(park, 2_000, 'sent')], false],
    ['hold of an earlier call', [sent(park, 500)], false],
    ['hold, then resume', [sent(park, 2_000), sent(grab, 3_000)], false],
    ['resume listed before an older hold', [sent(grab, 3_000), sent(park, 2_000)], false],
    [
      'a third party with the customer on hold',
      [sent({ kind: 'addParty', number: '300', park: true }, 2_000)],
      true,
    ],
    [
      'a third party with the customer',
      [sent({ kind: 'addParty', number: '300', park: false }, 2_000)],
      false,
    ],
  ])('%s', (_, entries, isHeld) => {
    expect(isOnHold(inCall, entries)).toBe(isHeld);
  });
  test('on hold, the call is resumed and not held again', () => {
    const can = controls(inCall, [sent(park, 2_000)], { disabledFeatures: [], isRemote: false });
    expect(can).toMatchObject({ park: 'parked', tones: 'parked' });
    expect(can.grab).toBeUndefined();
  });
});

test('a source that shows parking decides alone', () => {
  expect(isOnHold(sessionIn('parked', { source: 'full' }), [])).toBe(true);
  expect(isOnHold(sessionIn('connected', { source: 'full' }), [sent(park, 2_000)])).toBe(false);
});
