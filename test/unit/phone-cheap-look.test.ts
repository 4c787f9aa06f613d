import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginsWithDigits, endsInDigits } from '../../src/content/match/text-boundary.ts';
import { digitRunsOf } from '../../src/phone/find/digit-run.ts';
import { findNumbers, isRuledOut, mayHoldNumber } from '../../src/phone/find/find-numbers.ts';
import { normalize } from '../../src/phone/find/normalize.ts';
import { propertyRuns } from '../support/property-runs.ts';

const piece = fc.oneof(
  fc.constantFrom('2026-11-21', '2026-11-21 10:15', '2026-11-21T10:15:22', '2026-13-41', '0000-01-01'),
  fc.constantFrom(' ', '-', '.', '/', '(', ')', '+', ', ', ': ', '\n', ' to ', '  ', '$', 'x'),
  fc.stringMatching(/^\d{1,8}$/),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

describe('the prefilter of rows', () => {
  test('refuses no text with enough adjacent digits for a number', () => {
    fc.assert(
      fc.property(text, (written) => {
        if (!mayHoldNumber(written)) expect(digitRunsOf(normalize(written))).toEqual([]);
      }),
      { numRuns: propertyRuns },
    );
  });

  test.each(['2026-11-21', 'due 2026-11-21 10:15', '2026-11-21T10:15:22'])('refuses the date %s', (date) => {
    expect(mayHoldNumber(date)).toBe(false);
  });

  test.each(['2026-11-21 727 555 1212', '727-555-1212', '2026-11-21-7275551212'])(
    'lets %s pass',
    (written) => {
      expect(mayHoldNumber(written)).toBe(true);
    },
  );

  test('rules out no bare digits under a header of IDs that would be linked', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{7,15}$/),
        fc.constantFrom('US', 'DE', 'GB', 'FR', 'PL'),
        fc.constantFrom('Order ID', 'Invoice', 'Kundennummer', 'Total'),
        (digits, country, header) => {
          if (isRuledOut(digits, header))
            expect(findNumbers(digits, { country: country as 'US', header })).toEqual([]);
        },
      ),
      { numRuns: propertyRuns },
    );
    expect(isRuledOut('4123456789', 'Order ID')).toBe(true);
    expect(isRuledOut('7275551212', 'Phone')).toBe(false);
  });
});

describe('the edges of a text', () => {
  test.each([
    ['(727) ', true],
    ['555-', true],
    ['+1 (', true],
    ['Phone: ', false],
    ['727 555 x', false],
    ['727,', false],
    ['７２７', true],
    ['1      ', false],
  ])('%j ends in digits: %s', (written, expected) => {
    expect(endsInDigits(written, false)).toBe(expected);
  });

  test.each([
    [' 555', true],
    [') 555', true],
    ['/-555', true],
    ['ext 5', false],
    ['\n555', false],
    ['      5', false],
  ])('%j begins with digits: %s', (written, expected) => {
    expect(beginsWithDigits(written)).toBe(expected);
  });

  test('a text with only white space ends like the one before', () => {
    expect(endsInDigits(' - ', true)).toBe(true);
    expect(endsInDigits(' - ', false)).toBe(false);
  });
});
