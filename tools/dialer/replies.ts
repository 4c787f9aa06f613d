/**
 * Decodes recorded replies: npm run replies -- --json FILE [--each]
 *
 * FILE holds one JSON object per line with endpoint, params, http_status, content_type and body. The last line
 * printed is the count; with --each one line per reply comes before it. Bodies and passwords are never printed.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { decodeRecorded, type RecordedReply } from './recorded-reply.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, each: { type: 'boolean' } } });
if (values.json === undefined) {
  console.error('Usage: npm run replies -- --json FILE [--each]');
  process.exit(2);
}

const counts = {
  lines: 0,
  success: 0,
  notice: 0,
  error: 0,
  data: 0,
  empty: 0,
  unrecognized: 0,
  secretsLeaked: 0,
};

for await (const line of createInterface({ input: createReadStream(values.json), crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  const decoded = decodeRecorded(JSON.parse(line) as RecordedReply);
  counts.lines += 1;
  counts[decoded.verdict] += 1;
  if (decoded.leaks) counts.secretsLeaked += 1;
  if (values.each) {
    const { verdict, failure, data } = decoded;
    console.log(JSON.stringify({ function: decoded.function, verdict, failure, data }));
  }
}
console.log(JSON.stringify(counts));
