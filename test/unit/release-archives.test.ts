import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { zipFolder } from '../../tools/release/archives.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, written in this order, all changed at `seconds` since 1970. */
function folderWith(files: readonly (readonly [string, string])[], seconds: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'release-archives-'));
  folders.push(folder);
  for (const [path, text] of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    utimesSync(join(folder, path), seconds, seconds);
  }
  return folder;
}

const files = [
  ['manifest.json', '{}'],
  ['assets/b.js', 'b'],
  ['assets/a.js', 'a'],
] as const;

test('the same files give the same bytes in any order and with any times', () => {
  const first = zipFolder(folderWith(files, 1_000_000_000));
  const second = zipFolder(folderWith([...files].reverse(), 1_700_000_000));
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
});

test('the time zone does not change the bytes', () => {
  const folder = folderWith(files, 1_000_000_000);
  const zone = process.env['TZ'];
  try {
    process.env['TZ'] = 'Asia/Tokyo';
    const tokyo = zipFolder(folder);
    process.env['TZ'] = 'America/New_York';
    expect(Buffer.from(zipFolder(folder)).equals(Buffer.from(tokyo))).toBe(true);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('the entries are sorted, complete and named from the folder', () => {
  const entries = unzipSync(zipFolder(folderWith(files, 1_000_000_000)));
  expect(Object.keys(entries)).toEqual(['assets/a.js', 'assets/b.js', 'manifest.json']);
  expect(new TextDecoder().decode(entries['assets/b.js'])).toBe('b');
});
