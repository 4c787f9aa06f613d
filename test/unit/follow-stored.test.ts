import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { StoredValue } from '../../src/platform/storage.ts';
import { followStored } from '../../src/ui/live.ts';

/** A stored value whose first read lasts until `answer` is called. */
function slowValue() {
  let listener: (value: string) => void = () => {};
  let answer: (value: string) => void = () => {};
  const read = new Promise<string>((done) => {
    answer = done;
  });
  const value: Pick<StoredValue<string>, 'get' | 'watch'> = {
    get: () => read,
    watch: (added) => {
      listener = added;
    },
  };
  return { value, change: (to: string) => listener(to), answer };
}

test('a value is read once and followed', async () => {
  const { value, change, answer } = slowValue();
  const shown = signal('none');
  const followed = followStored(value, shown);
  answer('stored');
  await followed;
  expect(shown.value).toBe('stored');
  change('changed');
  expect(shown.value).toBe('changed');
});

test('a change during the first read is kept', async () => {
  const { value, change, answer } = slowValue();
  const shown = signal('none');
  const followed = followStored(value, shown);
  change('changed');
  answer('stored');
  await followed;
  expect(shown.value).toBe('changed');
});
