import {
  chromiumInstall,
  entriesOf,
  firefoxInstall,
  type InstallFacts,
  type PolicyFile,
  type PolicySettings,
  type PolicyValue,
} from './policy-file.ts';
import { xmlText } from './xml.ts';

type Plist = PolicyValue | readonly Plist[] | { readonly [key: string]: Plist };

/** Configuration profiles for macOS, one for each browser. */
export function mobileconfigFiles(settings: PolicySettings, facts: InstallFacts): PolicyFile[] {
  const values = Object.fromEntries(entriesOf(settings));
  const chromium = (domain: string, id: string, updateUrl: string): [string, Plist][] => [
    [domain, { ExtensionSettings: { [id]: chromiumInstall(updateUrl) } }],
    [`${domain}.extensions.${id}`, values],
  ];
  const firefox: [string, Plist][] = [
    [
      'org.mozilla.firefox',
      {
        EnterprisePoliciesEnabled: true,
        ExtensionSettings: { [facts.firefoxId]: firefoxInstall(facts.firefoxInstallUrl) },
        '3rdparty': { Extensions: { [facts.firefoxId]: values } },
      },
    ],
  ];
  return [
    profile('chrome', 'Google Chrome', chromium('com.google.Chrome', facts.chromeId, facts.chromeUpdateUrl)),
    profile('edge', 'Microsoft Edge', chromium('com.microsoft.Edge', facts.edgeId, facts.edgeUpdateUrl)),
    profile('firefox', 'Firefox', firefox),
  ];
}

function profile(browser: string, name: string, payloads: readonly [string, Plist][]): PolicyFile {
  const identifier = `click-to-dial.${browser}`;
  const common = (type: string, id: string) => ({
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: id,
    PayloadUUID: uuidOf(id),
    PayloadDisplayName: `Click to Dial for VICIdial (${name})`,
  });
  const content = payloads.map(([domain, values]) => ({
    ...(values as Record<string, Plist>),
    ...common(domain, `${identifier}.${domain}`),
  }));
  const root = {
    ...common('Configuration', identifier),
    PayloadScope: 'System',
    PayloadContent: content,
  };
  return {
    path: `macos/${browser}.mobileconfig`,
    place: `${name} on macOS: send it by your device management, or open it and allow it in System Settings`,
    encoding: 'utf8',
    text: [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
      '<plist version="1.0">',
      ...plist(root),
      '</plist>',
      '',
    ].join('\n'),
  };
}

function plist(value: Plist, indent = ''): string[] {
  if (typeof value === 'boolean') return [`${indent}<${value}/>`];
  if (typeof value === 'number') return [`${indent}<integer>${value}</integer>`];
  if (typeof value === 'string') return [`${indent}<string>${xmlText(value)}</string>`];
  const deeper = `${indent}  `;
  if (isList(value)) {
    return [`${indent}<array>`, ...value.flatMap((item) => plist(item, deeper)), `${indent}</array>`];
  }
  const pairs = Object.entries(value).flatMap(([key, item]) => [
    `${deeper}<key>${xmlText(key)}</key>`,
    ...plist(item, deeper),
  ]);
  return [`${indent}<dict>`, ...pairs, `${indent}</dict>`];
}

function isList(value: Plist): value is readonly Plist[] {
  return Array.isArray(value);
}

/** A UUID (version 8, FNV-1a) that depends only on the identifier, so that a new profile replaces the old one. */
function uuidOf(text: string): string {
  const words = [0x811c9dc5, 0x1b873593, 0xcc9e2d51, 0x9e3779b9].map((seed) =>
    [...text].reduce(
      (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193),
      seed,
    ),
  );
  const hex = words
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('')
    .toUpperCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `A${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
