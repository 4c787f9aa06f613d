/**
 * Replays what was recorded from the non-agent API of a real VICIdial, and from the agent API when a supervisor called it,
 * against the sandbox. The same request in the same state must give the same reply. Only epochs and numbers of commands are normalized.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerAgentApi } from '../../sandbox/agent-api/agent-api.ts';
import { openCallCenter } from '../../sandbox/dialer/call-center.ts';
import { joinParameters } from '../../sandbox/dialer/php-parameters.ts';
import { findLiveAgent } from '../../sandbox/dialer/table-access.ts';
import { countWork } from '../../sandbox/dialer/work-totals.ts';
import { answerNonAgentApi } from '../../sandbox/non-agent-api/non-agent-api.ts';
import { addTeam, advanceTeam } from '../../sandbox/team/simulated-team.ts';
import { advanceCalls } from '../../sandbox/telephone/telephone-network.ts';
import { leadSceneOf } from '../support/recorded-lead-rig.ts';
import type { RecordedLine } from '../support/recorded-rig.ts';
import { settingsSceneOf } from '../support/recorded-settings-rig.ts';
import { teamSceneOf } from '../support/recorded-team-rig.ts';

const file = resolve(import.meta.dirname, '../recordings/recorded-non-agent.jsonl');
const recorded = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as RecordedLine);

const replayedFunctions = [
  'logged_in_agents',
  'agent_status',
  'user_details',
  'user_group_status',
  'version',
  'in_group_status',
  'campaigns_list',
  'hopper_list',
  'agent_stats_export',
  'blind_monitor',
  'call_dispo_report',
];
/** The functions that read leads, check a number, and change a do-not-call list. */
const leadFunctions = [
  'lead_search',
  'lead_all_info',
  'lead_callback_info',
  'lead_field_info',
  'phone_number_log',
  'recording_lookup',
  'check_phone_number',
  'add_dnc_phone',
  'delete_dnc_phone',
];
/** The functions that change users, DIDs, lists, campaigns and remote agents. */
const settingFunctions = [
  ...['add_user', 'copy_user', 'update_user', 'add_did', 'copy_did', 'update_did', 'update_campaign'],
  ...['update_presets', 'update_alt_url', 'update_remote_agent', 'add_group_alias'],
  ...['list_info', 'list_custom_fields', 'add_list', 'update_list'],
];
/** Commands of a supervisor to the agent API. */
const commandFunctions = ['external_pause', 'pause_code', 'logout', 'change_ingroups'];

const now = Date.parse('2026-11-28T03:15:37Z');
const normalized = (text: string) =>
  text
    .replace(/\b1[6-9]\d{8}\b/g, '<epoch>')
    .replace(/(?<=DATE: )[\d-]{10} [\d:]{8}/g, '<now>')
    // The number of the command that rings the phone.
    .replace(/(?<=blind_monitor HAS BEEN LAUNCHED .*\|)\d+(?=\|\w+\n)/g, '<command>');

/** Agent 1002 had no agent screen there, so nothing changed between the requests. */
const isReplayed = ({ endpoint, params, precondition, body }: RecordedLine) =>
  endpoint === 'agc/api.php'
    ? commandFunctions.includes(params['function'] ?? '') && precondition.includes('no screen polls')
    : (replayedFunctions.includes(params['function'] ?? '') && !hasRecordedCalls(params, body)) ||
      isAboutLeads(params) ||
      isSetting({ params, body });

/** The calls of that day are not in the rig. */
const hasRecordedCalls = (params: RecordedLine['params'], body: string) =>
  params['function'] === 'call_dispo_report' && body.includes('CTDMAN');

/** The sandbox has no ranks of agents, no archive and 29 leads fewer, and lets a caller change every remote agent. */
const isSetting = ({ params, body }: Pick<RecordedLine, 'params' | 'body'>) =>
  settingFunctions.includes(params['function'] ?? '') &&
  params['ingroup_rank'] === undefined &&
  (params['function'] !== 'list_info' || params['dialable_count'] === undefined) &&
  !body.includes('UPDATE THIS REMOTE AGENT');

/** The dialer as this line found it. */
function sceneOf(line: RecordedLine, at: number) {
  if (isSetting(line)) return settingsSceneOf(line, now, at);
  return isAboutLeads(line.params) ? leadSceneOf(line, now) : teamSceneOf(line, now);
}

/** The sandbox has neither custom fields nor an archive, and no fault for a field that does not exist. */
const isAboutLeads = (params: RecordedLine['params']) =>
  leadFunctions.includes(params['function'] ?? '') &&
  params['custom_fields'] === undefined &&
  params['archived_lead'] === undefined &&
  params['field_name'] !== 'nosuch' &&
  params['lead_id'] !== '2';

const lines = recorded.map((line, at) => ({ line, at: at + 1 }));

describe('the recorded replies', () => {
  test.each(
    lines
      .filter(({ line }) => isReplayed(line))
      .map(({ line, at }) => [at, line.params['function'], line] as const),
  )('line %i (%s) is answered as the real dialer answered it', (at, _name, line) => {
    const answer = line.endpoint === 'agc/api.php' ? answerAgentApi : answerNonAgentApi;
    const parameters = joinParameters(new URLSearchParams(), new URLSearchParams(line.params));
    const { status, body } = answer(sceneOf(line, at), parameters, now);
    expect({ status, body: normalized(body) }).toEqual({
      status: line.http_status,
      body: normalized(line.body),
    });
  });

  test('the functions that are not in the sandbox are these', () => {
    const missing = new Set(
      lines
        .filter(({ line }) => !isReplayed(line) && line.endpoint.startsWith('vicidial'))
        .map(({ line }) => line.params['function'] ?? '')
        .filter((name) => ![...leadFunctions, ...replayedFunctions, ...settingFunctions].includes(name)),
    );
    expect([...missing].sort()).toMatchInlineSnapshot(`
      [
        "add_fpg_phone",
        "add_lead",
        "add_phone",
        "add_phone_alias",
        "agent_campaigns",
        "agent_ingroup_info",
        "batch_update_lead",
        "brew_coffee",
        "call_status_stats",
        "callid_info",
        "ccc_lead_info",
        "container_list",
        "delete_fpg_phone",
        "did_log_export",
        "hopper_bulk_insert",
        "ingroup_list",
        "lead_dearchive",
        "lead_status_search",
        "moh_list",
        "server_refresh",
        "sounds_list",
        "update_cid_group_entry",
        "update_lead",
        "update_log_entry",
        "update_phone",
        "update_phone_alias",
        "user_hangup",
        "vm_list",
      ]
    `);
  });
});

describe('a simulated team', () => {
  const day = (seconds: number) => {
    const dialer = openCallCenter(now);
    addTeam(dialer, { size: 60, seed: 7 }, now);
    const states = new Map<string, Set<string>>();
    for (let second = 0; second <= seconds; second += 1) {
      advanceCalls(dialer, now + second * 1000);
      advanceTeam(dialer, now + second * 1000);
      for (const { user, status } of dialer.liveAgents)
        states.set(user, (states.get(user) ?? new Set()).add(status));
    }
    return { dialer, states };
  };

  test('works on: every agent who is logged in changes within half an hour', () => {
    const { dialer, states } = day(1_800);
    const idle = dialer.simulated.filter(({ user }) => (states.get(user)?.size ?? 0) < 2);
    expect(dialer.simulated.length).toBe(60);
    expect(idle).toEqual([]);
  });

  test('has the same day for the same seed', () => {
    const rows = () =>
      day(120).dialer.liveAgents.map(({ user, status, callsToday }) => [user, status, callsToday]);
    expect(rows()).toEqual(rows());
  });

  test('leaves an agent paused whom a command paused', () => {
    const { dialer } = day(0);
    const agent = findLiveAgent(dialer, '3004');
    const worker = dialer.simulated.find(({ user }) => user === '3004');
    if (!agent || !worker) throw new Error('no agent 3004');
    Object.assign(agent, { status: 'PAUSED', leadId: 0, pauseCode: 'TRAIN' });
    Object.assign(worker, { isOnBreak: false, changesAt: now });
    for (let second = 1; second < 600; second += 1) advanceTeam(dialer, now + second * 1000);
    expect([agent.status, agent.pauseCode]).toEqual(['PAUSED', 'TRAIN']);
  });
});

describe('what no recording shows', () => {
  const ask = (dialer: ReturnType<typeof openCallCenter>, more: Record<string, string>) => {
    const login = { user: '2000', pass: 'Sue2000', source: 'test', function: 'blind_monitor' };
    const sent = { ...login, session_id: '8600000', server_ip: '127.0.0.1', ...more };
    return answerNonAgentApi(
      dialer,
      joinParameters(new URLSearchParams(), new URLSearchParams(sent)),
      now,
    ).body.trim();
  };

  test.each([
    [false, 'listen', '127*000*000*001*08600000'],
    [true, 'whisper', '127*000*000*001*473782188600000'],
  ] as const)('a whisper with the system setting %s is a %s', (whisper, mode, dialString) => {
    const dialer = openCallCenter(now, { whisper });
    const reply = ask(dialer, { phone_login: 'sue', stage: 'WHISPER' });
    expect(reply).toBe(`SUCCESS: blind_monitor HAS BEEN LAUNCHED - sue|${dialString}|2000|8600000|1|2000`);
    expect(dialer.monitorCalls.map((call) => call.mode)).toEqual([mode]);
  });

  test('a phone that does not exist is refused, and nothing rings', () => {
    const dialer = openCallCenter(now);
    expect(ask(dialer, { phone_login: 'nobody', stage: 'MONITOR' })).toBe(
      'ERROR: blind_monitor INVALID PHONE LOGIN - nobody|2000',
    );
    expect(dialer.monitorCalls).toEqual([]);
  });

  test('the statistics of an agent count calls, pauses and times', () => {
    const dialer = openCallCenter(now);
    const agent = findLiveAgent(dialer, '1000');
    if (!agent) throw new Error('no agent 1000');
    countWork(dialer, now);
    const work = (change: Partial<typeof agent>, from: number, to: number) => {
      Object.assign(agent, change);
      countWork(dialer, now + from * 1000);
      countWork(dialer, now + to * 1000);
    };
    work({ status: 'READY' }, 60, 75);
    work({ status: 'PAUSED', leadId: 101, callsToday: 1 }, 75, 80);
    work({ status: 'PAUSED', leadId: 0 }, 80, 90);
    const totals = dialer.workTotals.find(({ user }) => user === '1000');
    expect(totals).toMatchObject({ calls: 1, sessions: 1, pauses: 2 });
    expect(totals).toMatchObject({ pauseMs: 70_000, waitMs: 15_000, talkMs: 0, dispoMs: 5_000 });
  });
});
