import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { catalog, defaults, type Settings, settingKeys } from '../../src/settings/catalog.ts';
import { policyFiles } from '../../src/settings/policy/templates/all-files.ts';
import { mobileconfigFiles } from '../../src/settings/policy/templates/mobileconfig.ts';
import type { PolicySettings } from '../../src/settings/policy/templates/policy-file.ts';
import { registryFiles } from '../../src/settings/policy/templates/registry.ts';
import { chromiumId, firefoxId, installFacts } from '../../tools/build/install-facts.ts';
import { englishWords } from '../../tools/docs/messages.ts';
import { type Element, elementsOf, plistValue, readXml } from '../support/read-xml.ts';

const words = englishWords();
const facts = {
  ...installFacts({}),
  edgeId: 'e'.repeat(32),
  edgeUpdateUrl: 'https://edge.example/crx?a=1&b=<2>',
};
const hostile = 'a"b\\c]]><script>&amp;\'%PATH%$(x)\r\n\t\u{7}\u{202E}ü𝟙';
const settings = {
  ...defaults,
  dialerUrls: ['https://dialer.example.com'],
  helpText: hostile,
  dispositions: [`A=${hostile}`, 'B=Busy'],
  callerIds: [],
  dialsPerMinute: 30,
  maskNumbers: true,
} satisfies Settings;

function fileOf(path: string, given: PolicySettings = settings): string {
  const file = policyFiles(given, facts, words).find((each) => each.path === path);
  if (!file) throw new Error(`No file ${path}`);
  return file.text;
}

const forced = (updateUrl: string) => ({
  installation_mode: 'force_installed',
  update_url: updateUrl,
  override_update_url: true,
  toolbar_pin: 'force_pinned',
});

describe('JSON files', () => {
  test.each([
    ['chrome', facts.chromeId, facts.chromeUpdateUrl],
    ['chromium', facts.chromeId, facts.chromeUpdateUrl],
    ['edge', facts.edgeId, facts.edgeUpdateUrl],
  ])('Linux %s', (browser, id, updateUrl) => {
    expect(JSON.parse(fileOf(`linux/${browser}/click-to-dial.json`))).toEqual({
      ExtensionSettings: { [id]: forced(updateUrl) },
      '3rdparty': { extensions: { [id]: settings } },
    });
  });

  test('Firefox', () => {
    expect(JSON.parse(fileOf('firefox/policies.json'))).toEqual({
      policies: {
        ExtensionSettings: {
          [firefoxId]: {
            installation_mode: 'force_installed',
            install_url: facts.firefoxInstallUrl,
            default_area: 'navbar',
          },
        },
        '3rdparty': { Extensions: { [firefoxId]: settings } },
      },
    });
  });

  test('Google Admin', () => {
    const values = JSON.parse(fileOf('google-admin/policy-for-extensions.json')) as Record<
      string,
      { Value: unknown }
    >;
    expect(Object.fromEntries(Object.entries(values).map(([key, { Value }]) => [key, Value]))).toEqual(
      settings,
    );
  });
});

/** What Windows makes of a .reg file. */
function readRegistry(text: string): Record<string, Record<string, unknown>> {
  const lines = text.split('\r\n');
  expect(lines.shift()).toBe('Windows Registry Editor Version 5.00');
  const keys: Record<string, Record<string, unknown>> = {};
  let values: Record<string, unknown> = {};
  for (const line of lines) {
    const key = /^\[(-?)(HKEY_LOCAL_MACHINE\\[^[\]\r\n]+)\]$/.exec(line);
    const value =
      /^"((?:[^"\\]|\\.)*)"=(?:"((?:[^"\\]|\\.)*)"|dword:([0-9a-f]{8})|hex\(1\):([0-9a-f,]*))$/.exec(line);
    if (line === '') continue;
    if (key?.[1] === '-') {
      for (const name of Object.keys(keys)) if (name.startsWith(key[2]!)) delete keys[name];
    } else if (key) {
      values = keys[key[2]!] = {};
    } else if (value) {
      const [, name, quoted, number, hex] = value;
      values[name!.replace(/\\(.)/g, '$1')] =
        number !== undefined
          ? Number.parseInt(number, 16)
          : hex !== undefined
            ? Buffer.from(hex.replaceAll(',', ''), 'hex').toString('utf16le').replace(/\0$/, '')
            : quoted!.replace(/\\(.)/g, '$1');
    } else {
      throw new Error(`Not a line of a .reg file: ${JSON.stringify(line)}`);
    }
  }
  return keys;
}

describe('Windows registry', () => {
  test.each([
    ['chrome', 'Google\\Chrome', facts.chromeId, facts.chromeUpdateUrl],
    ['edge', 'Microsoft\\Edge', facts.edgeId, facts.edgeUpdateUrl],
  ])('%s gets each value with its type, lists as numbered keys', (browser, vendor, id, updateUrl) => {
    const keys = readRegistry(fileOf(`windows/${browser}.reg`));
    const vendorKey = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendor}`;
    const policy = `${vendorKey}\\3rdparty\\extensions\\${id}\\policy`;
    expect(keys[`${vendorKey}\\ExtensionSettings\\${id}`]).toEqual({
      ...forced(updateUrl),
      override_update_url: 1,
    });
    for (const key of settingKeys) {
      const value = settings[key];
      if (typeof value !== 'object')
        expect(keys[policy]?.[key]).toBe(typeof value === 'boolean' ? Number(value) : value);
      else expect(Object.values(keys[`${policy}\\${key}`] ?? { missing: true })).toEqual(value);
    }
  });

  test('no text can end its line or its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (helpText) => {
        const keys = readRegistry(registryFiles({ helpText }, facts)[0]!.text);
        expect(Object.values(keys)[1]).toEqual({ helpText });
      }),
      { numRuns: 60 },
    );
  });

  test.each(['C:\\new\\"x\\"', '\\', '"', '\\"', 'a]\\['])(
    '%s keeps its quotes and backslashes',
    (helpText) => {
      const keys = readRegistry(registryFiles({ helpText }, facts)[0]!.text);
      expect(Object.values(keys)[1]).toEqual({ helpText });
    },
  );

  test('settings of an older file are removed first', () => {
    expect(fileOf('windows/chrome.reg').indexOf('[-')).toBeGreaterThan(0);
    expect(fileOf('windows/chrome.reg', {})).toMatch(
      /\[-HKEY_[^\]]+\\policy\]\r\n\r\n\[HKEY_[^\]]+\\policy\]\r\n/,
    );
  });
});

describe('macOS profiles', () => {
  const payloads = (text: string) =>
    (plistValue(readXml(text).children[0]!) as { PayloadContent: Record<string, unknown>[] }).PayloadContent;
  /** XML cannot hold control characters, and reading makes one line break of two characters. */
  const plain = (text: string) => text.replaceAll('\u{7}', '\u{FFFD}').replaceAll('\r\n', '\n');

  test.each([
    ['chrome', 'com.google.Chrome', facts.chromeId, facts.chromeUpdateUrl],
    ['edge', 'com.microsoft.Edge', facts.edgeId, facts.edgeUpdateUrl],
  ])('%s', (browser, domain, id, updateUrl) => {
    const [install, policy] = payloads(fileOf(`macos/${browser}.mobileconfig`));
    expect(install).toMatchObject({ PayloadType: domain, ExtensionSettings: { [id]: forced(updateUrl) } });
    expect(policy).toMatchObject({
      PayloadType: `${domain}.extensions.${id}`,
      helpText: plain(hostile),
      dispositions: [plain(`A=${hostile}`), 'B=Busy'],
      callerIds: [],
      dialsPerMinute: 30,
      maskNumbers: true,
    });
  });

  test('Firefox', () => {
    const [payload] = payloads(fileOf('macos/firefox.mobileconfig'));
    expect(payload).toMatchObject({
      PayloadType: 'org.mozilla.firefox',
      EnterprisePoliciesEnabled: true,
      '3rdparty': { Extensions: { [firefoxId]: { dialsPerMinute: 30 } } },
    });
  });

  test('each payload has its own UUID, the same at every export', () => {
    const ids = ['chrome', 'edge', 'firefox'].flatMap((browser) =>
      [...fileOf(`macos/${browser}.mobileconfig`).matchAll(/<string>([0-9A-F-]{36})<\/string>/g)].map(
        ([, id]) => id!,
      ),
    );
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    for (const id of ids)
      expect(id).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-A[0-9A-F]{3}-[0-9A-F]{12}$/);
    expect(fileOf('macos/chrome.mobileconfig', {})).toContain(ids[0]);
  });

  test('any text stays text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (helpText) => {
        const [, policy] = payloads(mobileconfigFiles({ helpText }, facts)[0]!.text);
        expect(typeof policy?.['helpText']).toBe('string');
      }),
      { numRuns: 60 },
    );
  });
});

describe('group policy templates', () => {
  const attribute = (elements: readonly Element[], name: string) =>
    elements.map(({ attributes }) => attributes[name]);

  test.each(['chrome', 'edge', 'firefox'])('%s: every reference leads somewhere', (browser) => {
    const admx = readXml(fileOf(`windows/admx/click-to-dial-${browser}.admx`));
    const adml = readXml(fileOf(`windows/admx/en-US/click-to-dial-${browser}.adml`));
    const strings = attribute(elementsOf(adml, 'string'), 'id');
    const presentations = elementsOf(adml, 'presentation');
    const source = fileOf(`windows/admx/click-to-dial-${browser}.admx`);
    const used = [...source.matchAll(/\$\((string|presentation)\.([\w-]+)\)/g)];
    for (const [, kind, id] of used) {
      expect(kind === 'string' ? strings : attribute(presentations, 'id')).toContain(id);
    }
    expect(new Set(strings).size).toBe(strings.length);
    const categories = attribute(elementsOf(admx, 'category'), 'name');
    for (const ref of attribute(elementsOf(admx, 'parentCategory'), 'ref')) expect(categories).toContain(ref);
    for (const presentation of presentations) {
      expect(presentation.children[0]?.attributes['refId']).toBe(presentation.attributes['id']);
    }
  });

  test.each(['chrome', 'edge'])(
    '%s: each setting with an element of its type, and the installation',
    (browser) => {
      const policies = elementsOf(readXml(fileOf(`windows/admx/click-to-dial-${browser}.admx`)), 'policy');
      expect(attribute(policies, 'name')).toEqual(['install', ...settingKeys]);
      const elements = {
        integer: 'decimal',
        choice: 'enum',
        text: 'text',
        list: 'list',
        boolean: 'enabledValue',
      };
      for (const [index, key] of settingKeys.entries()) {
        expect(elementsOf(policies[index + 1]!, elements[catalog[key].type])).toHaveLength(1);
      }
      expect(attribute(elementsOf(policies[0]!, 'item'), 'valueName')).toEqual(Object.keys(forced('')));
    },
  );

  test('Firefox has only the policy as one text, because its registry policies have no booleans', () => {
    const policies = elementsOf(readXml(fileOf('windows/admx/click-to-dial-firefox.admx')), 'policy');
    expect(attribute(policies, 'name')).toEqual(['install', 'policyJson']);
  });

  test('hostile words stay words', () => {
    const files = policyFiles({}, facts, () => hostile).filter(({ path }) => /adm[xl]$/.test(path));
    expect(files).toHaveLength(6);
    for (const { text } of files) expect(elementsOf(readXml(text), 'script')).toEqual([]);
  });
});

test('only set values are written', () => {
  const file = JSON.parse(fileOf('linux/chrome/click-to-dial.json', { country: 'US' }));
  expect(file['3rdparty'].extensions[facts.chromeId]).toEqual({ country: 'US' });
});

test('the overview names every file', () => {
  const files = policyFiles(settings, facts, words).filter(({ path }) => path !== 'README.md');
  for (const { path } of files) expect(fileOf('README.md')).toContain(path);
});

test('the ids are those of the builds', () => {
  expect(chromiumId(manifest.key)).toBe('ljcaoicgdadcegbgefddbokmlocokojj');
  expect(readFileSync(join(import.meta.dirname, '../../vite.config.ts'), 'utf8')).toContain(`'${firefoxId}'`);
});
