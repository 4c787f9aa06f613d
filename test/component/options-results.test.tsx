import { fireEvent, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ResultsView } from '../../src/options/results/results-view.tsx';
import { resultsOutbox } from '../../src/platform/results-database.ts';
import { ok } from '../../src/result.ts';
import type { Delivery } from '../../src/results/delivery.ts';
import { permission, words, worker } from './support/fake-browser.ts';
import { inForce, resetPage, show } from './support/render.tsx';

const address = 'https://crm.example/results';
const delivery = (seq: number, more: Partial<Delivery> = {}): Delivery => ({
  id: `msg_click-0001_${seq}`,
  call: 'click-0001',
  seq,
  type: 'call.ended',
  body: JSON.stringify({ type: 'call.ended', data: { seq } }),
  createdAt: Date.now(),
  nextAt: Date.now() + 60_000,
  attempts: 2,
  ...more,
});
const view = (resultsUrl = address) => show(<ResultsView settings={inForce({ resultsUrl }).values} />);

beforeEach(resetPage);
afterEach(async () => {
  resetPage();
  vi.restoreAllMocks();
  for (const { id } of await resultsOutbox.deliveries()) await resultsOutbox.settle(id, undefined);
});

test('without an address the view links to the setting', async () => {
  view('');
  expect(await screen.findByText(words('options_resultsAllSent'))).toBeTruthy();
  expect(screen.getByText(words('options_resultsNoAddress'), { exact: false })).toBeTruthy();
});

test('the missing permission and the missing secret are named', async () => {
  permission.isGranted = false;
  worker.replies.set('countResultsSecrets', ok(0));
  view();
  expect(await screen.findByText(words('options_resultsNotAllowed'))).toBeTruthy();
  expect(screen.getByText(words('options_resultsSecretMissing'))).toBeTruthy();
});

test('the receiver of each campaign has its own permission', async () => {
  permission.isGranted = false;
  const own = { resultsUrl: address, resultsCampaignUrls: ['SALES=https://sales.example/r'] };
  show(<ResultsView settings={inForce(own).values} />);
  expect(await screen.findAllByText(words('options_resultsNotAllowed'))).toHaveLength(2);
  expect(screen.getByText(/^SALES/).textContent).toBe('SALES: https://sales.example/r');
});

test('a saved secret leaves the field, and only the worker receives it', async () => {
  worker.replies.set('countResultsSecrets', ok(1));
  view();
  const field = await screen.findByLabelText<HTMLInputElement>(words('options_resultsSecret'));
  fireEvent.input(field, { target: { value: 'whsec_abc' } });
  fireEvent.click(screen.getByRole('button', { name: words('options_resultsSecretSave') }));
  await waitFor(() => expect(field.value).toBe(''));
  expect(worker.inputsOf('setResultsSecret')).toEqual([{ secret: 'whsec_abc' }]);
  // The secret before it signs too, until the administrator deletes it.
  worker.replies.set('countResultsSecrets', ok(2));
  expect(await screen.findByText(words('options_resultsSecretTwo'))).toBeTruthy();
  worker.replies.set('countResultsSecrets', ok(1));
  fireEvent.click(screen.getByRole('button', { name: words('options_resultsSecretDeleteOld') }));
  expect(await screen.findByText(words('options_resultsSecretKept'))).toBeTruthy();
  expect(worker.inputsOf('deleteOldResultsSecret')).toHaveLength(1);
});

test('events that wait and events that were given up are listed with their reason, and can be saved and tried again', async () => {
  await resultsOutbox.settle('', delivery(1, { nextAt: null, failure: { kind: 'gone' } }));
  await resultsOutbox.settle('', delivery(2, { failure: { kind: 'http', status: 503 } }));
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:nothing');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  const { container } = view();
  expect(await screen.findByText(words('options_resultsCounts', '1', '1'))).toBeTruthy();
  expect(screen.getByText(words('delivery_http', '503'))).toBeTruthy();
  expect(screen.getByText(words('delivery_gone'), { exact: false })).toBeTruthy();
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);

  fireEvent.click(screen.getByRole('button', { name: words('options_resultsSave') }));
  const [blob] = saved.mock.calls[0] ?? [];
  const file = JSON.parse(await (blob as Blob).text());
  expect(file).toHaveLength(2);
  expect(file[0]).toMatchObject({ id: 'msg_click-0001_1', event: { type: 'call.ended' } });
  fireEvent.click(screen.getByRole('button', { name: words('options_resultsRetry') }));
  await waitFor(() => expect(worker.inputsOf('retryResults')).toHaveLength(1));
});
