import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { explain } from '../../src/failure.ts';
import type { TextVerdict } from '../../src/messages/contract.ts';
import { TaughtRuleList } from '../../src/options/settings/taught-rule-list.tsx';
import { userSettings } from '../../src/platform/user-settings.ts';
import { fail, ok } from '../../src/result.ts';
import { CheckNumber } from '../../src/session-view/site/check-number.tsx';
import { tabReplies, words, worker } from './support/fake-browser.ts';
import { inForce, resetPage, show } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const finds = async (container: Element) =>
  (await axe.run(container)).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
const site = 'https://crm.example.com/*';

describe('Check a number', () => {
  const matter = { place: 'before', words: 'Matter' } as const;
  const plain: TextVerdict = { text: '5124471903', isLinked: false, reasons: ['bare'], wordPlace: matter };
  /** The page replies with this verdict, and with the selected text. */
  const open = (verdict: TextVerdict, { selected = '', mayTeach = true } = {}) => {
    tabReplies.set('selectedText', ok(selected));
    tabReplies.set('explainText', ok([verdict]));
    const view = show(
      <CheckNumber page={{ tab: 7, url: 'https://crm.example.com/1', mayTeach }} onClose={() => undefined} />,
    );
    if (selected === '')
      fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Matter 5124471903' } });
    return view;
  };

  test('says what will be learned, learns it once it is confirmed, and takes it back', async () => {
    const { container } = open(plain);
    const teach = await screen.findByRole('button', { name: words('menu_isPhone') });
    screen.getByText(`${words('popup_teachWill')} ${words('taught_phone_before', 'Matter')}`);
    expect(await finds(container)).toEqual([]);
    expect(worker.inputsOf('teach')).toEqual([]);
    fireEvent.click(teach);
    await screen.findByText(`${words('popup_learned')} ${words('taught_phone_before', 'Matter')}`);
    expect(worker.inputsOf('teach')).toEqual([
      { tab: 7, url: 'https://crm.example.com/1', isPhone: true, wordPlace: matter },
    ]);
    fireEvent.click(screen.getByRole('button', { name: words('taught_undo') }));
    await screen.findByRole('button', { name: words('menu_isPhone') });
    expect(worker.inputsOf('undoTeaching')).toEqual([{}]);
  });

  test('begins with the selected text', async () => {
    open({ ...plain, isLinked: true }, { selected: 'Matter 5124471903' });
    await screen.findByRole('button', { name: words('menu_isNotPhone') });
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('Matter 5124471903');
  });

  test('makes no rule where no words stand around the number', async () => {
    open({ text: plain.text, isLinked: false, reasons: ['bare'] });
    await screen.findByText(words('popup_noWords'));
    expect(screen.queryByRole('button', { name: words('menu_isPhone') })).toBeNull();
  });

  test('teaches nothing about digits that are no number', async () => {
    open({ ...plain, reasons: ['notAllocated'] });
    await screen.findByText(words('reason_notAllocated'));
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('says that the organization has set the rules', async () => {
    open(plain, { mayTeach: false });
    fireEvent.click(await screen.findByRole('button', { name: words('menu_isPhone') }));
    expect(screen.getAllByText(words('ui_setByOrganization')).length).toBeGreaterThan(0);
    expect(worker.inputsOf('teach')).toEqual([]);
  });

  test('shows why a rule was not learned', async () => {
    worker.replies.set('teach', fail(explain({ kind: 'tooManyRules' })));
    open(plain);
    fireEvent.click(await screen.findByRole('button', { name: words('menu_isPhone') }));
    await screen.findByText(words('failure_tooManyRules'));
  });
});

describe('the list of learned rules', () => {
  const line = `${site};country=US;phone=before:Matter;notPhone=header:Order`;
  const list = (sites = [line], policy: unknown = {}) =>
    show(<TaughtRuleList inForce={inForce({ sites }, policy)} />);
  const stored = async () => (await userSettings.get())['sites'];
  const row = (at: number) => {
    const found = screen.getAllByRole('listitem')[at];
    if (!found) throw new Error(`no row ${at}`);
    return within(found);
  };

  test('has a row for each rule, and nothing that axe objects to', async () => {
    const { container } = list();
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(row(1).getByRole<HTMLInputElement>('textbox').value).toBe('Order');
    expect(await finds(container)).toEqual([]);
  });

  test('is not there without rules', () => {
    const { container } = list([site]);
    expect(container.textContent).toBe('');
  });

  test('deletes a rule', async () => {
    list();
    fireEvent.click(row(0).getByRole('button'));
    await waitFor(async () => expect(await stored()).toEqual([`${site};country=US;notPhone=header:Order`]));
  });

  test('changes what a rule says, its place and its words', async () => {
    list();
    const [is, place] = row(0).getAllByRole('combobox');
    if (!is || !place) throw new Error('no lists');
    fireEvent.change(is, { target: { value: 'false' } });
    await waitFor(async () => expect(JSON.stringify(await stored())).toContain('notPhone=before:Matter'));
    fireEvent.change(place, { target: { value: 'after' } });
    await waitFor(async () => expect(JSON.stringify(await stored())).toContain('phone=after:Matter'));
    const text = row(0).getByRole('textbox');
    fireEvent.input(text, { target: { value: 'File no.' } });
    fireEvent.blur(text);
    await waitFor(async () => expect(JSON.stringify(await stored())).toContain('phone=before:File no'));
  });

  test('keeps a rule with digits out, and says why', async () => {
    const save = vi.spyOn(userSettings, 'update');
    list();
    const text = row(0).getByRole('textbox');
    fireEvent.input(text, { target: { value: '4711' } });
    fireEvent.blur(text);
    expect(await row(0).findByRole('alert')).toBeTruthy();
    expect(save).not.toHaveBeenCalled();
    save.mockRestore();
  });

  test('cannot be changed where the organization has set the sites', () => {
    list([], { sites: [line] });
    expect(row(0).queryByRole('button')).toBeNull();
    expect(row(0).getByRole<HTMLInputElement>('textbox').readOnly).toBe(true);
    screen.getByText(words('ui_setByOrganization'));
  });
});
