import { catalog, type SettingKey, settingKeys } from '../../catalog.ts';
import { allowed, type Words } from '../../schema.ts';
import { type Section, type Setting, sections } from '../../setting-types.ts';
import { chromiumInstall, firefoxInstall, type InstallFacts, type PolicyFile } from './policy-file.ts';
import { xmlText } from './xml.ts';

interface Browser {
  readonly file: string;
  readonly name: string;
  /** Registry key of the browser's policies. */
  readonly root: string;
  readonly policyKey: string;
  readonly installKey: string;
  readonly install: Readonly<Record<string, boolean | string>>;
  readonly keys: readonly SettingKey[];
}

/** Administrative templates for Windows. They define the settings and contain no values. */
export function admxFiles(facts: InstallFacts, words: Words): PolicyFile[] {
  const chromium = (file: string, name: string, root: string, id: string, updateUrl: string): Browser => ({
    file,
    name,
    root,
    policyKey: `${root}\\3rdparty\\extensions\\${id}\\policy`,
    installKey: `${root}\\ExtensionSettings\\${id}`,
    install: chromiumInstall(updateUrl),
    keys: settingKeys,
  });
  const { chromeId, edgeId, firefoxId } = facts;
  const firefox = 'Software\\Policies\\Mozilla\\Firefox';
  return [
    chromium(
      'chrome',
      'Google Chrome',
      'Software\\Policies\\Google\\Chrome',
      chromeId,
      facts.chromeUpdateUrl,
    ),
    chromium('edge', 'Microsoft Edge', 'Software\\Policies\\Microsoft\\Edge', edgeId, facts.edgeUpdateUrl),
    {
      file: 'firefox',
      name: 'Firefox',
      root: firefox,
      policyKey: `${firefox}\\3rdparty\\Extensions\\${firefoxId}`,
      installKey: `${firefox}\\ExtensionSettings\\${firefoxId}`,
      install: firefoxInstall(facts.firefoxInstallUrl),
      // Firefox has no types here: a boolean from the registry arrives as a number, which validation would reject.
      keys: ['policyJson' as const],
    },
  ].flatMap((browser) => [admx(browser), adml(browser, words)]);
}

const schema = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const header = (element: string) =>
  `<${element} xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
  `xmlns="${schema}" revision="1.0" schemaVersion="1.0">`;

function admx(browser: Browser): PolicyFile {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    header('policyDefinitions'),
    '  <policyNamespaces>',
    `    <target prefix="clicktodial" namespace="ClickToDial.Policies.${browser.file}"/>`,
    '    <using prefix="windows" namespace="Microsoft.Policies.Windows"/>',
    '  </policyNamespaces>',
    '  <resources minRequiredRevision="1.0"/>',
    '  <categories>',
    '    <category name="product" displayName="$(string.product)"/>',
    ...sectionsOf(browser).map(
      (section) =>
        `    <category name="section_${section}" displayName="$(string.section_${section})"><parentCategory ref="product"/></category>`,
    ),
    '  </categories>',
    '  <policies>',
    ...installPolicy(browser),
    ...browser.keys.flatMap((key) => policy(key, browser)),
    '  </policies>',
    '</policyDefinitions>',
    '',
  ];
  return file(browser, `windows/admx/click-to-dial-${browser.file}.admx`, lines);
}

function installPolicy({ installKey, install }: Browser): string[] {
  const items = Object.entries(install).map(([name, value]) => {
    const written = typeof value === 'string' ? `<string>${xmlText(value)}</string>` : '<decimal value="1"/>';
    return `        <item key="${xmlText(installKey)}" valueName="${xmlText(name)}"><value>${written}</value></item>`;
  });
  return [
    ...policyStart('install', 'product', installKey, ''),
    '      <enabledList>',
    ...items,
    '      </enabledList>',
    '    </policy>',
  ];
}

function policyStart(name: string, category: string, key: string, attributes: string): string[] {
  return [
    `    <policy name="${name}" class="Both" displayName="$(string.${name})" explainText="$(string.${name}_help)" ` +
      `key="${xmlText(key)}"${attributes}>`,
    `      <parentCategory ref="${category}"/>`,
    '      <supportedOn ref="windows:SUPPORTED_Windows7"/>',
  ];
}

function policy(key: SettingKey, { policyKey }: Browser): string[] {
  const setting: Setting = catalog[key];
  const category = `section_${setting.section}`;
  if (setting.type === 'boolean') {
    return [
      ...policyStart(key, category, policyKey, ` valueName="${key}"`),
      '      <enabledValue><decimal value="1"/></enabledValue>',
      '      <disabledValue><decimal value="0"/></disabledValue>',
      '    </policy>',
    ];
  }
  const start = policyStart(key, category, policyKey, ` presentation="$(presentation.${key})"`);
  return [
    ...start,
    '      <elements>',
    `        ${element(key, setting, policyKey)}`,
    '      </elements>',
    '    </policy>',
  ];
}

function element(key: SettingKey, setting: Exclude<Setting, { type: 'boolean' }>, policyKey: string): string {
  switch (setting.type) {
    case 'integer':
      return `<decimal id="${key}" valueName="${key}" minValue="${setting.min}" maxValue="${setting.max}"/>`;
    case 'text':
      return `<text id="${key}" valueName="${key}" maxLength="${setting.maxLength}"/>`;
    case 'list':
      return `<list id="${key}" key="${xmlText(`${policyKey}\\${key}`)}" valuePrefix=""/>`;
    case 'choice': {
      const items = setting.choices.map(
        (choice) =>
          `<item displayName="$(string.${key}_${choice})"><value><string>${xmlText(choice)}</string></value></item>`,
      );
      return `<enum id="${key}" valueName="${key}">${items.join('')}</enum>`;
    }
    default:
      return setting satisfies never;
  }
}

function adml(browser: Browser, words: Words): PolicyFile {
  const string = (id: string, text: string) => `      <string id="${id}">${xmlText(text)}</string>`;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    header('policyDefinitionResources'),
    `  <displayName>${xmlText(words('name'))}</displayName>`,
    `  <description>${xmlText(words('description'))}</description>`,
    '  <resources>',
    '    <stringTable>',
    string('product', `${words('name')} (${browser.name})`),
    string('install', `Install in ${browser.name}`),
    string('install_help', 'Enabled: the extension is installed for everybody, without asking.'),
    ...sectionsOf(browser).map((section) =>
      string(`section_${section}`, words(`setting_section_${section}`)),
    ),
    ...browser.keys.flatMap((key) => [
      string(key, words(`setting_${key}`)),
      string(`${key}_help`, `${words(`setting_${key}_help`)}\n\n${allowed(catalog[key])}`),
      ...choicesOf(key).map((choice) => string(`${key}_${choice}`, choice)),
    ]),
    '    </stringTable>',
    '    <presentationTable>',
    ...browser.keys.flatMap((key) => presentation(key, words)),
    '    </presentationTable>',
    '  </resources>',
    '</policyDefinitionResources>',
    '',
  ];
  return file(browser, `windows/admx/en-US/click-to-dial-${browser.file}.adml`, lines);
}

function presentation(key: SettingKey, words: Words): string[] {
  const setting: Setting = catalog[key];
  const title = xmlText(words(`setting_${key}`));
  const control = {
    boolean: '',
    integer: `<decimalTextBox refId="${key}" defaultValue="${String(setting.default)}">${title}</decimalTextBox>`,
    text: `<textBox refId="${key}"><label>${title}</label></textBox>`,
    list: `<listBox refId="${key}">${title}</listBox>`,
    choice: `<dropdownList refId="${key}" noSort="true" defaultItem="0">${title}</dropdownList>`,
  }[setting.type];
  return control === '' ? [] : [`      <presentation id="${key}">${control}</presentation>`];
}

function choicesOf(key: SettingKey): readonly string[] {
  const setting: Setting = catalog[key];
  return setting.type === 'choice' ? setting.choices : [];
}

function sectionsOf({ keys }: Browser): Section[] {
  return sections.filter((section) => keys.some((key) => catalog[key].section === section));
}

function file(browser: Browser, path: string, lines: readonly string[]): PolicyFile {
  const folder = path.endsWith('.adml') ? 'PolicyDefinitions\\en-US' : 'PolicyDefinitions';
  return {
    path,
    place: `${browser.name} by group policy: copy to ${folder} of the central store`,
    encoding: 'utf8',
    text: lines.join('\r\n'),
  };
}
