import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DiagnosticsView } from '../../src/options/diagnostics/diagnostics-view.tsx';
import { ImportExportView } from '../../src/options/import-export/import-export-view.tsx';
import { SettingField } from '../../src/options/settings/setting-field.tsx';
import { userSettings } from '../../src/platform/user-settings.ts';
import type { SettingKey } from '../../src/settings/catalog.ts';
import { words, worker } from './support/fake-browser.ts';
import { inForce, resetPage, show } from './support/render.tsx';

beforeEach(async () => {
  resetPage();
  await userSettings.set({});
});
afterEach(resetPage);

const field = (name: SettingKey, own: object = {}, policy: object = {}) =>
  show(<SettingField name={name} inForce={inForce({ ...own }, policy)} />);

test.each<[SettingKey, unknown]>([
  ['maskNumbers', true],
  ['confirmDial', 'always'],
  ['disabledFeatures', ['exportSettings']],
])('a locked control of %s keeps the focus and does not change', async (name, value) => {
  const { container } = field(name, {}, { [name]: value });
  const control = container.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
  if (!control) throw new Error('the setting has no control');
  control.focus();
  expect(document.activeElement).toBe(control);
  const before = control instanceof HTMLInputElement ? control.checked : control.value;
  control.click();
  expect(control instanceof HTMLInputElement ? control.checked : control.value).toBe(before);
  expect(control.getAttribute('aria-disabled')).toBe('true');
  if (control instanceof HTMLSelectElement) expect(control.options.length).toBe(1);
  expect(await userSettings.get()).toEqual({});
  expect(screen.getByText(words('ui_setByOrganization'))).toBeTruthy();
});

test('an open control is saved at once', async () => {
  field('maskNumbers');
  fireEvent.click(screen.getByRole('checkbox'));
  await vi.waitFor(async () => expect(await userSettings.get()).toEqual({ maskNumbers: true }), {
    timeout: 10_000,
  });
});

test('typed text is saved when the field loses the focus, and an invalid text is not', async () => {
  field('dialsPerMinute');
  const input = screen.getByRole('textbox');
  fireEvent.input(input, { target: { value: '0' } });
  fireEvent.blur(input);
  expect(screen.getByRole('alert')).toBeTruthy();
  fireEvent.input(input, { target: { value: '7' } });
  fireEvent.blur(input);
  await vi.waitFor(async () => expect(await userSettings.get()).toEqual({ dialsPerMinute: 7 }), {
    timeout: 10_000,
  });
});

test('export and reset give the reason why they are not available', async () => {
  show(<ImportExportView inForce={inForce()} />);
  for (const name of [words('options_exportButton', '0'), words('options_resetButton')]) {
    const button = screen.getByRole('button', { name });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.title).toBe(words('options_nothingOwn'));
    fireEvent.click(button);
  }
  expect(screen.queryByText(words('options_resetYes'))).toBeNull();
});

test('the connection test shows its failure with the remedy', async () => {
  worker.replies.set('testConnection', {
    ok: false,
    error: { what: 'failure_unreachable', todo: 'failure_unreachable_todo', values: ['dialer.example'] },
  });
  show(<DiagnosticsView inForce={inForce()} />);
  fireEvent.click(await screen.findByRole('button', { name: words('options_test') }));
  expect((await screen.findByRole('alert')).textContent).toContain(
    words('failure_unreachable_todo', 'dialer.example'),
  );
});
