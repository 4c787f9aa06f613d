import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/lead-import/lead-import.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { explain } from '../../src/failure.ts';
import { endCallList } from '../../src/lead-import/call-list/call-list-steps.ts';
import { LeadImportPage } from '../../src/lead-import/lead-import-page.tsx';
import { clearReview } from '../../src/lead-import/review-state.ts';
import type { LeadImport } from '../../src/leads/import/lead-import.ts';
import { maskNumber } from '../../src/phone/numbering/mask-number.ts';
import { callListRows } from '../../src/platform/call-list-database.ts';
import { journal } from '../../src/platform/database.ts';
import { callList } from '../../src/platform/stored-call-list.ts';
import { fail } from '../../src/result.ts';
import { newEntry } from '../../src/session/journal.ts';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import { live } from '../../src/ui/live.ts';
import { dialTo, sessionIn } from '../support/builders.ts';
import { words, worker } from './support/fake-browser.ts';
import { inForce, resetPage, signedIn } from './support/render.tsx';

const supervisor = signal({ signIn: { state: 'out' as const }, rights: null });
const imports = signal<readonly LeadImport[]>([]);
const state = signal<PopupState>(emptyPopupState);
const wait = { timeout: 15_000 };

async function open(values: Readonly<Record<string, unknown>> = {}) {
  const list = await live(callList);
  const settings = signal(inForce({ callLists: true, country: 'US', ...values }));
  return render(
    <LeadImportPage supervisor={supervisor} imports={imports} list={list} state={state} inForce={settings} />,
  );
}
const button = (key: string, ...values: string[]) =>
  screen.findByRole('button', { name: words(key, ...values) }, wait);
const press = async (key: string, ...values: string[]) => fireEvent.click(await button(key, ...values));
const seen = (text: string | RegExp) => screen.findByText(text, {}, wait);
const dials = () =>
  worker.inputsOf('dialTyped') as readonly { readonly id: string; readonly shown: string }[];
/** The worker journals the latest dial, and publishes its state. */
async function journaled(failed = false): Promise<void> {
  const { id = '', shown = '' } = dials().at(-1) ?? {};
  const entry = newEntry(id, 'dialer.example|1000', dialTo(shown), sessionIn('paused'), Date.now());
  const settled = failed
    ? ({ ...entry, state: 'refused', failure: { kind: 'doNotCall' } } as const)
    : ({ ...entry, state: 'confirmed', calledAt: Date.now(), disposedAs: 'SALE' } as const);
  await journal.change((entries) => [...entries, settled]);
  state.value = { ...state.value };
}

async function startList(values: Readonly<Record<string, unknown>> = {}) {
  const view = await open(values);
  const text = 'Name,Phone,Record\nAnn,727-555-0142 x159,C-0042\nBob,727-555-0143\nCem,727-555-0144';
  const field = screen.getByRole('textbox', { name: words('import_paste') });
  fireEvent.input(field, { target: { value: text } });
  await press('import_read');
  await press('import_takeRows', '3');
  await press('callList_start', '3');
  await seen(new RegExp(words('callList_place', '1', '3')));
  return view;
}

beforeEach(async () => {
  resetPage();
  clearReview();
  await endCallList();
  state.value = signedIn('paused');
});
afterEach(cleanup);

test('a list is dialed by a press for each number; moving, skipping and a new page dial nothing', async () => {
  const { unmount } = await startList();
  await seen('Ann');
  await seen(`+1 727 555 0142 ${words('page_extension', '159')}`);
  const violations = (await axe.run(document.body)).violations;
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect((await button('callList_back')).getAttribute('aria-disabled')).toBe('true');
  await press('callList_dial', '+1 727 555 0142');
  await waitFor(
    () => expect(dials()).toMatchObject([{ shown: '+17275550142', ext: '159', recordId: 'C-0042' }]),
    wait,
  );
  await journaled();
  await seen(new RegExp(`^${words('callList_state_dialed')} · SALE`));

  await press('callList_next');
  await seen('Bob');
  await press('callList_skip');
  await seen('Cem');
  await press('callList_back');
  await seen(new RegExp(`^${words('callList_state_skipped')}$`));
  unmount();
  // A new page shows the same place and the same outcomes.
  await open();
  await seen('Bob');
  await seen(new RegExp(`${words('callList_state_dialed')}: 1 · ${words('callList_state_skipped')}: 1`));
  await press('callList_next');
  await seen('Cem');
  await press('callList_next');
  await seen(words('callList_over'));
  await press('callList_firstOpen', '1');
  await seen('Cem');
  expect(dials()).toHaveLength(1);

  await press('callList_dial', '+1 727 555 0144');
  await waitFor(() => expect(dials()).toHaveLength(2), wait);
  expect(dials()[1]).not.toHaveProperty('recordId');
  await journaled(true);
  await seen(new RegExp(`^${words('callList_state_refused')} · ${words('failure_doNotCall')}`));
});

test('a press whose reply is lost is sent once more with the same ID, and without an entry the number stays open', async () => {
  await startList({ maskNumbers: true });
  worker.replies.set('dialTyped', fail(explain({ kind: 'lost' })));
  await press('callList_dial', maskNumber('+1 727 555 0142'));
  await seen(words('failure_lost'));
  const [first, again, ...more] = dials();
  expect({ again, more }).toEqual({ again: first, more: [] });
  await waitFor(async () => expect((await callListRows.get(0))?.state).toBe('open'), wait);
});

test('nobody dials while signed out or in a call, and a list is deleted only after a question', async () => {
  await startList();
  state.value = { ...signedIn('inCall'), controls: { dial: 'inCall' } };
  await screen.findAllByText(words('why_inCall'), {}, wait);
  state.value = emptyPopupState;
  await seen(words('callList_signIn'));
  await press('callList_dial', '+1 727 555 0142');
  expect(dials()).toEqual([]);
  await press('callList_end');
  await press('callList_endYes');
  await waitFor(() => expect(screen.queryByText(words('callList_help'))).toBeNull(), wait);
  expect(await callListRows.all()).toEqual([]);
});
