import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../src/failure.ts';
import type { Result } from '../../src/result.ts';
import type { Entry } from '../../src/session/journal.ts';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import { sessionIn, signedIn } from '../support/builders.ts';

let now: PopupState;
vi.mock('../../src/platform/stored-state.ts', () => ({ popupState: { get: async () => now } }));
const notify = vi.fn(async () => true);
let selection = '';
vi.mock('../../src/platform/content-scripts.ts', () => ({ selectedTextOf: async () => selection }));
const storeDraftChanges = vi.fn(async () => undefined);
vi.mock('../../src/platform/stored-drafts.ts', () => ({ storeDraftChanges }));
vi.mock('../../src/platform/tabs.ts', () => ({ notify }));

const { runShortcut } = await import('../../src/background/session/run-shortcut.ts');

const accepted = { ok: true, value: {} as Entry } as const;
const session = { command: vi.fn(async (): Promise<Result<Entry, Failure>> => accepted) };
const showSession = vi.fn(async () => {});
beforeEach(() => {
  vi.clearAllMocks();
  now = signedIn({ session: sessionIn('connected'), controls: { resume: 'inCall' } });
});

test.each([
  ['hang-up', { kind: 'hangUp' }],
  ['pause-or-resume', { kind: 'pause', code: '' }],
] as const)('%s sends one command with an id of its own', async (shortcut, command) => {
  await runShortcut(session, shortcut, 1, showSession);
  expect(session.command).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^[\w-]{36}$/), command);
  expect(showSession).not.toHaveBeenCalled();
});

test('hanging up without a call sends nothing and shows the session', async () => {
  now = signedIn({ session: sessionIn('paused'), controls: { hangUp: 'noCall' } });
  await runShortcut(session, 'hang-up', 1, showSession);
  expect(session.command).not.toHaveBeenCalled();
  expect(showSession).toHaveBeenCalledOnce();
});

test('a command that is refused shows the session', async () => {
  session.command.mockResolvedValueOnce({ ok: false, error: { kind: 'lost' } });
  await runShortcut(session, 'hang-up', 1, showSession);
  expect(showSession).toHaveBeenCalledOnce();
});

test('without a sign-in a number is not dialed, and the session is shown', async () => {
  now = emptyPopupState;
  await runShortcut(session, 'dial-number', 7, showSession);
  expect(notify).not.toHaveBeenCalled();
  expect(showSession).toHaveBeenCalledOnce();
});

test('a number is dialed by the page in front, with the checks of a click', async () => {
  await runShortcut(session, 'dial-number', 7, showSession);
  expect(notify).toHaveBeenCalledExactlyOnceWith(7, { notice: 'dial' });
  await runShortcut(session, 'dial-number', undefined, showSession);
  expect(notify).toHaveBeenCalledOnce();
  expect(showSession).toHaveBeenCalledOnce();
  expect(session.command).not.toHaveBeenCalled();
});

describe('on a site that is not turned on', () => {
  beforeEach(() => {
    notify.mockResolvedValue(false);
    selection = '(727) 555-0197';
  });
  afterEach(() => notify.mockResolvedValue(true));

  test('the selected number comes into the number field, and nothing is dialed', async () => {
    await runShortcut(session, 'dial-number', 7, showSession);
    expect(storeDraftChanges).toHaveBeenCalledExactlyOnceWith([
      { kind: 'edit', key: 'agent/dialer.example|1000/dial', text: '(727) 555-0197' },
    ]);
    expect(showSession).toHaveBeenCalledOnce();
    expect(session.command).not.toHaveBeenCalled();
  });

  test.each(['', 'Iris Vance', '1'.repeat(41)])(
    'a selection that is no number changes nothing: %j',
    async (text) => {
      selection = text;
      await runShortcut(session, 'dial-number', 7, showSession);
      expect(storeDraftChanges).not.toHaveBeenCalled();
      expect(showSession).toHaveBeenCalledOnce();
    },
  );
});
