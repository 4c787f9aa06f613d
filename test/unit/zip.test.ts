import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipOf } from '../../src/options/import-export/zip.ts';

const path = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'Z', '9', '-', '.', 'ü'), minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join('/'));
const entry = fc.record({ path, bytes: fc.uint8Array({ maxLength: 300 }) });

test('another program unpacks each file of a zip file as it was', () => {
  const entries = fc.uniqueArray(entry, { selector: ({ path: name }) => name, maxLength: 6 });
  fc.assert(
    fc.property(entries, (files) => {
      const packed = Object.fromEntries(files.map(({ path: name, bytes }) => [name, bytes]));
      expect(unzipSync(zipOf(files))).toEqual(packed);
    }),
  );
});

test('the checksum of a file is the one of the standard', () => {
  // CRC-32 of "123456789" is 0xcbf43926.
  const zip = zipOf([{ path: 'a', bytes: new TextEncoder().encode('123456789') }]);
  expect(new DataView(zip.buffer).getUint32(14, true)).toBe(0xcbf43926);
});
