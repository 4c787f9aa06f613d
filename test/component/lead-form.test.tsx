import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Lead } from '../../src/leads/lead.ts';
import { ok } from '../../src/result.ts';
import { LeadForm } from '../../src/session-view/leads/lead-form.tsx';
import { defaults } from '../../src/settings/catalog.ts';
import { leadSearchFunctions } from '../../src/vicidial/non-agent/lead-search-functions.ts';
import { words, worker } from './support/fake-browser.ts';
import { resetPage, show } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const lead: Lead = {
  ...{ id: '7', name: 'Iris Ingram', status: 'NEW', listId: '101', phoneCode: '1', number: '3125550142' },
  ...{ altNumber: '', vendorCode: '', place: '', attempts: 0, lastCalled: '', comments: '' },
  fields: { first_name: 'Iris', city: 'Chicago', alt_phone: '3125550199' },
};
const settings = { ...defaults, editableLeadFields: ['first_name', 'city', 'alt_phone'] as const };

/** The lead as the dialer gives it when it is read once more. */
function dialerHas(fields: Readonly<Record<string, string>>) {
  const { columns } = leadSearchFunctions.lead_all_info.rows;
  const row: Readonly<Record<string, string>> = {
    ...{ lead_id: '7', list_id: '101', phone_code: '1', entry_list_id: '0', ...lead.fields },
    ...fields,
  };
  const text = `${columns.join('\t')}\n${columns.map((name) => row[name] ?? '').join('\t')}\n`;
  worker.replies.set('askAsSupervisor', ok({ status: 200, contentType: 'text/html', text }));
}
const view = (more = {}) =>
  show(<LeadForm lead={lead} settings={{ ...settings, ...more }} onRead={() => undefined} />);
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(words(`setting_choice_${name}`));
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const button = (key: string) => screen.getByRole('button', { name: words(key) });
const saved = () => worker.inputsOf('saveLead');

test('only changed fields are saved, and the form is as before', async () => {
  dialerHas({});
  view();
  type('first_name', ' Inés ');
  expect(screen.getByText(words('lead_storedAs', 'Ines'))).toBeTruthy();
  fireEvent.click(button('lead_save'));
  await waitFor(() => expect(screen.getByText(words('lead_saved'))).toBeTruthy());
  expect(saved()).toEqual([{ leadId: '7', fields: { first_name: 'Ines' } }]);
  expect(screen.queryByRole('button', { name: words('lead_discard') })).toBeNull();
});

test('what was typed stays when the form is closed', () => {
  view().unmount();
  const first = view();
  type('city', 'Evanston');
  first.unmount();
  view();
  expect(field('city').value).toBe('Evanston');
  fireEvent.click(button('lead_discard'));
  expect(field('city').value).toBe('Chicago');
});

test('a field that was changed in the dialer meanwhile is shown, and the agent chooses', async () => {
  dialerHas({ first_name: 'Ida', city: 'Springfield' });
  view();
  type('first_name', 'Ines');
  type('city', 'Evanston');
  fireEvent.click(button('lead_save'));
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2));
  expect(saved()).toEqual([]);
  expect(screen.getByText('Ida')).toBeTruthy();
  fireEvent.click(screen.getAllByRole('button', { name: words('lead_keepMine') })[0] as HTMLElement);
  fireEvent.click(button('lead_useLatest'));
  fireEvent.click(button('lead_save'));
  await waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()).toEqual([{ leadId: '7', fields: { first_name: 'Ines' } }]);
});

test('a text that the dialer would not keep is not saved', () => {
  dialerHas({});
  view();
  type('first_name', 'Ирис');
  expect(screen.getByText(words('lead_problem_characters', 'И р и с'))).toBeTruthy();
  fireEvent.click(button('lead_save'));
  type('first_name', '');
  expect(screen.getByText(words('lead_problem_empty'))).toBeTruthy();
  fireEvent.click(button('lead_save'));
  expect(worker.inputsOf('askAsSupervisor')).toEqual([]);
});

test('masked numbers are not in the form', () => {
  view({ maskNumbers: true });
  expect(screen.queryByLabelText(words('setting_choice_alt_phone'))).toBeNull();
});
