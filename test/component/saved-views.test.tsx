import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/team-page/team.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { userSettings } from '../../src/platform/user-settings.ts';
import { defaultView } from '../../src/team/team-table.ts';
import { SavedViews } from '../../src/team-page/saved-views.tsx';
import { changeView, view } from '../../src/team-page/view-address.ts';
import { words } from './support/fake-browser.ts';
import { resetPage } from './support/render.tsx';

const lines = ['Paused=state=paused', 'North wall=wall&group=NORTH'];
const open = (isLocked = false) => {
  const Shown = () => (
    <main>
      <SavedViews lines={lines} isLocked={isLocked} shown={view.value} />
    </main>
  );
  render(<Shown />);
};
const save = () => screen.getByRole('button', { name: words('team_viewSave') });

beforeEach(async () => {
  resetPage();
  await userSettings.set({});
  changeView(defaultView);
});
afterEach(() => {
  cleanup();
  history.replaceState(null, '', location.pathname);
});

test('a saved view is chosen by its name, and the list shows which one is shown', async () => {
  open();
  const list = screen.getByLabelText<HTMLSelectElement>(words('team_view'));
  expect(list.selectedOptions[0]?.textContent).toBe(words('team_viewOther'));
  fireEvent.change(list, { target: { value: '1' } });
  expect(view.value).toMatchObject({ isWall: true, group: 'NORTH' });
  changeView({ ...defaultView, state: 'paused' });
  await waitFor(() => expect(list.selectedOptions[0]?.textContent).toBe('Paused'));
  expect((await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('the shown view is saved under a name', async () => {
  changeView({ state: 'ringing' });
  open();
  fireEvent.click(save());
  const name = await screen.findByLabelText(words('team_viewName'));
  fireEvent.input(name, { target: { value: 'Ringing; =now' } });
  fireEvent.submit(name.closest('form') as HTMLFormElement);
  await waitFor(async () =>
    expect((await userSettings.get())['teamViews']).toEqual([...lines, 'Ringing now=state=ringing']),
  );
});

test('views of the organization cannot be changed', () => {
  open(true);
  expect(save().title).toBe(words('failure_setByOrganization'));
  fireEvent.click(save());
  expect(screen.queryByLabelText(words('team_viewName'))).toBeNull();
});
