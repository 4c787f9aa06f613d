import { fireEvent, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explain } from '../../src/failure.ts';
import type { CommandView, PopupState } from '../../src/session/popup-state.ts';
import { type AgentState, agentStates } from '../../src/session/state.ts';
import { lastPause } from '../../src/session-view/memory.ts';
import { CommandNotices, groupByReason } from '../../src/session-view/notices.tsx';
import { SessionView } from '../../src/session-view/session/session-view.tsx';
import { StateLine } from '../../src/session-view/session/state-line.tsx';
import { now } from '../../src/ui/clock.tsx';
import { waitFor } from '../support/wait-for.ts';
import { words, worker } from './support/fake-browser.ts';
import { inForce, resetPage, show, signedIn } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const view = (state: PopupState, own: Readonly<Record<string, unknown>> = {}) =>
  show(<SessionView state={state} settings={inForce(own).values} site={undefined} />);

const call = (phase: 'connected' | 'refused' | 'confirming' | 'ended') => ({
  id: 'call-0001',
  phase,
  number: '+17275550197',
  formatted: '+1 727-555-0197',
  since: 0,
  canHangUp: phase === 'connected',
});

describe.each(agentStates)('the session view in the state %s', (state) => {
  test('names the state and has nothing that axe objects to', async () => {
    const { container } = view(signedIn(state));
    expect(screen.getAllByRole('status')[0]?.textContent).toBe(words(`state_${state}`));
    expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
  });
});

test.each<[AgentState, string]>([
  ['connected', 'live'],
  ['inCall', 'live'],
  ['disposition', 'waiting'],
  ['paused', 'none'],
  ['ready', 'ready'],
])('the state %s has the color of %s', (state, tone) => {
  view(signedIn(state));
  expect(screen.getByLabelText(words('popup_session')).dataset['tone']).toBe(tone);
});

test('a live call shows its number and Hang up', () => {
  view(signedIn('connected', { call: call('connected') }));
  expect(screen.getByText('+1 727-555-0197')).toBeTruthy();
  expect(screen.getByRole('button', { name: words('popup_hangUp') })).toBeTruthy();
});

test('shows one of Hold and Resume call, and one of Record and Stop recording', () => {
  const buttons = () => screen.getAllByRole('button').map(({ textContent }) => textContent?.trim());
  const of = (...keys: ('popup_park' | 'popup_grab' | 'popup_startRecording' | 'popup_stopRecording')[]) =>
    keys.map((key) => words(key)).filter((name) => buttons().includes(name));
  view(signedIn('inCall'));
  expect(of('popup_park', 'popup_grab', 'popup_startRecording', 'popup_stopRecording')).toEqual([
    words('popup_park'),
    words('popup_startRecording'),
  ]);
});

test.each<[AgentState]>([['customerGone'], ['disposition']])(
  'a call that nobody answered is named in the state %s',
  (state) => {
    const shown = signedIn(state);
    view({ ...shown, session: { ...shown.session, unanswered: 'noRoute' } });
    expect(screen.getByText(words('unanswered_noRoute'))).toBeTruthy();
    expect(screen.queryByText(words('state_customerGone'))).toBeNull();
  },
);

test('a hang-up without effect is reported next to Hang up', () => {
  view(signedIn('connected', { isHangUpLate: true }));
  expect(screen.getByRole('alert').textContent).toContain(words('failure_hangUpLate'));
});

test.each([
  [true, '1#', true],
  [true, '12', false],
  [false, '1#', false],
])(
  'with a dialer that drops signs (%s), the keys %s show a warning: %s',
  (dropsToneSigns, keys, isWarned) => {
    view(signedIn('connected', { dropsToneSigns, controls: { dial: 'inCall' } }));
    fireEvent.click(screen.getByRole('button', { name: words('popup_keypad') }));
    fireEvent.input(screen.getByLabelText(words('popup_tones')), { target: { value: keys } });
    expect(screen.queryByText(words('popup_toneSigns')) !== null).toBe(isWarned);
  },
);

test('a customer on hold is shown, even if the session shows only a call', () => {
  view(signedIn('inCall', { isOnHold: true, controls: { park: 'parked' } }));
  expect(screen.getAllByRole('status')[0]?.textContent).toBe(words('state_parked'));
  expect(screen.getByRole('button', { name: words('popup_grab') })).toBeTruthy();
});

test('a number that was refused during a call is not shown as the call', () => {
  view(signedIn('connected', { call: call('refused') }));
  expect(screen.queryByText('+1 727-555-0197')).toBeNull();
});

test.each([
  [false, '7275550197'],
  [true, '0197'],
])('with masking %s the number that the dialer names is shown as %s', (isMasked, shown) => {
  const state = signedIn('connected');
  view({ ...state, isMasked, session: { ...state.session, phoneNumber: '7275550197' } });
  expect(document.body.textContent).toContain(shown);
  expect(document.body.textContent?.includes('727555')).toBe(!isMasked);
});

test('the question about an unusual number sends its answer', async () => {
  view(signedIn('paused', { call: call('confirming') }));
  fireEvent.click(screen.getByRole('button', { name: words('popup_confirmYes') }));
  await waitFor(() => expect(worker.inputsOf('confirmDial')).toEqual([{ id: 'call-0001' }]));
});

test('the question gives the reason for it', () => {
  const reason = explain({ kind: 'doNotCall' });
  view(signedIn('paused', { call: { ...call('confirming'), reason } }));
  expect(screen.getByText(words('failure_doNotCall'))).toBeTruthy();
});

test('only the timer changes each second', () => {
  const state = signedIn('paused');
  view(state);
  const before = screen.getByRole('timer').textContent;
  const label = screen.getAllByRole('status')[0];
  now.value = Date.now() + 10_000;
  return waitFor(() => {
    expect(screen.getByRole('timer').textContent).not.toBe(before);
    expect(screen.getAllByRole('status')[0]).toBe(label);
  });
});

describe('the pause reason', () => {
  const lines = ['LUNCH=Lunch'];
  const paused = (more: Partial<PopupState['session']> = {}) => {
    const state = signedIn('paused');
    return { ...state, session: { ...state.session, ...more } };
  };
  const shown = (state: PopupState) => {
    show(<StateLine state={state} pauseLines={lines} />);
    return screen.queryByText(/Lunch/)?.textContent ?? '';
  };

  test('is the one that the dialer reports, by its name', () => {
    expect(shown(paused({ pauseCode: 'LUNCH' }))).toContain('Lunch');
  });

  test('is the last one of the popup if the dialer reports none', () => {
    lastPause.value = { code: 'LUNCH', at: Date.now() - 60_000 };
    expect(shown(paused())).toMatch(/^Lunch · 1:0\d$/);
  });

  test('of an earlier pause is not shown', () => {
    lastPause.value = { code: 'LUNCH', at: Date.now() - 600_000 };
    expect(shown(paused())).toBe('');
  });

  test('is not shown in a call', () => {
    lastPause.value = { code: 'LUNCH', at: Date.now() };
    expect(shown(signedIn('connected'))).toBe('');
  });
});

describe('the pause controls', () => {
  const options = () => [...screen.getByLabelText(words('popup_pauseCode')).querySelectorAll('option')];
  test('offer no code that a manager must approve, from whichever list', () => {
    view(signedIn('paused', { choices: { approvalCodes: [{ code: 'TRAIN', name: 'Training' }] } }), {
      pauseCodes: ['LUNCH=Lunch', 'TRAIN=Training'],
    });
    expect(options().map(({ value }) => value)).toEqual(['', 'LUNCH']);
    expect(screen.getByText(words('popup_approvalCodes', 'Training'))).toBeTruthy();
  });
  test('say that a pause dials the number in the queue', () => {
    const dialedOnPause = '+1 727-555-0197';
    view(signedIn('connected', { dialedOnPause, controls: { dispose: 'inCall' } }));
    expect(screen.getByText(words('popup_pauseDials', dialedOnPause))).toBeTruthy();
    expect(screen.getByRole('button', { name: words('popup_pauseAndDial') })).toBeTruthy();
  });
  test('offer no Resume in a campaign that is dialed by hand', () => {
    view(signedIn('paused', { controls: { resume: 'manualCampaign' } }));
    expect(screen.queryByRole('button', { name: words('popup_resume') })).toBeNull();
  });
});

describe('notices of commands', () => {
  const refused = (id: string, what: 'notPaused' | 'tooSoon'): CommandView => ({
    id,
    kind: 'dial',
    state: 'refused',
    reason: { what: `failure_${what}`, todo: `failure_${what}_todo`, values: [] },
  });

  test('are the newest first, and one for each reason', () => {
    const groups = groupByReason([
      refused('1', 'notPaused'),
      refused('2', 'tooSoon'),
      refused('3', 'notPaused'),
    ]);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['3', '1'], ['2']]);
  });

  test('show during a call that the agent is on a call', () => {
    show(<CommandNotices state={signedIn('connected', { commands: [refused('1', 'notPaused')] })} />);
    expect(screen.getByText(words('popup_onACall'))).toBeTruthy();
  });

  test('dismiss all of one reason, and show why that failed', async () => {
    worker.replies.set('dismiss', {
      ok: false,
      error: { what: 'failure_lost', todo: 'failure_lost_todo', values: [] },
    });
    show(
      <CommandNotices
        state={signedIn('paused', { commands: [refused('1', 'notPaused'), refused('2', 'notPaused')] })}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: words('popup_understood') }));
    await screen.findByText(words('failure_lost'));
    expect(worker.inputsOf('dismiss')).toEqual([{ id: '2' }, { id: '1' }]);
  });
});

describe('a paused recording', () => {
  const paused = (remindAt: number) =>
    view(signedIn('connected', { recordingPause: { since: Date.now() - 65_000, remindAt } }));
  test('is named with its time, and starts again', () => {
    const { container } = paused(Date.now() + 60_000);
    const notice = screen.getByText(words('call_recordingPaused')).closest('.notice');
    expect(notice?.textContent).toMatch(/\d:\d\d/);
    expect(container.querySelector('[role=alert]')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: words('popup_recordAgain') }));
    expect(worker.inputsOf('command')).toMatchObject([{ command: { kind: 'startRecording' } }]);
  });
  test('reminds the agent after the time of the setting', () => {
    paused(Date.now() - 1);
    expect(screen.getByRole('alert').textContent).toContain(words('call_recordingReminder'));
  });
});

describe('the counts of the agent screen', () => {
  const agentScreen = {
    ...({ state: 'open', tab: 1, campaign: 'SALES', isManual: true, quiet: 0, isHidden: true } as const),
    ...{ callsWaiting: 2, callbackCount: 13 },
  };
  const counts = `${words('popup_callsWaiting', '2')} · ${words('popup_callbackCount', '13')}`;
  test('are shown while it reports', () => {
    view(signedIn('paused', { screen: { ...agentScreen, seenAt: Date.now() } }));
    expect(screen.getByText(counts)).toBeTruthy();
  });
  test('are not shown once it is silent', () => {
    view(signedIn('paused', { screen: { ...agentScreen, seenAt: Date.now() - 60_000 } }));
    expect(screen.queryByText(counts)).toBeNull();
  });
});

test('the agent screen can be opened if it is closed or logged out', () => {
  view(signedIn('loggedOut'));
  expect(screen.getByRole('button', { name: words('popup_openAgentScreen') })).toBeTruthy();
});

describe('a request for a pause', () => {
  const settings = { pauseRequestCodes: ['REQBRK=Break;grants=BREAK'] };
  test('pauses with the request code', async () => {
    view(signedIn('ready'), settings);
    fireEvent.click(screen.getByRole('button', { name: words('popup_requestPause', 'Break') }));
    await waitFor(() =>
      expect(worker.inputsOf('command')).toMatchObject([{ command: { kind: 'pause', code: 'REQBRK' } }]),
    );
  });

  test.each<[PopupState['pauseRequest'], string]>([
    [{ state: 'waiting', code: 'REQBRK', since: 0 }, words('popup_requestWaiting', 'Break')],
    [{ state: 'granted', code: 'REQBRK', grantedCode: 'LUNCH' }, words('popup_requestGranted', 'Lunch')],
    [{ state: 'denied', code: 'REQBRK' }, words('popup_requestDenied', 'Break')],
  ])('that is %o is shown', (pauseRequest, text) => {
    view(signedIn('paused', { pauseRequest }), settings);
    expect(screen.getByText(text)).toBeTruthy();
    const asks = screen.queryByRole('button', { name: words('popup_requestPause', 'Break') });
    expect(asks === null).toBe(pauseRequest?.state === 'waiting');
  });

  test('is the way to a code that a manager must approve', () => {
    view(signedIn('paused', { choices: { approvalCodes: [{ code: 'TRAIN', name: 'Training' }] } }), settings);
    expect(screen.getByText(words('popup_approvalRequest', 'Training'))).toBeTruthy();
  });
});
