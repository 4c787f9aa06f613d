import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/failure.ts';
import { type DncChange, queueChange, settleChange } from '../../src/leads/dnc-change.ts';
import { fail, ok } from '../../src/result.ts';

const change = (more: Partial<DncChange> = {}): DncChange => ({
  ...{ id: 'press-0001', action: 'add', value: '7275550142', formatted: '+1 727-555-0142', campaign: '' },
  ...{ reason: '', at: 0, by: '1000', state: 'pending' },
  ...more,
});

describe('the queue', () => {
  test.each([
    ['the same press', { id: 'press-0001', value: '8135550154' }, 1],
    ['the same number while it is pending', { id: 'press-0002' }, 1],
    ['the same number on another list', { id: 'press-0002', campaign: 'SALES' }, 2],
    ['its removal', { id: 'press-0002', action: 'remove' }, 2],
  ] as const)('with %s', (_name, more, length) => {
    expect(queueChange([change()], change(more)).length).toBe(length);
  });

  test('takes the same number again once the first change is settled', () => {
    expect(queueChange([change({ state: 'done' })], change({ id: 'press-0002' })).length).toBe(2);
  });

  test('never drops a pending change, and keeps a hundred others', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('pending', 'done', 'refused'), { maxLength: 300 }), (states) => {
        let all: readonly DncChange[] = [];
        states.forEach((state, at) => {
          all = queueChange(all, change({ id: `press-${at}`, value: `72755${at}`, state }));
        });
        const isPending = (state: string) => state === 'pending';
        expect(all.filter(({ state }) => isPending(state)).length).toBe(states.filter(isPending).length);
        expect(all.filter(({ state }) => !isPending(state)).length).toBeLessThanOrEqual(100);
      }),
    );
  });
});

const refused = (about: string): Failure => ({ kind: 'refused', about });

test.each([
  ['add', undefined, 'done'],
  ['add', refused('add_dnc_phone DNC NUMBER ALREADY EXISTS'), 'done'],
  ['remove', refused('delete_dnc_phone DNC NUMBER DOES NOT EXIST'), 'done'],
  ['remove', refused('delete_dnc_phone DNC NUMBER ALREADY EXISTS'), 'refused'],
  ['add', { kind: 'noPermission' }, 'refused'],
  ['add', { kind: 'unreachable', host: 'dialer.example' }, 'pending'],
  ['add', { kind: 'timedOut', host: 'dialer.example' }, 'pending'],
  ['add', { kind: 'serverFault' }, 'pending'],
  ['add', { kind: 'notSignedIn' }, 'pending'],
  ['add', { kind: 'wrongLogin' }, 'pending'],
] as const)('after the reply to %s with the failure %o it is %s or not', (action, failure, state) => {
  const settled = settleChange(change({ action }), failure === undefined ? ok(null) : fail(failure));
  expect(settled.state).toBe(state);
  expect(settled.failure).toEqual(state === 'done' ? undefined : failure);
});
