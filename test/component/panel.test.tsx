import { signal } from '@preact/signals';
import { fireEvent, render, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../src/session-view/agent-view.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { Panel } from '../../src/panel/panel.tsx';
import { browser } from '../../src/platform/browser.ts';
import { isPanelOpen, markPanelOpen } from '../../src/platform/side-panel.ts';
import { Popup } from '../../src/popup/popup.tsx';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import type { CurrentPage } from '../../src/session-view/site/current-site.ts';
import { waitFor } from '../support/wait-for.ts';
import { openedWindows, words } from './support/fake-browser.ts';
import { inForce, resetPage, signedIn } from './support/render.tsx';

beforeEach(resetPage);
afterEach(() => {
  resetPage();
  document.documentElement.removeAttribute('style');
  document.documentElement.dir = 'ltr';
  Object.assign(browser, { sidePanel: undefined, sidebarAction: undefined });
  vi.restoreAllMocks();
});

const call = (phase: 'connected' | 'confirming' | 'ended') => ({
  id: 'call-0001',
  phase,
  number: '+17275550197',
  formatted: '+1 727-555-0197',
  since: 0,
  canHangUp: phase === 'connected',
});

const crm: CurrentPage = {
  url: 'https://crm.example/contacts',
  host: 'crm.example',
  pattern: 'https://crm.example/*',
  isPermitted: false,
};

const view = (state: PopupState, own: Readonly<Record<string, unknown>> = {}, current?: CurrentPage) => ({
  state: signal(state),
  inForce: signal(inForce(own)),
  page: signal(current),
});

const states: readonly (readonly [string, PopupState])[] = [
  ['signed out', emptyPopupState],
  ['paused', signedIn('paused')],
  ['connected', signedIn('connected', { call: call('connected'), controls: { dial: 'inCall' } })],
  ['in disposition', signedIn('disposition', { call: call('ended'), controls: { dial: 'disposition' } })],
];

const appearances: readonly (readonly [string, number, () => void])[] = [
  ['280 px wide', 280, () => {}],
  ['600 px wide', 600, () => {}],
  [
    '280 px wide and dark',
    280,
    () => {
      document.documentElement.style.colorScheme = 'dark';
    },
  ],
  [
    '280 px wide from right to left',
    280,
    () => {
      document.documentElement.dir = 'rtl';
    },
  ],
  [
    '600 px wide at 200 %',
    600,
    () => {
      document.documentElement.style.zoom = '2';
    },
  ],
];

describe.each(appearances)('the panel %s', (_name, width, prepare) => {
  test.each(states)('%s fits and has nothing that axe objects to', async (_state, state) => {
    await page.viewport(width, 800);
    prepare();
    const { container } = render(<Panel {...view(state, {}, crm)} />);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
    expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
  });
});

test('the panel says that only the popup is offered', () => {
  render(<Panel {...view(signedIn('paused'), { surfaces: 'popup' })} />);
  expect(screen.getByRole('status').textContent).toBe(words('panel_notOffered'));
  expect(screen.queryByRole('button')).toBeNull();
});

test.each([
  ['a page whose address it does not know', undefined, {}, true],
  ['a page that it knows', crm, {}, false],
  ['sites that the organization chooses', undefined, { disabledFeatures: ['enableSites'] }, false],
])('beside %s, the panel says how to turn a site on: %s', (_name, current, own, isShown) => {
  render(<Panel {...view(signedIn('paused'), own, current)} />);
  expect(screen.queryByText(words('panel_otherSite')) !== null).toBe(isShown);
});

describe('the popup while the panel is open', () => {
  const popup = (state: PopupState) => render(<Popup {...view(state)} isPanelOpen />);
  const dial = () => screen.queryByLabelText(words('popup_dialNumber'));

  test('names the panel and shows the controls on request', () => {
    popup(signedIn('paused'));
    expect(dial()).toBeNull();
    expect(screen.getByRole('status').textContent).toBe(words('popup_panelIsOpen'));
    fireEvent.click(screen.getByRole('button', { name: words('popup_showHere') }));
    expect(dial()).not.toBeNull();
  });

  test('asks about an unusual number', () => {
    popup(signedIn('paused', { call: call('confirming') }));
    expect(screen.getByRole('button', { name: words('popup_confirmYes') })).toBeTruthy();
  });

  test('lets the agent sign in', () => {
    popup(emptyPopupState);
    expect(screen.getByRole('button', { name: words('popup_signIn') })).toBeTruthy();
  });
});

describe('the button that opens the panel', () => {
  const button = () => screen.queryByRole('button', { name: words('popup_openPanel') });
  const press = async () => {
    const closed = vi.spyOn(window, 'close').mockReturnValue();
    fireEvent.click(button() ?? document.body);
    await waitFor(() => expect(closed).toHaveBeenCalledOnce());
  };

  test.each([
    ['both', false, true],
    ['panel', false, true],
    ['popup', false, false],
    ['both', true, false],
  ])('with the setting %s and a panel that is open (%s) is shown: %s', (surfaces, isOpen, isShown) => {
    render(<Popup {...view(signedIn('paused'), { surfaces })} isPanelOpen={isOpen} />);
    expect(button() !== null).toBe(isShown);
  });

  test('opens the side panel of Chromium in the window of the popup', async () => {
    const open = vi.fn(async () => {});
    Object.assign(browser, { sidePanel: { open } });
    render(<Popup {...view(signedIn('paused'))} isPanelOpen={false} />);
    await press();
    expect(open).toHaveBeenCalledExactlyOnceWith({ windowId: -2 });
    expect(openedWindows).toEqual([]);
  });

  test('opens the sidebar of Firefox', async () => {
    const open = vi.fn(async () => {});
    Object.assign(browser, { sidebarAction: { open } });
    render(<Popup {...view(signedIn('paused'))} isPanelOpen={false} />);
    await press();
    expect(open).toHaveBeenCalledOnce();
    expect(openedWindows).toEqual([]);
  });

  test.each([
    ['has no panels', undefined],
    ['refuses to open a panel', { open: () => Promise.reject(new Error('no panel in this window')) }],
  ])('opens a window where the browser %s', async (_why, sidePanel) => {
    Object.assign(browser, { sidePanel });
    render(<Popup {...view(signedIn('paused'))} isPanelOpen={false} />);
    await press();
    expect(openedWindows).toEqual(['src/panel/panel.html']);
  });
});

test('an open panel is known to other pages of its window', async () => {
  expect(await isPanelOpen()).toBe(false);
  await markPanelOpen();
  await waitFor(async () => expect(await isPanelOpen()).toBe(true));
  vi.spyOn(browser.windows, 'getLastFocused').mockResolvedValue({ id: 2 } as never);
  expect(await isPanelOpen()).toBe(false);
});
