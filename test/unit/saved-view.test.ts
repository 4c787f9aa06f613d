import { expect, test } from 'vitest';
import { readSavedView, withSavedView } from '../../src/settings/values/saved-view.ts';

test.each([
  ['Paused north=state=paused&group=NORTH', { name: 'Paused north', address: 'state=paused&group=NORTH' }],
  // As it is copied from the address.
  ['Paused=#state=paused', { name: 'Paused', address: 'state=paused' }],
  ['Find=find=Zo%C3%AB+M', { name: 'Find', address: 'find=Zo%C3%AB+M' }],
  ['Everybody=', { name: 'Everybody', address: '' }],
])('%s is a view with a name', (line, view) =>
  expect(readSavedView(line)).toEqual({ ok: true, value: view }),
);

test.each([['state'], ['=state=paused'], ['A;B=state=paused'], ['Bad=<img>'], ['Bad=javascript:alert(1)']])(
  '%s is no view',
  (line) => expect(readSavedView(line).ok).toBe(false),
);

test('a view replaces the one of the same name, and other views stay in their order', () => {
  const lines = ['A=state=paused', 'B=state=ringing'];
  expect(withSavedView(lines, { name: 'a', address: 'wall' })).toEqual(['a=wall', 'B=state=ringing']);
  expect(withSavedView(lines, { name: 'C', address: '' })).toEqual([...lines, 'C=']);
});
