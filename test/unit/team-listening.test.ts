import { expect, test } from 'vitest';
import { startedMode } from '../../src/team/listening.ts';

test.each([
  // The digits of the recorded replies.
  ['listen', '127*000*000*001*08600051', 'listen'],
  ['barge', '127*000*000*001*8600051', 'barge'],
  // Whispering is off, and the reply is SUCCESS.
  ['whisper', '127*000*000*001*08600051', 'listen'],
  ['whisper', '127*000*000*001*473782188600051', 'whisper'],
  // A prefix that nobody asked for, another conference, no digits.
  ['listen', '127*000*000*001*78600051', 'unclear'],
  ['listen', '127*000*000*001*8600051', 'barge'],
  ['whisper', '127*000*000*001*08600052', 'unclear'],
  ['listen', '', 'unclear'],
] as const)('%s with the digits %s is %s', (asked, digits, mode) => {
  expect(startedMode(asked, digits, '8600051')).toBe(mode);
});

test('without a conference nothing is clear', () => expect(startedMode('listen', '1*0', '')).toBe('unclear'));
