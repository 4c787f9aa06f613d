import { catalog, type SettingKey, settingKeys } from '../../src/settings/catalog.ts';
import { allowed, type Words } from '../../src/settings/schema.ts';
import { type Section, type Setting, sections } from '../../src/settings/setting-types.ts';

/** The page of the documentation that lists every setting. */
export function settingsReference(words: Words): string {
  const head = [
    '# Settings',
    '',
    '<!-- Written by `npm run generate` from src/settings/catalog.ts. Do not edit by hand. -->',
    '',
    'A setting that the organization sets by policy is locked, unless its name is in `defaultsOnly`. People can change',
    'all other settings. A setting that nobody has set has its default. A value that is not valid counts as not set, and',
    'the policy status page shows the reason.',
  ];
  return `${[...head, ...sections.flatMap((section) => sectionTable(section, words))].join('\n')}\n`;
}

function sectionTable(section: Section, words: Words): string[] {
  const keys = settingKeys.filter((key) => catalog[key].section === section);
  return [
    '',
    `## ${cell(words(`setting_section_${section}`))}`,
    '',
    '| Setting | What it does | Takes | Default |',
    '|---|---|---|---|',
    ...keys.map((key) => row(key, words)),
  ];
}

function row(key: SettingKey, words: Words): string {
  const setting: Setting = catalog[key];
  const who = setting.policyOnly ? ' Policy only.' : '';
  const help = cell(words(`setting_${key}_help`));
  const title = cell(words(`setting_${key}`));
  return `| \`${key}\` | **${title}.** ${help}${who} | ${cell(allowed(setting))} | ${defaultOf(setting)} |`;
}

function defaultOf(setting: Setting): string {
  if (setting.type === 'list') return setting.default.map(code).join('<br>') || 'empty';
  return setting.default === '' ? 'empty' : code(String(setting.default));
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

/** Escapes text so that it can neither end its cell nor become markup. */
function cell(text: string): string {
  return text.replace(/[|*_<>`\\]/g, '\\$&');
}
