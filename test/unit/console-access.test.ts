import { describe, expect, test } from 'vitest';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import { isConsoleOff, isFunctionOff } from '../../src/team/console-access.ts';
import { agentFunctions } from '../../src/vicidial/agent-functions.ts';
import { effectOf } from '../../src/vicidial/function-effects.ts';
import { nonAgentFunctions } from '../../src/vicidial/non-agent/non-agent-functions.ts';

const ask = (endpoint: 'agent' | 'nonAgent', name: string, more: Record<string, string> = {}) => ({
  endpoint,
  parameters: { function: name, ...more },
});
const withEffect = (endpoint: 'agent' | 'nonAgent', effect: string) =>
  Object.keys(endpoint === 'agent' ? agentFunctions : nonAgentFunctions)
    .filter((name) => effectOf(ask(endpoint, name)) === effect)
    .toSorted();

describe('what a function does', () => {
  test('in the agent API: these read, and every other one changes something', () => {
    const reading = ['calls_in_queue_count', 'coffee', 'st_get_agent_active_lead', 'version', 'webserver'];
    expect(withEffect('agent', 'read')).toEqual(reading);
    expect(withEffect('agent', 'change')).toHaveLength(31 - reading.length);
  });

  test('in the non-agent API: these create users, DIDs and phones', () => {
    expect(withEffect('nonAgent', 'createOrDelete')).toEqual([
      ...['add_did', 'add_phone', 'add_phone_alias', 'add_user', 'copy_did', 'copy_user'],
    ]);
  });

  test('in the non-agent API: a function that adds, changes, deletes or starts something never counts as reading', () => {
    expect(withEffect('nonAgent', 'change')).toEqual([
      ...['add_dnc_phone', 'add_fpg_phone', 'add_group_alias', 'add_lead', 'add_list', 'batch_update_lead'],
      ...['blind_monitor', 'delete_dnc_phone', 'delete_fpg_phone', 'lead_dearchive', 'server_refresh'],
      ...['update_alt_url', 'update_campaign', 'update_cid_group_entry', 'update_did', 'update_lead'],
      ...['update_list', 'update_log_entry', 'update_phone', 'update_phone_alias', 'update_presets'],
      ...['update_remote_agent', 'update_user'],
    ]);
    const rest = Object.keys(nonAgentFunctions).length - withEffect('nonAgent', 'change').length;
    expect(withEffect('nonAgent', 'read')).toHaveLength(
      rest - withEffect('nonAgent', 'createOrDelete').length,
    );
  });

  test.each([
    ['agent', 'recording', { value: 'STATUS' }, 'read'],
    ['agent', 'recording', { value: 'START' }, 'change'],
    ['agent', 'webphone_url', { value: 'DISPLAY' }, 'read'],
    ['agent', 'webphone_url', { value: 'LAUNCH' }, 'change'],
    ['nonAgent', 'update_presets', { action: 'LIST' }, 'read'],
    ['nonAgent', 'update_presets', { action: 'DELETE' }, 'createOrDelete'],
    ['nonAgent', 'update_alt_url', { alt_url_id: 'LIST' }, 'read'],
    ['nonAgent', 'update_cid_group_entry', { stage: 'INFO' }, 'read'],
    ['nonAgent', 'update_cid_group_entry', { stage: 'DELETE' }, 'createOrDelete'],
    ['nonAgent', 'update_lead', { no_update: 'Y' }, 'read'],
    ['nonAgent', 'update_lead', { no_update: 'N' }, 'change'],
    ['nonAgent', 'update_lead', { delete_lead: 'Y' }, 'createOrDelete'],
    ['nonAgent', 'update_list', { delete_list: 'Y', delete_leads: 'Y' }, 'createOrDelete'],
    ['nonAgent', 'update_did', { delete_did: 'Y' }, 'createOrDelete'],
    ['nonAgent', 'update_did', { delete_did: 'N' }, 'change'],
    ['nonAgent', 'update_phone', { delete_vm_after_email: 'Y' }, 'change'],
    ['agent', 'add_lead', {}, undefined],
    ['nonAgent', 'external_dial', {}, undefined],
    ['nonAgent', 'constructor', {}, undefined],
  ] as const)('%s %s %j: %s', (endpoint, name, values, effect) => {
    expect(effectOf(ask(endpoint, name, values))).toBe(effect);
  });
});

describe('the console', () => {
  test('is off where it is disabled, and where numbers are masked', () => {
    expect(isConsoleOff({ disabledFeatures: [], maskNumbers: false })).toBe(false);
    expect(isConsoleOff({ disabledFeatures: ['apiConsole'], maskNumbers: false })).toBe(true);
    expect(isConsoleOff({ disabledFeatures: [], maskNumbers: true })).toBe(true);
  });

  test.each([
    ['blind_monitor', 'teamListening', 'nonAgent'],
    ['agent_stats_export', 'teamStatistics', 'nonAgent'],
    ['external_dial', 'dialPad', 'agent'],
    ['transfer_conference', 'transfer', 'agent'],
    ['recording', 'recording', 'agent'],
    ['logout', 'logOut', 'agent'],
  ] as const)('does not run %s where the feature %s is disabled', (name, feature, endpoint) => {
    const request = ask(endpoint, name, { agent_user: '1000' });
    expect(isFunctionOff(request, { ...defaults, disabledFeatures: [feature] }, '1000')).toBe(true);
    expect(isFunctionOff(request, defaults, '1000')).toBe(false);
  });

  test('does not dial where a number is checked before a dial', () => {
    const request = ask('agent', 'external_dial', { agent_user: '1000' });
    expect(isFunctionOff(request, { ...defaults, numberChecks: ['systemDnc'] }, '1000')).toBe(true);
  });

  test.each([
    [{ supervisorReasonRequired: true }, 'external_pause', true],
    [{ teamGroups: ['NORTH'] }, 'external_pause', true],
    [{ teamCampaigns: ['SALES'] }, 'blind_monitor', true],
    [{ listenNotice: 'Your supervisor is listening.' }, 'blind_monitor', true],
    [{ listenNotice: 'Your supervisor is listening.' }, 'external_pause', false],
    [{}, 'blind_monitor', false],
  ] satisfies [Partial<Settings>, string, boolean][])(
    'with %j is no way around the limits of the team page: %s is off: %s',
    (own, name, isOff) => {
      const request = ask(name === 'blind_monitor' ? 'nonAgent' : 'agent', name, { agent_user: '1001' });
      expect(isFunctionOff(request, { ...defaults, ...own }, '1000')).toBe(isOff);
    },
  );

  test('sends no command to another agent where actions on agents are disabled', () => {
    const off: Settings = { ...defaults, disabledFeatures: ['teamActions'] };
    const pause = (user: string) => ask('agent', 'external_pause', { agent_user: user });
    expect(isFunctionOff(pause('1001'), off, '1000')).toBe(true);
    expect(isFunctionOff(pause('1001'), off, undefined)).toBe(true);
    expect(isFunctionOff(pause('ABC'), off, 'abc')).toBe(false);
    expect(isFunctionOff(ask('agent', 'send_notification', { recipient: 'NORTH' }), off, '1000')).toBe(true);
    expect(isFunctionOff(ask('nonAgent', 'agent_status', { agent_user: '1001' }), off, '1000')).toBe(false);
  });
});
