import { fireEvent, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ShortcutsView } from '../../src/options/shortcuts/shortcuts-view.tsx';
import { browser } from '../../src/platform/browser.ts';
import { waitFor } from '../support/wait-for.ts';
import { openedTabs, words } from './support/fake-browser.ts';
import { resetPage, show } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const commands = (more: object = {}) =>
  Object.assign(browser, {
    commands: {
      getAll: async () => [
        { name: '_execute_action', shortcut: '' },
        { name: 'hang-up', shortcut: 'Alt+Shift+H' },
        { name: 'dial-number', shortcut: '' },
      ],
      ...more,
    },
  });

test('each shortcut is listed with its keys, and nothing that axe objects to', async () => {
  commands();
  const { container } = show(<ShortcutsView />);
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(5));
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    words('options_colShortcut') + words('options_colKeys'),
    words('shortcut_openPanel') + words('options_noKeys'),
    words('shortcut_dialNumber') + words('options_noKeys'),
    `${words('shortcut_hangUp')}Alt+Shift+H`,
    words('shortcut_pauseOrResume') + words('options_noKeys'),
  ]);
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
});

test('the keys are changed on the page of the browser', async () => {
  const openShortcutSettings = vi.fn(async () => {});
  commands({ openShortcutSettings });
  show(<ShortcutsView />);
  fireEvent.click(screen.getByRole('button', { name: words('options_changeKeys') }));
  expect(openShortcutSettings).toHaveBeenCalledOnce();
  commands();
  fireEvent.click(screen.getByRole('button', { name: words('options_changeKeys') }));
  await waitFor(() => expect(openedTabs).toEqual(['chrome://extensions/shortcuts']));
});
