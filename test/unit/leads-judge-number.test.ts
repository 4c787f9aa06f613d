import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialerDay } from '../../src/leads/dialer-day.ts';
import { isComplete, judgeNumber, readVeto } from '../../src/leads/judge-number.ts';
import type { NumberAnswers } from '../../src/session/number-answers.ts';

const rules = { attemptsPerDay: 3, refusedNumber: 'block', uncheckedNumber: 'confirm' } as const;

test.each([
  [{}, 'allow', undefined],
  [{ dialer: 'clear', attempts: 2, veto: { allow: true, reason: '' } }, 'allow', undefined],
  [{ dialer: 'doNotCall' }, 'block', { kind: 'doNotCall' }],
  [{ dialer: 'callTimeClosed' }, 'block', { kind: 'callTimeClosed' }],
  [{ dialer: 'clear', attempts: 3 }, 'block', { kind: 'attemptsReached', about: '3' }],
  [{ veto: { allow: false, reason: 'In court.' } }, 'block', { kind: 'vetoed', about: 'In court.' }],
  [{ dialer: 'unanswered' }, 'confirm', { kind: 'dialerCheckUnanswered' }],
  [{ dialer: 'clear', attempts: 'unanswered' }, 'confirm', { kind: 'attemptsUnanswered' }],
  [{ veto: 'unanswered' }, 'confirm', { kind: 'vetoUnanswered' }],
  // A refusal counts more than a check that did not answer.
  [{ dialer: 'unanswered', attempts: 9 }, 'block', { kind: 'attemptsReached', about: '9' }],
] as const)('the answers %o mean %s', (answers, verdict, concern) => {
  expect(judgeNumber(answers, rules)).toEqual(concern === undefined ? { verdict } : { verdict, concern });
});

describe('for any answers', () => {
  const answers: fc.Arbitrary<NumberAnswers> = fc.record(
    {
      dialer: fc.constantFrom('clear', 'doNotCall', 'callTimeClosed', 'unanswered'),
      attempts: fc.oneof(fc.nat(9), fc.constant('unanswered' as const)),
      veto: fc.oneof(
        fc.record({ allow: fc.boolean(), reason: fc.string() }),
        fc.constant('unanswered' as const),
      ),
    },
    { requiredKeys: [] },
  );

  test('a number is dialed without a word only if no check has refused it', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { verdict } = judgeNumber(given, { ...rules, uncheckedNumber: 'allow' });
        const isRefused =
          given.dialer === 'doNotCall' ||
          given.dialer === 'callTimeClosed' ||
          (typeof given.attempts === 'number' && given.attempts >= 3) ||
          (typeof given.veto === 'object' && !given.veto.allow);
        expect(verdict).toBe(isRefused ? 'block' : 'allow');
      }),
    );
  });

  test('where only checked numbers may be dialed, a missing answer is never an allowed dial', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { verdict } = judgeNumber(given, { ...rules, uncheckedNumber: 'block' });
        if (!isComplete(given)) expect(verdict).toBe('block');
      }),
    );
  });
});

test.each([
  ['{"allow":true}', { allow: true, reason: '' }],
  ['{"allow":false,"reason":"In court."}', { allow: false, reason: 'In court.' }],
  ['{"allow":false,"reason":"a\\u202Eb\\nc"}', { allow: false, reason: 'a b c' }],
  ['{"allow":"yes"}', undefined],
  ['{"reason":"x"}', undefined],
  ['<html>Sign in</html>', undefined],
  ['null', undefined],
  ['', undefined],
])('the answer %s is read as %o', (text, veto) => {
  expect(readVeto(text)).toEqual(veto);
});

test('a long reason is cut', () => {
  expect(readVeto(JSON.stringify({ allow: false, reason: 'x'.repeat(999) }))?.reason.length).toBe(200);
});

test('the day is that of the clock of the dialer', () => {
  const now = Date.parse('2026-11-28T23:30:00Z');
  expect(dialerDay(0, 'UTC', now)).toBe('2026-11-28');
  expect(dialerDay(3_600_000, 'UTC', now)).toBe('2026-11-29');
});
