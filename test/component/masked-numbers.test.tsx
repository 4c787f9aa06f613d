import { afterEach, beforeEach, expect, test } from 'vitest';
import { CallBar } from '../../src/content/call/call-bar.ts';
import { tooltipText } from '../../src/content/link/tooltip.ts';
import { OverlayHost } from '../../src/content/overlay/overlay-host.ts';
import { callLogCsv } from '../../src/options/call-log/call-log-csv.ts';
import { journalLine } from '../../src/options/diagnostics/report.ts';
import { t } from '../../src/platform/i18n.ts';
import { ok } from '../../src/result.ts';
import { loggedCalls } from '../../src/session/call-log.ts';
import { viewOf } from '../../src/session/call-view.ts';
import { type Entry, newEntry } from '../../src/session/journal.ts';
import type { PopupState } from '../../src/session/popup-state.ts';
import { recentCall } from '../../src/session/recent-calls.ts';
import { CommandNotices, ConfirmDial } from '../../src/session-view/notices.tsx';
import { RecentCalls } from '../../src/session-view/session/recent-calls-list.tsx';
import { StateLine } from '../../src/session-view/session/state-line.tsx';
import { dialTo } from '../support/builders.ts';
import { worker } from './support/fake-browser.ts';
import { resetPage, show, signedIn } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const number = '+17275550142';
const command = dialTo(number, { formatted: '+1 727 555 0142', origin: 'https://crm.example' });
const entry = (more: Partial<Entry> = {}): Entry => ({
  ...newEntry('a', 'dialer.example|1000', command, signedIn('paused').session, Date.now()),
  state: 'confirmed',
  calledAt: Date.now(),
  ...more,
});

/** The popup state of this call, made as the worker makes it. */
function stateWith(isMasked: boolean, dial: Entry): PopupState {
  const state = signedIn('connected', { isMasked });
  const call = viewOf(dial, state) ?? null;
  return { ...state, session: { ...state.session, phoneNumber: number.slice(1) }, call };
}

/** Every surface that shows or saves a number, with all of its text. */
const surfaces: Readonly<Record<string, (isMasked: boolean) => string | Promise<string>>> = {
  'state line of a call': (isMasked) =>
    show(<StateLine state={stateWith(isMasked, entry())} pauseLines={[]} />).container.textContent ?? '',
  'state line of a call that began elsewhere': (isMasked) =>
    show(<StateLine state={{ ...stateWith(isMasked, entry()), call: null }} pauseLines={[]} />).container
      .textContent ?? '',
  confirmation: (isMasked) =>
    show(<ConfirmDial state={stateWith(isMasked, entry({ state: 'asking' }))} />).container.textContent ?? '',
  notices: (isMasked) =>
    show(
      <CommandNotices
        state={stateWith(isMasked, entry({ state: 'unknown', failure: { kind: 'notSeen' } }))}
      />,
    ).container.textContent ?? '',
  'recent calls': async (isMasked) => {
    worker.replies.set('recentCalls', ok([recentCall(entry(), isMasked)]));
    const { container, findAllByRole } = show(<RecentCalls state={stateWith(isMasked, entry())} />);
    await findAllByRole('listitem');
    return container.innerHTML;
  },
  'tooltip of a link': (isMasked) => JSON.stringify(tooltipText({ number } as never, isMasked, t)),
  'call bar': (isMasked) => {
    const ended = new AbortController();
    const host = new OverlayHost(t, ended.signal);
    const bar = new CallBar(
      host,
      t,
      { runAction: async () => {}, openSession: () => {}, hasKeypad: false },
      ended.signal,
    );
    const view = viewOf(entry(), stateWith(false, entry()));
    if (!view) throw new Error('a dial has a view');
    bar.show(view, { isMasked });
    const text = host.root.innerHTML;
    ended.abort();
    return text;
  },
};

test.each(Object.keys(surfaces))('%s shows at most the last four digits', async (name) => {
  const masked = (await surfaces[name]?.(true)) ?? '';
  expect(masked).not.toMatch(/727|555/);
  if (name === 'notices') return;
  expect(masked).toContain('0142');
  resetPage();
  // The same surface without masking shows the number, so the test above can fail.
  expect(await surfaces[name]?.(false)).toMatch(/727.?555/);
});

test('the report and the call log never contain more, whatever the settings are', () => {
  const saved = JSON.stringify(journalLine(entry())) + callLogCsv(loggedCalls([entry()]));
  expect(saved).toContain('0142');
  expect(saved).not.toMatch(/727|555/);
});
