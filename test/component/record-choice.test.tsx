import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storedRecordChoice } from '../../src/platform/stored-record-choice.ts';
import type { RecordChoice } from '../../src/results/record-choice.ts';
import { RecordChoiceNotice } from '../../src/session-view/call/record-choice-notice.tsx';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import { words, worker } from './support/fake-browser.ts';
import { resetPage, show, signedIn } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const lead = (id: string, name: string) => ({
  id,
  vendorId: `C-10${id}`,
  name,
  status: 'NEW',
  listId: '101',
});
const choice: RecordChoice = {
  call: 'Y1128120000000000042',
  callKey: '1000',
  place: 'siteTab',
  options: [
    { lead: lead('42', 'Ann Miller'), address: 'https://crm.example.com/contact/C-1042' },
    { lead: lead('44', ''), address: 'https://crm.example.com/contact/C-1044' },
  ],
};
const open = (callSince: number, own: Partial<Settings> = {}) =>
  show(
    <RecordChoiceNotice
      state={signedIn('connected', {
        session: { state: 'connected', callSince, since: 1, seenAt: 1, failures: 0 },
      })}
      settings={{ ...defaults, ...own }}
    />,
  );

test('the agent chooses a record by one press, and the chosen one is marked', async () => {
  await storedRecordChoice.set(choice);
  open(1000);
  const list = words('lead_list', '101');
  const ann = await screen.findByRole('button', { name: `Ann Miller · C-1042 · NEW · ${list}` });
  expect(
    screen.getByRole('button', { name: `${words('lead_noName')} · C-1044 · NEW · ${list}` }),
  ).toBeTruthy();
  fireEvent.click(ann);
  expect(worker.inputsOf('chooseRecord')).toEqual([{ call: choice.call, lead: '42' }]);
  await storedRecordChoice.set({ ...choice, chosen: '42' });
  await waitFor(() => expect(ann.getAttribute('aria-pressed')).toBe('true'));
});

test('a choice shows no record ID that the settings do not show, and nothing during another call', async () => {
  await storedRecordChoice.set(choice);
  const { unmount } = open(1000, { shownLeadFields: ['leadName'] });
  expect((await screen.findByRole('button', { name: /Ann Miller/ })).textContent).not.toContain('C-1042');
  unmount();
  open(2000);
  // The choice was read: one that fits is shown from the same value.
  await storedRecordChoice.set({ ...choice, callKey: '2000' });
  await screen.findByRole('button', { name: /Ann Miller/ });
  await storedRecordChoice.set(choice);
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});
