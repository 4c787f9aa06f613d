import { describe, expect, test } from 'vitest';
import type { FunctionName } from '../../src/vicidial/functions.ts';
import { functions } from '../../src/vicidial/functions.ts';
import { decode } from '../support/agent-api.ts';

function reply(text: string, status = 200) {
  return { status, contentType: 'text/html; charset=utf-8', text };
}

const dialed = 'SUCCESS: external_dial function set - 3125551212|1000|1|YES|NO|NO||1795284460||||\n';
const dial = { value: '3125551212', agent: '1000', phoneCode: '1', epoch: 1795284460 };
const warning = '<br />\n<b>Warning</b>:  Undefined variable in <b>/srv/x.php</b> on line <b>7</b><br />\n';

test('the table has the 31 functions of the agent API', () => {
  const agentFunctions = Object.values(functions).filter(({ endpoint }) => endpoint === 'agent');
  expect(agentFunctions).toHaveLength(31);
});

describe('the field of a lead is the bare reply', () => {
  const field = (text: string, status = 200) => decode('lead_field_info', reply(text, status));

  test.each(['VIP, since 2019', ' a | b ', 'line one\n\n<b>line two</b>', ''])('%j', (text) => {
    expect(field(text)).toEqual({ ok: true, value: { value: text } });
  });

  test('and an error or another page is none', () => {
    expect(field('ERROR: lead_field_info LEAD NOT FOUND: 6666|999999\n')).toMatchObject({ ok: false });
    expect(field('<!doctype html><html><body>Log in</body></html>')).toMatchObject({ ok: false });
    expect(field('', 500)).toMatchObject({ ok: false });
  });
});

describe('a verdict is found at any position', () => {
  test.each<[string, string]>([
    ['with a newline', dialed],
    ['without a newline', dialed.trim()],
    ['with Windows newlines', dialed.replace('\n', '\r\n')],
    ['behind a byte order mark', `\uFEFF${dialed}`],
    ['among warnings', `${warning.repeat(100)}${dialed}${warning.repeat(100)}`],
    ['behind a notice', `NOTICE: defined dial_ingroup not found - NOPE\n${dialed}`],
    ['behind an error', `ERROR: no user found - x\n${dialed}`],
    ['behind a comment on its line', `<!-- UPDATE x -->${dialed}`],
    ['before a link', `${dialed}\n<a href="#">Close This Window</a>`],
    [
      'with seven fields of 2009',
      'SUCCESS: external_dial function set - 3125551212|1000|1|YES|NO|NO|1795284460\n',
    ],
    ['with more fields than today', dialed.replace('||||', '||||a|b|c|d')],
    ['with the time elsewhere', dialed.replace('|1795284460|', '|x|y|1795284460|')],
  ])('%s', (_name, text) => {
    expect(decode('external_dial', reply(text))).toEqual({ ok: true, value: dial });
  });
});

describe('a reply that is not from a dialer is recognized', () => {
  test.each<[string, FunctionName, number, string, string]>([
    ['nothing at all', 'external_dial', 200, '', 'unknownFunction'],
    ['nothing but blanks', 'external_dial', 200, ' \n\n', 'unknownFunction'],
    ['nothing from the other endpoint', 'agent_status', 200, '', 'unrecognized'],
    ['a server fault', 'external_dial', 500, '', 'serverFault'],
    ['a server fault with text', 'external_dial', 502, 'Bad Gateway', 'serverFault'],
    ['a login page', 'version', 200, '<!DOCTYPE html><html><body>Please sign in</body></html>', 'webPage'],
    ['a login page for a reading function', 'agent_status', 200, '<html><body>a|b</body></html>', 'webPage'],
    [
      'translated words',
      'external_pause',
      200,
      'EXITO: pausa puesta - PAUSE|1795284477|1009\n',
      'unrecognized',
    ],
    [
      'a success of another function',
      'external_dial',
      200,
      'SUCCESS: logout function set - x|1|2\n',
      'unrecognized',
    ],
    [
      'a refusal dressed as success',
      'external_status',
      200,
      'SUCCESS: Dispo in Agent Screen FIRST.',
      'unrecognized',
    ],
    ['binary', 'agent_status', 200, 'PAUSED|\u0000\u0001|0|C|0|N|G|1|L||||1', 'unrecognized'],
    ['a row of something else', 'agent_status', 200, 'HELLO|1|2|3|4|5|6|7|8|9|10|11|12\n', 'unrecognized'],
    ['JSON of a fork', 'external_pause', 200, '{"status":"success"}', 'unrecognized'],
    ['a notice alone', 'external_dial', 200, 'NOTICE: defined dial_ingroup not found - X\n', 'unrecognized'],
    ['half a verdict', 'external_dial', 200, 'SUCC', 'unrecognized'],
    [
      'a count that is none',
      'calls_in_queue_count',
      200,
      'SUCCESS: calls_in_queue_count - many',
      'unrecognized',
    ],
    ['ten megabytes', 'external_dial', 200, 'x'.repeat(10_000_000), 'unrecognized'],
    ['ten megabytes of lines', 'version', 200, '<!--\n'.repeat(2_000_000), 'unrecognized'],
    [
      'a hundred thousand comments on one line',
      'version',
      200,
      `${'<!---->'.repeat(9_000)}x`,
      'unrecognized',
    ],
  ])('%s', (_name, asked, status, text, kind) => {
    expect(decode(asked, reply(text, status))).toEqual({ ok: false, error: { kind } });
  });
});

describe('refusals are decoded, with their harmless parts', () => {
  test.each<[string, string, string | undefined]>([
    ['Invalid Source - x', 'invalidSource', undefined],
    ['Invalid Username/Password: |||0|0|BAD|', 'wrongLogin', undefined],
    ['Invalid Username/Password: |||1|1|GOOD|', 'wrongLogin', undefined],
    ['Invalid Username/Password: |||1|0|GOOD|', 'noApiAccess', undefined],
    ['Invalid Username/Password: |||0|1|LOCK|', 'locked', undefined],
    ['Invalid Username/Password: |||0|1|IPBLOCK|', 'addressBlocked', undefined],
    ['Invalid Username/Password: |||0|1|ERRSERVERS|', 'noTelephonyServer', undefined],
    ['Login incorrect, please try again: |||||BAD|', 'wrongLogin', undefined],
    ['Login incorrect, please try again: |||||2FA|', 'secondFactor', undefined],
    ['Too many login attempts, try again in 15 minutes: |x|LOCK|', 'locked', undefined],
    ['Your IP Address is not allowed: 192.0.2.1: ||IPBLOCK|', 'addressBlocked', undefined],
    ['System API NOT ACTIVE', 'apiOff', undefined],
    [
      'auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION - PAUSE|joe|external_pause|AGENTS',
      'noPermission',
      'external_pause',
    ],
    ['agent_status USER DOES NOT HAVE PERMISSION TO GET AGENT INFO: |joe|0|', 'noPermission', undefined],
    ['agent_user is not logged in - 1003', 'notLoggedIn', undefined],
    ['agent_status AGENT NOT LOGGED IN: joe|1003', 'notLoggedIn', undefined],
    ['user not logged in - 1003', 'notLoggedIn', undefined],
    ['call_agent error - no session data - 1003', 'noSessionData', undefined],
    ['agent_status AGENT NOT FOUND: joe|zzz9', 'noSuchAgent', undefined],
    ['agent_user is not paused - 1000', 'notPaused', undefined],
    ['pause_code error - agent is not paused - 1000', 'pauseConflict', undefined],
    ['external_pause agent is not paused - RESUME|1000', 'pauseConflict', undefined],
    ['agent_user is not allowed to place manual dial calls - 1000', 'manualDialNotAllowed', undefined],
    [
      'phone_number is already in this agents manual dial queue - 1000|3125551212',
      'alreadyQueued',
      undefined,
    ],
    ['agent_user does not have a live call - 1000', 'noLiveCall', undefined],
    ['agent_user does not have a lead on their screen - 1000', 'noLead', undefined],
    ['lead_id is not valid - 1000|0', 'leadNotValid', '0'],
    ['group_alias is not valid - 1000|NOPE', 'groupAliasNotValid', 'NOPE'],
    ['caller_id_number from group_alias is not valid - 1000|BAD|', 'groupAliasNotValid', 'BAD'],
    [
      'outbound_cid is not allowed on this system - 1000|3125558888|DISABLED',
      'callerIdNotAllowed',
      '3125558888',
    ],
    ['ingroup is not valid - NOPE', 'inGroupNotValid', 'NOPE'],
    ['preview dialing not allowed on this campaign - 1000|C|DISABLED', 'previewNotAllowed', undefined],
    ['stop recording error - 1000|||||127.0.0.1|8600000|INCALL', 'notRecording', undefined],
    ['Agent API Notifications are disabled on this system - 0', 'notificationsOff', undefined],
    ['external_dial not valid - 5|1|YES|NO|NO||1000|', 'notValid', 'external_dial'],
    ['something new in a later release - joe|secret', 'refused', 'something new in a later release'],
  ])('%s', (message, kind, about) => {
    const error = about === undefined ? { kind } : { kind, about };
    expect(decode('external_dial', reply(`ERROR: ${message}\n`))).toEqual({ ok: false, error });
  });

  test('of several errors the first one counts', () => {
    const text = 'ERROR: no user found - crmann\nERROR: agent_user is not logged in - \n';
    expect(decode('external_dial', reply(text))).toEqual({ ok: false, error: { kind: 'noSuchAgent' } });
  });
});

describe('the data of a reply', () => {
  test('a callback is only there if the echo holds it', () => {
    const stored = (text: string) =>
      decode('external_status', reply(`SUCCESS: external_status function set - ${text}|1000\n`));
    expect(stored('CALLBK!2026-12-01 15:30:00!ANYONE!!')).toMatchObject({ value: { hasCallback: true } });
    expect(stored('CALLBK')).toMatchObject({ value: { hasCallback: false } });
    expect(stored('SOLD!!!!QM1')).toMatchObject({ value: { hasCallback: false } });
  });

  test('the recording status carries the status of the session and its server', () => {
    expect(decode('recording', reply('NOTICE: not recording - 1002|||||127.0.0.1|8600002|PAUSED\n'))).toEqual(
      {
        ok: true,
        value: { recording: false, status: 'PAUSED', session: '8600002', server: '127.0.0.1' },
      },
    );
    const active =
      'NOTICE: recording active - 1000|77|20261121_1000|10.0.0.9|2026-11-21 17:00:00|127.0.0.1|8600000|INCALL';
    expect(decode('recording', reply(active))).toEqual({
      ok: true,
      value: {
        recording: true,
        recordingId: '77',
        status: 'INCALL',
        session: '8600000',
        server: '127.0.0.1',
      },
    });
  });

  test('a count comes without a newline', () => {
    expect(decode('calls_in_queue_count', reply('SUCCESS: calls_in_queue_count - 2'))).toEqual({
      ok: true,
      value: { count: 2 },
    });
  });

  test('both releases report version and clock', () => {
    const version = {
      version: '2.14-81',
      build: '240429-2220',
      date: '2026-11-21 18:07:39',
      epoch: 1795284459,
    };
    const text = 'VERSION: 2.14-81|BUILD: 240429-2220|DATE: 2026-11-21 18:07:39|EPOCH: 1795284459';
    expect(decode('version', reply(`${text}\n`))).toEqual({ ok: true, value: version });
    expect(decode('non_agent_version', reply(`${text}|DST: 0|TZ: 0.00|\n`))).toEqual({
      ok: true,
      value: version,
    });
  });
});

describe('agent_status keeps its columns', () => {
  const header =
    'status|callerid|lead_id|campaign_id|calls_today|full_name|user_group|user_level|pause_code|real_time_sub_status|phone_number|vendor_lead_code|session_id';
  const row = (name: string) =>
    `INCALL|M211|1001|TESTCAMP|3|${name}|AGENTS|1|LOGIN|DIAL|3125551212|VLC|8600000`;
  const expected = (fullName: string) => ({
    ok: true,
    value: {
      status: 'INCALL',
      subStatus: 'DIAL',
      callId: 'M211',
      leadId: '1001',
      campaign: 'TESTCAMP',
      callsToday: 3,
      fullName,
      pauseCode: 'LOGIN',
      phoneNumber: '3125551212',
      vendorLeadCode: 'VLC',
      sessionId: '8600000',
    },
  });

  test.each([
    ['with a header', `${header}\n${row('Ann Agent')}\n`, 'Ann Agent'],
    ['without a header', `${row('Ann Agent')}\n`, 'Ann Agent'],
    ['with a pipe in the name', `${row('O|Hara, Pat')}\n`, 'O|Hara, Pat'],
    ['with pipes in the name under a header', `${header}\n${row('a|b|c')}\n`, 'a|b|c'],
    ['by tabs', `${row('O Hara').replaceAll('|', '\t')}\n`, 'O Hara'],
    [
      'by commas with a pipe in the name',
      `${row('@').replaceAll('|', ',').replace('@', 'O|Hara, Pat')}\n`,
      'O|Hara, Pat',
    ],
    ['with a column more', `${header}|computer_ip\n${row('Ann')}|192.0.2.7\n`, 'Ann'],
    ['with a column more that the row lacks', `${header}|computer_ip\n${row('Ann')}\n`, 'Ann'],
  ])('%s', (_name, text, fullName) => {
    expect(decode('agent_status', reply(text))).toEqual(expected(fullName));
  });

  test('of the first release, which had eight columns', () => {
    expect(decode('agent_status', reply('READY||0|TESTCAMP|0|Ann Agent|AGENTS|1\n'))).toMatchObject({
      value: { status: 'READY', subStatus: '', fullName: 'Ann Agent', sessionId: '' },
    });
  });
});
