import { fireEvent, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImportExportView } from '../../src/options/import-export/import-export-view.tsx';
import { userSettings } from '../../src/platform/user-settings.ts';
import { words } from './support/fake-browser.ts';
import { inForce, resetPage, show } from './support/render.tsx';

beforeEach(async () => {
  resetPage();
  await userSettings.set({});
});
afterEach(resetPage);

const choose = (settings: object) => {
  const file = new File([JSON.stringify(settings)], 'settings.json', { type: 'application/json' });
  fireEvent.change(screen.getByLabelText(words('options_importFile')), { target: { files: [file] } });
};
const press = async (key: string) => fireEvent.click(await screen.findByRole('button', { name: words(key) }));
const imported = (count: number) => screen.findByText(words('options_imported', String(count)));
const hostile = { language: 'es', insecureDialerHosts: ['evil.example'], confirmDial: 'never' };

test('a file that lowers nothing is imported at once', async () => {
  show(<ImportExportView inForce={inForce()} />);
  choose({ language: 'es', confirmDial: 'always' });
  await imported(2);
  expect(await userSettings.get()).toEqual({ language: 'es', confirmDial: 'always' });
});

test('nothing of a file that lowers protection is imported before the person answers', async () => {
  const { container } = show(<ImportExportView inForce={inForce()} />);
  choose(hostile);
  const question = await screen.findByRole('region', { name: words('options_importLowers') });
  expect(question.textContent).toContain(`${words('setting_insecureDialerHosts')}: evil.example`);
  expect(question.textContent).toContain(`${words('setting_confirmDial')}: never`);
  expect(question.textContent).not.toContain(words('setting_language'));
  expect(await userSettings.get()).toEqual({});
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
  await press('options_resetNo');
  await vi.waitFor(() => expect(screen.queryByText(words('options_importLowers'))).toBeNull());
  expect(await userSettings.get()).toEqual({});
});

test('the rest of the file can be imported without what lowers protection', async () => {
  show(<ImportExportView inForce={inForce()} />);
  choose(hostile);
  await press('options_importRest');
  await imported(1);
  expect(await userSettings.get()).toEqual({ language: 'es' });
});

test('the whole file is imported after a yes', async () => {
  show(<ImportExportView inForce={inForce()} />);
  choose(hostile);
  await press('options_importAll');
  await imported(3);
  expect(await userSettings.get()).toEqual(hostile);
});

test('a setting that the organization has locked is not asked about', async () => {
  show(<ImportExportView inForce={inForce({}, { confirmDial: 'always' })} />);
  choose({ confirmDial: 'never' });
  await imported(1);
});

test('all policy files are saved as one zip file', async () => {
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:nothing');
  const names: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download);
  });
  show(<ImportExportView inForce={inForce()} />);
  await press('options_saveAll');
  expect(names).toEqual(['click-to-dial-policy.zip']);
  const [[file] = []] = saved.mock.calls;
  const text = file instanceof Blob ? await file.text() : '';
  expect(text.startsWith('PK')).toBe(true);
  // Each file of the list is in it.
  const paths = [...document.querySelectorAll('li code')].map(({ textContent }) => textContent ?? '');
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) expect(text).toContain(path);
  saved.mockRestore();
  click.mockRestore();
});
