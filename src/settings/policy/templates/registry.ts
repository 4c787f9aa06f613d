import {
  chromiumInstall,
  entriesOf,
  type InstallFacts,
  type PolicyFile,
  type PolicySettings,
  type PolicyValue,
} from './policy-file.ts';

/** The .reg files for Chrome and Edge on Windows. */
export function registryFiles(settings: PolicySettings, facts: InstallFacts): PolicyFile[] {
  return [
    registryFile('chrome', 'Google\\Chrome', facts.chromeId, facts.chromeUpdateUrl, settings),
    registryFile('edge', 'Microsoft\\Edge', facts.edgeId, facts.edgeUpdateUrl, settings),
  ];
}

function registryFile(
  browser: string,
  vendor: string,
  id: string,
  updateUrl: string,
  settings: PolicySettings,
): PolicyFile {
  const root = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendor}`;
  const policy = `${root}\\3rdparty\\extensions\\${id}\\policy`;
  const single = entriesOf(settings).filter(([, value]) => typeof value !== 'object');
  const lists = entriesOf(settings).flatMap(([key, value]) =>
    typeof value === 'object' ? [[key, value] as const] : [],
  );
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[${root}\\ExtensionSettings\\${id}]`,
    ...Object.entries(chromiumInstall(updateUrl)).map(([name, value]) => line(name, value)),
    '',
    // Deletes the key first, so that no value of an older file remains.
    `[-${policy}]`,
    '',
    `[${policy}]`,
    ...single.map(([name, value]) => line(name, value)),
    ...lists.flatMap(([name, entries]) => [
      '',
      `[${policy}\\${name}]`,
      ...entries.map((entry, index) => line(String(index + 1), entry)),
    ]),
    '',
  ];
  return {
    path: `windows/${browser}.reg`,
    place: `${browser === 'edge' ? 'Microsoft Edge' : 'Google Chrome'} on Windows: import as administrator with "reg import ${browser}.reg"`,
    encoding: 'utf16le',
    text: `${lines.join('\r\n')}\r\n`,
  };
}

function line(name: string, value: PolicyValue): string {
  return `${quoted(name)}=${registryValue(value)}`;
}

/** Booleans and integers are DWORDs, because Chromium rejects them as text. */
function registryValue(value: PolicyValue): string {
  if (typeof value === 'string') return /\p{Cc}/u.test(value) ? hexText(value) : quoted(value);
  return `dword:${Number(value).toString(16).padStart(8, '0')}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Text with control characters as the bytes of REG_SZ: UTF-16 little endian with a final zero. */
function hexText(text: string): string {
  const units = Array.from({ length: text.length + 1 }, (_, index) => text.charCodeAt(index) || 0);
  const byte = (value: number) => value.toString(16).padStart(2, '0');
  return `hex(1):${units.flatMap((unit) => [byte(unit & 255), byte(unit >> 8)]).join(',')}`;
}
