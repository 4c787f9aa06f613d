import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskNumber } from '../../src/phone/numbering/mask-number.ts';

test.each([
  ['+1 727 555 0142', '+• ••• ••• 0142'],
  ['+44 20 7183 8750', '+•• •• •••• 8750'],
  ['7275550142', '••••••0142'],
  ['0142', '0142'],
  ['12', '12'],
  ['', ''],
  ['+٢٠ ٢ ١٢٣٤ ٥٦٧٨', '+•• • •••• ٥٦٧٨'],
])('%s is shown as %s', (number, shown) => {
  expect(maskNumber(number)).toBe(shown);
});

test('at most four digits stay, they are the last ones, and masking twice changes nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+?[\d ().-]{0,30}$/), (number) => {
      const shown = maskNumber(number);
      expect(shown.replace(/\D/g, '')).toBe(number.replace(/\D/g, '').slice(-4));
      expect(shown).toHaveLength(number.length);
      expect(maskNumber(shown)).toBe(shown);
    }),
  );
});
