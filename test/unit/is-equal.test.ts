import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEqual } from '../../src/is-equal.ts';

/** The same data as the browser's storage returns it: keys sorted, and no property that is undefined. */
function stored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stored);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    kept.sort(([one], [other]) => (one < other ? -1 : 1)).map(([k, v]) => [k, stored(v)]),
  );
}

describe('plain data', () => {
  test.each([
    [{ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 }, true],
    [{ a: undefined }, {}, true],
    [[], {}, false],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [null, {}, false],
    [0, '', false],
    ['1', 1, false],
    [{ a: 1 }, { a: 1, b: null }, false],
  ])('%j and %j', (one, other, expected) => {
    expect(isEqual(one, other)).toBe(expected);
    expect(isEqual(other, one)).toBe(expected);
  });

  test('is equal to itself after it was stored, and not to anything that JSON tells apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(isEqual(one, stored(one))).toBe(true);
        const isSame = JSON.stringify(stored(one)) === JSON.stringify(stored(other));
        expect(isEqual(one, other)).toBe(isSame);
      }),
    );
  });
});
