import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SettingField } from '../../src/options/settings/setting-field.tsx';
import { SiteRuleList } from '../../src/options/settings/site-rule-list.tsx';
import { userSettings } from '../../src/platform/user-settings.ts';
import { words } from './support/fake-browser.ts';
import { inForce, resetPage, show } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const crm = 'https://crm.example.com/*;country=US;vendor=url:/contacts/{id}';
const other = 'https://other.example.com/*';
const list = (sites: readonly string[], policy: unknown = {}) =>
  show(<SiteRuleList inForce={inForce({ sites }, policy)} />);
const stored = async () => (await userSettings.get())['sites'];
const row = (name: string) => within(screen.getByRole('group', { name }));
const type = (field: HTMLElement, value: string) => {
  fireEvent.input(field, { target: { value } });
  fireEvent.blur(field);
};

test('each option of a site has a control, and axe objects to nothing', async () => {
  const { container } = list([crm]);
  const site = row('https://crm.example.com/*');
  expect(site.getByLabelText<HTMLSelectElement>(words('options_siteCountry')).value).toBe('US');
  expect(site.getByLabelText<HTMLSelectElement>(words('options_siteVendor')).value).toBe('url');
  expect(site.getByDisplayValue('/contacts/{id}')).toBeTruthy();
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
});

test('a changed option is saved at once, and the others stay', async () => {
  list([crm, other]);
  const country = row('https://crm.example.com/*').getByLabelText(words('options_siteCountry'));
  fireEvent.change(country, { target: { value: 'GB' } });
  await waitFor(async () =>
    expect(await stored()).toEqual(['https://crm.example.com/*;country=GB;vendor=url:/contacts/{id}', other]),
  );
});

test('a bad rule is not saved, says so, and does not keep another one from being saved', async () => {
  list([crm, other]);
  type(row('https://crm.example.com/*').getByDisplayValue('/contacts/{id}'), '/contacts/{recordId}');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(words('options_notSaved')));
  expect(screen.getByRole('alert').textContent).toContain(words('setting_error_notUrlTemplate'));
  const country = row(other).getByLabelText(words('options_siteCountry'));
  fireEvent.change(country, { target: { value: 'FR' } });
  await waitFor(async () => expect(await stored()).toEqual([crm, `${other};country=FR`]));
  expect(screen.getByDisplayValue('/contacts/{recordId}')).toBeTruthy();
});

test('a site is added by an address as it is pasted; a single page can become the whole site', async () => {
  list([]);
  fireEvent.click(screen.getByRole('button', { name: words('options_siteAdd') }));
  type(screen.getByLabelText(words('options_siteAddress')), 'https://crm.example.com/contacts/42?tab=1');
  await waitFor(async () => expect(await stored()).toEqual(['https://crm.example.com/contacts/42']));
  expect(screen.getByText(words('options_siteOnePage'))).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: words('options_siteWhole') }));
  await waitFor(async () => expect(await stored()).toEqual(['https://crm.example.com/*']));
  expect(screen.queryByText(words('options_siteOnePage'))).toBeNull();
});

test('the test of a rule shows whether it applies and which record ID it finds', () => {
  list([crm]);
  const field = screen.getByLabelText(words('options_siteTest'));
  fireEvent.input(field, { target: { value: 'https://crm.example.com/contacts/42' } });
  expect(
    screen.getByText(`${words('options_siteMatches')} · ${words('options_tryVendor')}: 42`),
  ).toBeTruthy();
  fireEvent.input(field, { target: { value: 'https://elsewhere.example.com/' } });
  expect(screen.getByText(words('options_siteMatchesNot'))).toBeTruthy();
});

test('rules are moved up and removed', async () => {
  list([crm, other]);
  fireEvent.click(screen.getByRole('button', { name: `${words('options_siteUp')}: ${other}` }));
  await waitFor(async () => expect(await stored()).toEqual([other, crm]));
  fireEvent.click(screen.getByRole('button', { name: `${words('options_siteRemove')}: ${other}` }));
  await waitFor(async () => expect(await stored()).toEqual([crm]));
});

test('nothing can be edited where the organization has set the sites', () => {
  list([], { sites: [crm] });
  expect(screen.queryByRole('group')).toBeNull();
});

test('the text of all sites says that it is not saved while a line is wrong', () => {
  show(<SettingField name="sites" inForce={inForce({ sites: [crm] })} />);
  const text = screen.getByLabelText(words('setting_sites'));
  fireEvent.input(text, { target: { value: `${crm}\nhttps://other.example.com/*,country=US` } });
  expect(screen.getByRole('alert').textContent).toContain(words('options_notSaved'));
  expect(screen.getByRole('alert').textContent).toContain(words('setting_error_noSemicolon'));
});
