import { describe, expect, test } from 'vitest';
import { hookNames } from '../../src/integration/hook.ts';
import { isHookRequest } from '../../src/integration/hook-permission.ts';
import {
  addRequest,
  hookFunctions,
  listRequest,
  readHookState,
  replaceRequest,
  targetKinds,
} from '../../src/integration/hook-target.ts';
import { writeHook } from '../../src/integration/write-hook.ts';
import { decodeNonAgent } from '../../src/vicidial/non-agent/non-agent-reply.ts';
import { encodeNonAgent } from '../../src/vicidial/non-agent/non-agent-request.ts';

const campaign = { kind: 'campaign', id: 'SALES' } as const;
const inGroup = { kind: 'inGroup', id: 'A_LONG_IN_GROUP_NAME' } as const;
const stateOf = (text: string) =>
  readHookState(decodeNonAgent(hookFunctions, 'update_alt_url', {}, { status: 200, text }));

test('each request can be sent, and the worker accepts it', () => {
  for (const hook of hookNames)
    for (const target of [campaign, inGroup]) {
      const line = writeHook(hook, 'https://crm.example.com/vicidial', 'x'.repeat(100));
      for (const input of [listRequest(hook, target), addRequest(hook, target, line)]) {
        const sent = input && encodeNonAgent(hookFunctions, 'update_alt_url', input);
        if (sent) expect(sent.ok && isHookRequest(sent.value)).toBe(true);
      }
      const replaced = replaceRequest(hook, target, line);
      const sent = replaced && encodeNonAgent(hookFunctions, 'update_campaign', replaced);
      if (sent) expect(sent.ok && isHookRequest(sent.value)).toBe(true);
    }
});

test.each([
  ['dispo', ['campaign', 'inGroup'], 'dispo', true],
  ['start', ['campaign', 'inGroup'], 'start', false],
  ['noAgent', ['campaign', 'inGroup'], 'noagent', false],
  ['addLead', ['inGroup'], 'addlead', false],
  ['webForm', ['campaign'], undefined, true],
  ['callMenu', [], undefined, false],
] as const)('%s is set in %j, with the type %s', (hook, kinds, type, canReplace) => {
  expect(targetKinds(hook)).toEqual(kinds);
  expect(listRequest(hook, campaign)?.url_type).toBe(type);
  expect(replaceRequest(hook, campaign, 'x') !== undefined).toBe(canReplace);
  expect(replaceRequest(hook, inGroup, 'x')).toBeUndefined();
});

test.each([
  { function: 'update_campaign', campaign_id: 'SALES', active: 'N' },
  { function: 'update_alt_url', agent_user: '1000' },
  { function: 'update_list', list_id: '101' },
  { function: 'toString' },
  { campaign_id: 'SALES' },
])('the worker refuses %j', (parameters) => expect(isHookRequest(parameters)).toBe(false));

describe('what the dialer has', () => {
  // The rows and refusals of the recorded replies.
  test('is a list of alternate URLs', () => {
    const header =
      'url_id|campaign_id|entry_type|active|url_type|url_rank|url_statuses|url_description|url_lists|url_call_length|url_address';
    const address = 'http://127.0.0.1:8097/d?lead=--A--lead_id--B--&s=--A--dispo--B--';
    expect(stateOf(`${header}\n1|SALES|campaign|Y|dispo|1|SALE QUOTE|Sales  crm, ||0|${address}\n`)).toEqual({
      kind: 'alternates',
      urls: [{ id: '1', address, statuses: 'SALE QUOTE', isActive: true }],
    });
  });

  test.each([
    ['NOTICE: update_alt_url LIST, No Records Found - 6666|dispo|campaign|SALES|0', 'alternates'],
    [
      'SUCCESS: update_alt_url ALT URL HAS BEEN ADDED - 6666|NEW URL ID: 1|dispo|campaign|SALES',
      'alternates',
    ],
    ['ERROR: update_alt_url CAMPAIGN DOES NOT EXIST: |6666|NOSUCH', 'unknownTarget'],
    ['ERROR: update_alt_url USER DOES NOT HAVE PERMISSION TO UPDATE CAMPAIGNS: |5003|0', 'noPermission'],
    ['ERROR: update_alt_url campaigns dispo URL IS NOT SET TO ALT: |6666|SALES', 'single'],
    ['ERROR: update_alt_url URL RANK IS NOT VALID, THIS IS AN OPTIONAL FIELD: |x|6666', 'refused'],
  ])('%s: %s', (text, kind) => expect(stateOf(`${text}\n`).kind).toBe(kind));
});
