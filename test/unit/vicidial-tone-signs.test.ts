import { expect, test } from 'vitest';
import { dropsToneSigns, isLosingTones } from '../../src/vicidial/tone-signs.ts';

test.each([
  ['2.14-81', true],
  ['2.14-82', false],
  ['', false],
])('version %s of the agent API drops signs: %s', (version, isDropping) => {
  expect(dropsToneSigns(version)).toBe(isDropping);
});

test.each([
  ['1234567890', false],
  ['', false],
  ['12#', true],
  ['*1', true],
  ['1,2', true],
  ['1'.repeat(20), false],
  ['1'.repeat(21), true],
])('of the keys %s a part is lost: %s', (keys, isLosing) => {
  expect(isLosingTones(keys)).toBe(isLosing);
});
