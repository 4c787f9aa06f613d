import { expect, test } from 'vitest';
import { explain } from '../../src/failure.ts';
import { readHistory } from '../../src/leads/lead-history.ts';
import type { AskLead } from '../../src/leads/read-rows.ts';
import { fail } from '../../src/result.ts';
import { type ShownLeadField, shownLeadFields } from '../../src/settings/shown-lead-fields.ts';

const askedFor = async (shown: readonly ShownLeadField[]) => {
  const asked: string[] = [];
  const ask: AskLead = async (name) => {
    asked.push(name);
    return fail(explain({ kind: 'noPermission' }));
  };
  const history = await readHistory(ask, { id: '7', number: '7275550142' }, shown);
  return { asked, parts: Object.keys(history) };
};

test.each<[readonly ShownLeadField[], readonly string[], readonly string[]]>([
  [
    shownLeadFields,
    ['phone_number_log', 'lead_callback_info', 'recording_lookup'],
    ['calls', 'callbacks', 'recordings'],
  ],
  [['leadName', 'lastCalls'], ['phone_number_log'], ['calls']],
  [['callCounts'], ['phone_number_log'], ['calls']],
  [['callbacks'], ['lead_callback_info'], ['callbacks']],
  [['recordings'], ['recording_lookup'], ['recordings']],
  [['leadName', 'comments'], [], []],
])('with %j, only what is shown is requested', async (shown, asked, parts) => {
  expect(await askedFor(shown)).toEqual({ asked, parts });
});
