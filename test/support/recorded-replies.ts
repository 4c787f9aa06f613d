import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RecordedLine } from './recorded-rig.ts';

/** RECORDED_REPLIES names another recording in the same format. */
const file =
  process.env['RECORDED_REPLIES'] ?? resolve(import.meta.dirname, '../recordings/recorded-replies.jsonl');

/** Every request to a real VICIdial that was recorded, with its reply. */
export const recorded: readonly RecordedLine[] = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as RecordedLine);
