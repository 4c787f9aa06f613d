import { screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../src/result.ts';
import { LeadSearch } from '../../src/session-view/leads/lead-search.tsx';
import type { CurrentSite } from '../../src/session-view/site/current-site.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { tabReplies, words, worker } from './support/fake-browser.ts';
import { resetPage, show, signedIn } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const settings = { ...defaults, sites: ['https://crm.example.com/*;vendor=page:.record'] };
const site: CurrentSite = {
  ...{
    url: 'https://crm.example.com/contact',
    host: 'crm.example.com',
    pattern: 'https://crm.example.com/*',
  },
  ...{ tab: 7, isPermitted: true, isNamed: true, isEnabled: true, mayTeach: false },
};
const view = () =>
  show(<LeadSearch state={signedIn('paused')} settings={settings} site={site} onClose={() => undefined} />);
const asked = () =>
  worker.inputsOf('askAsSupervisor').map((input) => (input as { parameters: unknown }).parameters);

test('the search begins with the record of the page in front', async () => {
  tabReplies.set('pageRecords', ok([{ selector: '.record', text: 'C-1042' }]));
  const text = 'ERROR: update_lead NO MATCHES FOUND IN THE SYSTEM: |2000||C-1042|\n';
  worker.replies.set('askAsSupervisor', ok({ status: 200, contentType: 'text/html', text }));
  view();
  await waitFor(() => expect(screen.getByText(words('lead_noneOfRecord'))).toBeTruthy());
  expect(screen.getByLabelText<HTMLInputElement>(words('lead_vendorCode')).value).toBe('C-1042');
  expect(asked()).toEqual([
    {
      ...{ function: 'update_lead', source: 'clicktodial', search_method: 'VENDOR_LEAD_CODE' },
      ...{ vendor_lead_code: 'C-1042', no_update: 'Y', records: '50' },
    },
  ]);
});

test('a page with several records, or with a text that is no ID, begins no search', async () => {
  for (const text of [null, '<img src=x onerror=alert(1)> and more than an ID']) {
    tabReplies.set('pageRecords', ok([{ selector: '.record', text }]));
    const shown = view();
    await waitFor(() => expect(screen.getByLabelText(words('lead_byNumber'))).toBeTruthy());
    shown.unmount();
  }
  expect(asked()).toEqual([]);
});
