/**
 * Replays what was recorded from a real VICIdial against the sandbox: the same request in the same state must give the same
 * answer and write the same columns, with nothing but epochs and the clock's date normalized.
 */
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Column, Dialer } from '../../sandbox/dialer/tables.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { recorded } from '../support/recorded-replies.ts';
import { type RecordedLine, recordedRig, sceneOf } from '../support/recorded-rig.ts';

/** Functions of the non-agent API that the product does not use yet: leads, DNC lists, reports, administration. */
const LATER_FUNCTIONS = [
  ...['add_lead', 'update_lead', 'batch_update_lead', 'lead_search', 'lead_all_info', 'lead_field_info'],
  ...['lead_callback_info', 'add_dnc_phone', 'delete_dnc_phone', 'check_phone_number'],
  ...['recording_lookup', 'phone_number_log', 'agent_stats_export', 'callid_info', 'call_dispo_report'],
  ...['campaigns_list', 'agent_campaigns', 'agent_ingroup_info', 'add_list', 'add_user', 'update_did'],
];

/** Why a line is not replayed; undefined when it is. */
function reasonToSkip(line: RecordedLine): string | undefined {
  const { params, endpoint } = line;
  if (params['format'] === 'debug')
    return 'format=debug prints SQL around the line; a client must never send it';
  if (params['DB'] === '1') return 'DB=1 prints SQL before the line; a client must never send it';
  if (endpoint === 'vicidial/call_dispo_report.php') return 'a report page, not an API';
  const isLater = endpoint.startsWith('vicidial') && LATER_FUNCTIONS.includes(params['function'] ?? '');
  return isLater ? 'leads, DNC lists, reports and administration are not in the sandbox yet' : undefined;
}

const normalized = (text: string) =>
  text.replace(/\b1[6-9]\d{8}\b/g, '<epoch>').replace(/(?<=DATE: )[\d-]{10} [\d:]{8}/g, '<now>');

interface Answered {
  status: number;
  type: string;
  body: string;
  cors: Record<string, unknown>;
}

function send(base: string, line: RecordedLine): Promise<Answered> {
  const form = new URLSearchParams(line.params).toString();
  const isPost = line.method === 'POST';
  const path = `/${line.endpoint}${isPost || form === '' ? '' : `?${form}`}`;
  const [, origin] = /Origin (https:\S+)/.exec(line.precondition) ?? [];
  const headers = {
    ...(isPost ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
    ...(origin === undefined ? {} : { Origin: origin }),
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${base}${path}`, { method: line.method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => {
        const cors = Object.fromEntries(
          Object.entries(response.headers).filter(([name]) => name.startsWith('access-control')),
        );
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body,
          cors,
        });
      });
    });
    request.on('error', reject).end(isPost ? form : undefined);
  });
}

const COLUMNS: Readonly<Record<string, Column>> = {
  external_dial: 'dial',
  external_hangup: 'hangup',
  external_status: 'status',
  external_pause: 'pause',
  external_pause_code: 'pauseCode',
  external_park: 'park',
  external_dtmf: 'dtmf',
  external_recording: 'recording',
  external_transferconf: 'transferconf',
  external_ingroups: 'ingroups',
};

/** What the recording says was written into the agents' columns: `1000.dial` → text. */
function writtenThen(line: RecordedLine): Record<string, string> {
  const effects = line.db_effect.matchAll(
    /vicidial_live_agents\[(\w+)\]\.(\w+): (?:".*?"|null) -> "(.*?)"(?=;|$)/g,
  );
  const written: Record<string, string> = {};
  for (const [, user = '', name = '', text = ''] of effects) {
    const column = COLUMNS[name];
    if (column) written[`${user}.${column}`] = normalized(text.replaceAll('\\"', '"'));
  }
  return written;
}

/** How many failed logins the recording counted by the end of a line, for the accounts whose count it changed. */
const failuresThen = (line: RecordedLine) =>
  Object.fromEntries(
    [...line.db_effect.matchAll(/vicidial_users\[(\w+)\]\.failed_login_count: \d+ -> (\d+)/g)].map(
      ([, user = '', count]) => [user, Number(count)],
    ),
  );

const failuresOf = (dialer: Dialer) =>
  Object.fromEntries(dialer.accounts.map((account) => [account.user, account.failedLogins]));

const columnsOf = (dialer: Dialer) =>
  Object.fromEntries(
    dialer.liveAgents.flatMap((agent) =>
      Object.entries(agent.columns).map(([name, text]) => [`${agent.user}.${name}`, normalized(text)]),
    ),
  );

describe('the recorded replies', () => {
  let sandbox: Sandbox;
  let next: RecordedLine | undefined;
  beforeAll(async () => {
    const callCenter = (now: number) => (next ? sceneOf(next, now) : recordedRig(now));
    sandbox = await startSandbox({ agentScreen: 'page', callCenter });
  });
  afterAll(() => sandbox.close());

  const replayed = recorded
    .map((line, at) => ({ line, at: at + 1 }))
    .filter(({ line }) => !reasonToSkip(line));
  test.each(replayed.map((one) => [one.at, one.line.params['function'] ?? 'no function', one.line] as const))(
    'line %i (%s) is answered as the real dialer answered it',
    async (_at, _name, line) => {
      next = line;
      sandbox.control.reset();
      const before = columnsOf(sandbox.control.dialer);
      const failures = failuresOf(sandbox.control.dialer);
      const { status, type, body, cors } = await send(sandbox.url, line);
      expect({ status, type, body: normalized(body), state: line.precondition }).toEqual({
        status: line.http_status,
        type: line.content_type,
        body: normalized(line.body),
        state: line.precondition,
      });
      expect(columnsOf(sandbox.control.dialer)).toEqual({ ...before, ...writtenThen(line) });
      expect(failuresOf(sandbox.control.dialer)).toEqual({ ...failures, ...failuresThen(line) });
      if (line.response_headers) {
        const wanted = Object.entries(line.response_headers).map(([name, value]) => [
          name.toLowerCase(),
          value,
        ]);
        expect(cors).toEqual(Object.fromEntries(wanted));
      }
    },
  );

  test('every line of the agent API is replayed but the two that print SQL', () => {
    const skipped = recorded.filter(
      (line) => line.endpoint === 'agc/api.php' && reasonToSkip(line) !== undefined,
    );
    expect(skipped.map((line) => line.params['format'] ?? line.params['DB'])).toEqual(['debug', '1']);
  });
});
