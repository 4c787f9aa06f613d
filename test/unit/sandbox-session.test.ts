/** The sandbox's agent screen as tables: what is written, what a tick makes of it, and what the network does meanwhile. */
import { beforeEach, describe, expect, test } from 'vitest';
import { answerAgentApi } from '../../sandbox/agent-api/agent-api.ts';
import type { ScreenEvent } from '../../sandbox/agent-screen/screen-actions.ts';
import { agentPage, answerAgentPage } from '../../sandbox/agent-screen/screen-page.ts';
import { tickScreen } from '../../sandbox/agent-screen/screen-tick.ts';
import { openCallCenter } from '../../sandbox/dialer/call-center.ts';
import { joinParameters } from '../../sandbox/dialer/php-parameters.ts';
import { findLead, findLiveAgent } from '../../sandbox/dialer/table-access.ts';
import type { Dialer } from '../../sandbox/dialer/tables.ts';
import { answerNonAgentApi } from '../../sandbox/non-agent-api/non-agent-api.ts';
import { type SessionView, viewSession } from '../../sandbox/session-view.ts';

const START = Date.parse('2026-11-21T18:00:00Z');
let dialer: Dialer;
let now = START;
let agent: string;

beforeEach(() => {
  now = START;
  agent = '1000';
  dialer = openCallCenter(now);
});

const form = (params: Record<string, string>) =>
  joinParameters(
    new URLSearchParams(),
    new URLSearchParams({ source: 'test', agent_user: agent, ...params }),
  );

const SIGNED_IN = { user: 'clicktodial', pass: 'Cl1ckToD1al' };
const say = (name: string, params: Record<string, string> = {}) =>
  answerAgentApi(dialer, form({ ...SIGNED_IN, function: name, ...params }), now).body;
const dial = (value: string, more: Record<string, string> = {}) =>
  say('external_dial', { value, phone_code: '1', search: 'YES', preview: 'NO', focus: 'NO', ...more });

/** Lets seconds pass; the screen ticks at the end of each. */
function tick(seconds = 1): ScreenEvent[] {
  const events: ScreenEvent[] = [];
  for (let n = 0; n < seconds; n += 1) {
    now += 1000;
    const live = findLiveAgent(dialer, agent);
    if (live) events.push(...tickScreen(dialer, live, now));
  }
  return events.filter((event) => !['time_sync', 'none_in_session'].includes(event.type));
}

function session(): SessionView | undefined {
  const live = findLiveAgent(dialer, agent);
  return live && viewSession(dialer, live);
}
const state = () => {
  const view = session();
  return view ? [view.status, view.subStatus].filter((word) => word !== '').join(' ') : 'logged out';
};
const numbers = () => dialer.placed.map((call) => call.number);

describe('a call from dial to disposition', () => {
  test('goes through every state, one tick at a time', () => {
    const seen = [state()];
    const events: string[] = [];
    const step = (act: () => void) => {
      act();
      events.push(...tick().map((event) => event.type));
      seen.push(state());
    };
    step(() => dial('3125551212'));
    step(() => {});
    step(() => {});
    step(() => say('external_hangup', { value: '1' }));
    step(() => say('external_status', { value: 'SALE' }));
    step(() => {});
    expect(seen).toEqual([
      'PAUSED',
      'INCALL DIAL',
      'INCALL DIAL',
      'INCALL',
      'PAUSED DISPO',
      'PAUSED DISPO',
      'PAUSED',
    ]);
    expect(events).toEqual([
      ...['call_dialed', 'call_answered', 'agent_hangup', 'dispo_screen_open', 'dispo_set', 'state_paused'],
    ]);
    expect(dialer.dispositions).toMatchObject([
      { status: 'SALE', number: '3125551212', callback: undefined },
    ]);
  });

  test.each([
    ['0404', 10, 'INCALL DIAL'],
    ['0066', 5, 'INCALL'],
    ['0066', 6, 'INCALL DEAD'],
    ['0486', 2, 'INCALL DIAL'],
    ['0486', 3, 'INCALL DEAD'],
    ['0503', 2, 'INCALL DEAD'],
    ['0403', 2, 'PAUSED'],
    ['0408', 2, 'PAUSED'],
    ['7777', 3, 'INCALL'],
  ])('a number that ends in %s is after %i seconds %s', (end, seconds, wanted) => {
    dial(`312555${end}`);
    tick(seconds);
    expect(state()).toBe(wanted);
  });

  test('after the customer hung up, the agent still hangs up before the disposition', () => {
    dial('3125550066');
    tick(6);
    say('external_status', { value: 'NI' });
    tick(3);
    expect(state()).toBe('INCALL DEAD');
    say('external_hangup', { value: '1' });
    tick(3);
    expect([state(), dialer.dispositions.map((one) => one.status)]).toEqual(['PAUSED', ['NI']]);
  });

  test('the telephone company sees prefix, country code and number', () => {
    dial('3125551212');
    tick();
    expect(dialer.placed.map((call) => call.dialed)).toEqual(['913125551212']);
  });
});

describe('a dial that is waiting', () => {
  test('does nothing while no screen ticks, and is carried out whenever one does', () => {
    dial('3125551212');
    now += 600_000;
    expect([state(), numbers()]).toEqual(['PAUSED', []]);
    tick();
    expect(numbers()).toEqual(['3125551212']);
  });

  test('is overwritten by the next one without a word', () => {
    expect(dial('3125551212')).toMatch(/^SUCCESS/);
    expect(dial('3125552222')).toMatch(/^SUCCESS/);
    tick(2);
    expect(numbers()).toEqual(['3125552222']);
  });

  test('is taken up once for one epoch second, even if the call in between is long over', () => {
    dial('3125550403');
    const refused = tick();
    now -= 1000;
    dial('3125551212');
    tick(3);
    expect(refused.map((event) => event.type)).toEqual(['agent_alert']);
    expect([numbers(), session()?.columns['dial']]).toEqual([[], expect.stringContaining('3125551212')]);
  });

  test.each(['SKIP'])('can be canceled with preview_dial_action %s', (value) => {
    dial('3125551212');
    say('preview_dial_action', { value });
    tick(3);
    expect([state(), numbers()]).toEqual(['PAUSED', []]);
  });

  test('is left alone in the first seconds after a login', () => {
    const live = findLiveAgent(dialer, agent);
    if (live) live.screen.loggedInAt = now;
    dial('3125551212');
    tick(2);
    expect(numbers()).toEqual([]);
    tick();
    expect(numbers()).toEqual(['3125551212']);
  });

  test.each(['91', '911', 'MANUALNEXT'])('%s dials the next lead of the hopper instead', (value) => {
    dial(value);
    tick();
    expect(numbers()).toEqual(['3125550101']);
  });

  test('an empty hopper is reported to the agent only', () => {
    const [campaign] = dialer.campaigns;
    if (campaign) campaign.hopper = [];
    expect(dial('911')).toMatch(/^SUCCESS/);
    tick();
    expect([state(), session()?.alerts.length]).toEqual(['PAUSED', 1]);
  });

  test.each([
    ['0403', /DNC/],
    ['0408', /CALL TIME/],
  ])('a number ending in %s is refused on the screen, not by the API', (end, words) => {
    expect(dial(`312555${end}`)).toMatch(/^SUCCESS/);
    tick();
    expect([state(), session()?.columns['dial'], numbers()]).toEqual(['PAUSED', '', []]);
    expect(session()?.alerts.join()).toMatch(words);
  });

  test('search=NO always makes a new lead, search=YES opens the one that is there', () => {
    for (const search of ['YES', 'NO']) {
      dial('3125550142', { search });
      tick(3);
      say('external_hangup', { value: '1' });
      say('external_status', { value: 'N' });
      tick(3);
    }
    expect(dialer.placed.map((call) => call.leadId)).toEqual([103, 104]);
  });
});

describe('commands at the wrong moment', () => {
  test('a hangup and a disposition without a call are forgotten when the next call starts', () => {
    say('external_hangup', { value: '1' });
    say('external_status', { value: 'SALE' });
    tick(3);
    dial('3125551212');
    tick(4);
    expect(state()).toBe('INCALL');
    say('external_hangup', { value: '1' });
    tick(4);
    expect([state(), dialer.dispositions]).toEqual(['PAUSED DISPO', []]);
  });

  test('only the value 1 hangs up', () => {
    dial('3125551212');
    tick(3);
    say('external_hangup', { value: 'YES' });
    tick(2);
    expect(state()).toBe('INCALL');
  });

  test('only the dry run distinguishes a disposition from idle', () => {
    const dryRun = () => dial('', { lead_id: '0', search: 'NO' });
    const read = () => say('recording', { value: 'STATUS' });
    expect([read(), dryRun()]).toEqual([
      'NOTICE: not recording - 1000|||||127.0.0.1|8600000|PAUSED\n',
      'ERROR: lead_id is not valid - 1000|0\n',
    ]);
    dial('3125551212');
    tick(3);
    say('external_hangup', { value: '1' });
    tick();
    expect([read(), dryRun()]).toEqual([
      'NOTICE: not recording - 1000|||||127.0.0.1|8600000|PAUSED\n',
      'ERROR: agent_user is not paused - 1000\n',
    ]);
  });

  test('a pause asked for during a call holds after it; asked for in the disposition it does nothing', () => {
    agent = '1004';
    const oneCall = (during: () => void, after: () => void) => {
      dial('3125551212');
      tick(3);
      during();
      tick();
      say('external_hangup', { value: '1' });
      tick();
      after();
      say('external_status', { value: 'N' });
      tick(3);
      const end = state();
      say('external_pause', { value: 'PAUSE' });
      tick();
      return end;
    };
    const pause = () => void say('external_pause', { value: 'PAUSE' });
    expect([
      oneCall(pause, () => {}),
      oneCall(() => {}, pause),
      oneCall(
        () => {},
        () => {},
      ),
    ]).toEqual(['PAUSED', 'READY', 'READY']);
  });

  test('resume is ignored in a manual campaign and works in others', () => {
    const resumed = (user: string) => {
      agent = user;
      say('external_pause', { value: 'RESUME' });
      tick();
      return state();
    };
    expect([resumed('1000'), resumed('1004')]).toEqual(['PAUSED', 'READY']);
  });

  test('a logout during a call is carried out after the hang-up, and the lead stays INCALL', () => {
    dial('3125550142');
    tick(3);
    say('logout', { value: 'LOGOUT' });
    tick(2);
    expect(state()).toBe('INCALL');
    say('external_hangup', { value: '1' });
    const events = tick();
    expect(events.map(({ type, message }) => `${type} ${message}`.trim())).toEqual([
      'agent_hangup',
      'dispo_screen_open',
      'logged_out API',
      'logged_out_complete',
    ]);
    expect([findLead(dialer, 103)?.status, dialer.dispositions]).toEqual(['INCALL', []]);
    expect([state(), say('recording', { value: 'STATUS' })]).toEqual([
      'logged out',
      'ERROR: agent_user is not logged in - 1000\n',
    ]);
  });
});

describe('call work', () => {
  beforeEach(() => {
    dial('3125551212');
    tick(3);
  });

  test('park and grab', () => {
    say('park_call', { value: 'PARK_CUSTOMER' });
    tick();
    const parked = state();
    say('park_call', { value: 'GRAB_CUSTOMER' });
    tick();
    expect([parked, state()]).toEqual(['INCALL PARK', 'INCALL']);
  });

  test('a consultation with a waiting agent becomes a three-way call', () => {
    const eve = findLiveAgent(dialer, '1004');
    if (eve) Object.assign(eve, { status: 'CLOSER', ingroups: ['SALESLINE'] });
    const asked = { phone_number: '3125557777', ingroup_choices: 'SALESLINE', consultative: 'YES' };
    say('transfer_conference', { value: 'DIAL_WITH_CUSTOMER', ...asked });
    tick();
    expect(state()).toBe('INCALL 3-WAY');
  });

  test.each(['BLIND_TRANSFER', 'HANGUP_BOTH', 'LEAVE_3WAY_CALL'])('%s ends in the disposition', (value) => {
    say('transfer_conference', { value, phone_number: '3125557777' });
    tick();
    expect(state()).toBe('PAUSED DISPO');
  });

  test('a third party comes and goes', () => {
    say('transfer_conference', { value: 'PARK_CUSTOMER_DIAL', phone_number: '3125557777' });
    tick();
    const during = [state(), session()?.thirdParty];
    say('transfer_conference', { value: 'HANGUP_XFER' });
    say('park_call', { value: 'GRAB_CUSTOMER' });
    tick();
    expect([...during, state(), session()?.thirdParty]).toEqual([
      'INCALL PARK',
      '3125557777',
      'INCALL',
      undefined,
    ]);
  });

  test('tones arrive with pound and star spelled out', () => {
    say('send_dtmf', { value: '1P2S#*' });
    tick();
    expect(session()?.played).toBe('1#2*');
  });

  test('a recording starts and stops on the tick, and ends with the call', () => {
    const read = () => say('recording', { value: 'STATUS' }).split(' - ')[0];
    say('recording', { value: 'START', stage: 'crm' });
    const seen = [read()];
    tick();
    seen.push(read());
    say('recording', { value: 'STOP' });
    tick();
    seen.push(read());
    expect(seen).toEqual(['NOTICE: not recording', 'NOTICE: recording active', 'NOTICE: not recording']);
  });
});

describe('refusals of the API', () => {
  const transfer = { value: 'DIAL_WITH_CUSTOMER', phone_number: '3125557777' };
  test.each<[string, Record<string, string>, string]>([
    ['transfer_conference', { value: 'BLIND_TRANSFER' }, 'agent_user does not have a live call - 1000'],
    ['external_hangup', { value: '1', agent_user: '1' }, 'agent_user is not logged in - 1'],
    [
      'external_add_lead',
      { value: '312', agent_user: '1', phone_code: '1' },
      'external_add_lead not valid - 312|1|1|',
    ],
    ['park_call', { value: 'HOLD' }, 'park_call not valid - HOLD|1000'],
    ['recording', { value: 'start' }, 'recording not valid - start|1000'],
    ['send_dtmf', { value: '#*' }, 'send_dtmf not valid - |1000'],
  ])('%s %o without a call', (name, params, refusal) => {
    expect(say(name, params)).toBe(`ERROR: ${refusal}\n`);
  });

  test.each([
    [{ ...transfer, consultative: 'YES' }, 'ingroup is not valid - '],
    [{ ...transfer, value: 'LOCAL_CLOSER', ingroup_choices: 'NOPE' }, 'ingroup is not valid - NOPE'],
    [{ ...transfer, value: 'BLIND_TRANSFER', group_alias: 'NOPE' }, 'group_alias is not valid - 1000|NOPE'],
    [{ ...transfer, value: 'TRANSFER_IT' }, 'value is not valid - TRANSFER_IT|clicktodial'],
  ])('a transfer %o', (params, refusal) => {
    dial('3125551212');
    tick(3);
    expect(say('transfer_conference', params)).toBe(`ERROR: ${refusal}\n`);
  });

  test('preview actions in a campaign without preview', () => {
    agent = '1004';
    const refusal = 'ERROR: preview dialing not allowed on this campaign - 1004|BLENDED|DISABLED\n';
    expect(say('preview_dial_action', { value: 'SKIP' })).toBe(refusal);
  });
});

describe('preview', () => {
  const preview = () => {
    dial('3125550142', { preview: 'YES' });
    tick();
  };
  test.each([
    ['DIALONLY', 'INCALL DIAL', ['3125550142']],
    ['ALTDIAL', 'INCALL DIAL', ['3125550143']],
    ['ADR3DIAL', 'PAUSED PREVIEW', []],
    ['SKIP', 'PAUSED', []],
    ['FINISH', 'PAUSED DISPO', []],
  ])('%s ends in %s', (value, wanted, dialed) => {
    preview();
    expect([state(), numbers()]).toEqual(['PAUSED PREVIEW', []]);
    say('preview_dial_action', { value });
    tick();
    expect([state(), numbers()]).toEqual([wanted, dialed]);
  });
});

describe('alerts', () => {
  test.each([
    ['3125550403', 'DNC NUMBER: 3125550403'],
    ['3125550408', 'OUTSIDE OF LOCAL CALL TIME: 3125550408'],
  ])('%s is refused with an alert to the agent', (number, message) => {
    dial(number);
    expect(tick(2)).toEqual([{ type: 'agent_alert', message }]);
    expect([state(), numbers()]).toEqual(['PAUSED', []]);
  });

  test('an agent who waits for calls is alerted of each check for one, every second', () => {
    agent = '1004';
    expect(tick(2)).toEqual([]);
    say('external_pause', { value: 'RESUME' });
    const alerts = tick(3).filter(({ type }) => type === 'agent_alert');
    expect(alerts).toHaveLength(3);
    for (const { message } of alerts) expect(message).toMatch(/^CHECK-FOR-CALL COMPLETE: \d+$/);
    expect(session()?.alerts).toEqual([]);
  });
});

describe('PHP 8 with its default of exceptions', () => {
  const poll = (action = 'refresh') =>
    answerAgentPage(
      dialer,
      new Map(),
      new URLSearchParams({ user: agent, pass: 'Ann1000', ACTION: action }),
      { now, takesCommands: true },
    );
  const silentNumber = '3125550404';
  beforeEach(() => {
    dialer.settings.sqlErrors = 'exception';
  });

  test.each(['the API', 'the screen'])(
    'a hang-up by %s before the answer leaves the session in its call until a status is set',
    (by) => {
      dial(silentNumber);
      tick(2);
      if (by === 'the API') {
        say('external_hangup', { value: '1' });
        expect(tick().map(({ type }) => type)).toEqual(['agent_hangup', 'dispo_screen_open']);
      } else expect(poll('hangup')).toEqual({ status: 500, body: '' });
      tick(5);
      expect(state()).toBe('INCALL DIAL');
      say('external_status', { value: 'NI' });
      tick(2);
      expect([state(), dialer.calls]).toEqual(['PAUSED', []]);
      expect(dialer.dispositions).toMatchObject([{ status: 'NI' }]);
    },
  );

  test('after the customer has hung up every poll fails until the agent ends the call by hand', () => {
    dial('3125551212');
    tick(3);
    dialer.calls = [];
    say('external_hangup', { value: '1' });
    expect(tick(5)).toEqual([]);
    expect([poll(), state()]).toEqual([{ status: 500, body: '' }, 'INCALL DEAD']);
    expect(poll('hangup').status).toBe(200);
    expect([poll().status, state()]).toEqual([200, 'PAUSED DISPO']);
  });

  test('an older PHP carries both out', () => {
    dialer.settings.sqlErrors = 'quiet';
    dial(silentNumber);
    tick(2);
    expect([poll('hangup').status, state()]).toEqual([200, 'PAUSED DISPO']);
  });
});

describe('the page of the agent screen', () => {
  /** The globals that the page assigns, by name. */
  const globalsOf = (page: string | undefined): Record<string, unknown> =>
    Object.fromEntries(
      [...(page ?? '').matchAll(/^var (\w+) = (.*);$/gm)].flatMap(([, name = '', json = '']) => {
        try {
          return [[name, JSON.parse(json) as unknown]];
        } catch {
          return [];
        }
      }),
    );

  test('names the pause codes that a manager has to approve', () => {
    const page = globalsOf(agentPage(dialer, agent, now));
    expect(page['VARpause_codes']).toEqual(['BREAK', 'LUNCH', 'ADMIN', 'TRAIN']);
    expect(page['VARpause_code_mgrapr']).toEqual(['NO', 'NO', 'NO', 'YES']);
  });

  test('a second page in one session finds the session row of the first', () => {
    const flags = [1, 2].map(() => globalsOf(agentPage(dialer, agent, now))['deactivated_old_session']);
    expect(flags).toEqual([0, 1]);
  });
});

describe('callbacks', () => {
  const at = '2026-12-01 15:30:00';
  test.each([
    ['CALLME', { at, type: 'USERONLY', comments: 'Ann again' }],
    ['CALLBK', { at, type: 'USERONLY', comments: 'Ann again' }],
    ['SALE', undefined],
  ])('%s keeps the callback only when the status is one', (value, callback) => {
    dial('3125551212');
    tick(3);
    say('external_hangup', { value: '1' });
    const fields = { callback_datetime: at, callback_type: 'USERONLY', callback_comments: 'Ann again' };
    say('external_status', { value, ...fields });
    const event = tick(3).find(({ type }) => type === 'dispo_set');
    expect(dialer.dispositions).toMatchObject([{ status: value, callback }]);
    expect(event?.message).toBe(callback ? 'CBHOLD' : value);
  });

  test('a lead keeps six characters of a status', () => {
    dial('3125550142');
    tick(3);
    say('external_hangup', { value: '1' });
    say('external_status', { value: 'MUCHTOOLONG' });
    tick(3);
    expect(findLead(dialer, 103)?.status).toBe('MUCHTO');
  });
});

describe('a queue campaign', () => {
  beforeEach(() => {
    agent = '1001';
  });
  const finish = () => {
    tick(2);
    say('external_hangup', { value: '1' });
    say('external_status', { value: 'N' });
    tick(3);
  };

  test('takes numbers at any time, and calls them one after the other', () => {
    dial('3125551111');
    tick();
    expect(dial('3125552222')).toMatch(/^SUCCESS/);
    finish();
    tick();
    expect(numbers()).toEqual(['3125551111', '3125552222']);
  });

  test('refuses a number until its call is disposed', () => {
    dial('3125551111');
    tick(3);
    const during = dial('3125551111');
    say('external_hangup', { value: '1' });
    tick();
    const inDispo = dial('3125551111');
    say('external_status', { value: 'N' });
    tick(2);
    const refusal = 'ERROR: phone_number is already in this agents manual dial queue - 1001|3125551111\n';
    expect([during, inDispo, dial('3125551111').slice(0, 7)]).toEqual([refusal, refusal, 'SUCCESS']);
  });

  test('two numbers of one second: the second is stuck and blocks the third', () => {
    dial('3125551111');
    dial('3125552222');
    tick();
    dial('3125553333');
    finish();
    tick(5);
    expect([numbers(), dialer.queue.length]).toEqual([['3125551111'], 2]);
  });

  test('waits while the agent does not take queued calls', () => {
    const live = findLiveAgent(dialer, agent);
    if (live) live.screen.takesQueueCalls = false;
    dial('3125551111');
    tick(3);
    expect(numbers()).toEqual([]);
  });
});

describe('the lock', () => {
  const wrong = () => say('recording', { value: 'STATUS', pass: 'wrong' });
  const right = () => say('recording', { value: 'STATUS' });
  const key = (reply: string) => /\|(BAD|LOCK)\|/.exec(reply)?.[1] ?? 'in';
  const lastLogin = (ms: number) => {
    for (const account of dialer.accounts) account.lastLogin = ms;
  };

  test.each([
    ['logged in lately', 0, 10],
    ['not used for an hour', 3_600_000, 20],
  ])('an account %s is locked after the right number of failures', (_what, age, failures) => {
    lastLogin(now - age);
    const replies = Array.from({ length: failures }, () => key(wrong()));
    expect(replies.filter((reply) => reply !== 'BAD')).toEqual([]);
    expect([key(wrong()), key(right())]).toEqual(['LOCK', 'LOCK']);
  });

  test('one failure less does not lock, and a success at this API does not reset the count', () => {
    lastLogin(now);
    for (let n = 0; n < 9; n += 1) wrong();
    expect(key(right())).toBe('in');
    wrong();
    expect(key(right())).toBe('LOCK');
  });

  test('a lock ends after 15 minutes, and tries during it do not make it longer', () => {
    lastLogin(now);
    for (let n = 0; n < 10; n += 1) wrong();
    now += 14 * 60_000;
    expect(key(wrong())).toBe('LOCK');
    now += 60_000;
    expect(key(right())).toBe('in');
  });

  test("an agent's right password at the non-agent API counts as a failure", () => {
    lastLogin(now);
    const knock = () =>
      answerNonAgentApi(dialer, form({ user: '1000', pass: 'Ann1000', function: 'agent_status' }), now).body;
    const replies = Array.from({ length: 11 }, knock);
    expect([key(replies[9] ?? ''), key(replies[10] ?? '')]).toEqual(['BAD', 'LOCK']);
  });

  test('a failed login is answered with the password in it', () => {
    expect(wrong()).toContain("pass='wrong'");
  });
});
