import { beforeEach, expect, test, vi } from 'vitest';
import type { PopupState } from '../../src/session/popup-state.ts';
import { sessionIn, signedIn } from '../support/builders.ts';

let now: PopupState;
vi.mock('../../src/platform/stored-state.ts', () => ({ popupState: { get: async () => now } }));
const notify = vi.fn(async () => {});
vi.mock('../../src/platform/tabs.ts', () => ({ notify }));

const { runShortcut } = await import('../../src/background/session/run-shortcut.ts');

const session = { command: vi.fn(async () => ({ ok: false, error: { kind: 'lost' } }) as const) };
beforeEach(() => {
  vi.clearAllMocks();
  now = signedIn({ session: sessionIn('connected'), controls: { resume: 'inCall' } });
});

test.each([
  ['hang-up', { kind: 'hangUp' }],
  ['pause-or-resume', { kind: 'pause', code: '' }],
] as const)('%s sends one command with an id of its own', async (shortcut, command) => {
  await runShortcut(session, shortcut, 1);
  expect(session.command).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^[\w-]{36}$/), command);
});

test('hanging up without a call sends nothing', async () => {
  now = signedIn({ session: sessionIn('paused'), controls: { hangUp: 'noCall' } });
  await runShortcut(session, 'hang-up', 1);
  expect(session.command).not.toHaveBeenCalled();
});

test('a number is dialed by the page in front, with the checks of a click', async () => {
  await runShortcut(session, 'dial-number', 7);
  expect(notify).toHaveBeenCalledExactlyOnceWith(7, { notice: 'dial' });
  await runShortcut(session, 'dial-number', undefined);
  expect(notify).toHaveBeenCalledOnce();
  expect(session.command).not.toHaveBeenCalled();
});
