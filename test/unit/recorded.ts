import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RecordedReply } from '../../tools/dialer/recorded-reply.ts';

/** Replies recorded from a real VICIdial; not part of this repository. */
const file =
  process.env['RECORDED_REPLIES'] ?? resolve(import.meta.dirname, '../recordings/recorded-replies.jsonl');

export const recordingIsHere = existsSync(file);
export const whereFrom = recordingIsHere
  ? 'recorded from a real dialer'
  : 'MISSING, set RECORDED_REPLIES to the file';

export const recorded: readonly RecordedReply[] = recordingIsHere
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as RecordedReply)
  : [];
