import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { policyFiles } from '../../src/settings/policy/templates/all-files.ts';
import type { PolicySettings } from '../../src/settings/policy/templates/policy-file.ts';
import { resolve } from '../../src/settings/resolve.ts';
import { installFacts } from '../build/install-facts.ts';
import { englishWords, fill } from './messages.ts';

const usage = `npm run policy -- --settings FILE --out DIR
Writes the policy files of every platform for the settings in FILE (JSON: {"dialerUrls": ["https://…"], …}).
  --chrome-update-url URL   where Chrome finds the extension (default: Chrome Web Store)
  --edge-update-url URL     the same for Edge (default: as for Chrome)
  --chrome-id ID            its id in Chrome and Chromium, when it was packed with an own key
  --edge-id ID              its id in Edge, when it comes from Edge's store
  --firefox-install-url URL where Firefox finds the signed XPI (default: addons.mozilla.org)`;

const option = { type: 'string' } as const;
const { values: given } = parseArgs({
  options: {
    settings: option,
    out: option,
    'chrome-update-url': option,
    'chrome-id': option,
    'edge-update-url': option,
    'edge-id': option,
    'firefox-install-url': option,
  },
});
const { settings: settingsFile, out } = given;
if (settingsFile === undefined || out === undefined) {
  console.error(usage);
  process.exit(2);
}

function readSettings(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

const words = englishWords();
const policy = readSettings(settingsFile);
const { values, sources, problems } = resolve(policy, null);
for (const { key, fault } of problems) {
  const entry = fault.entry === undefined ? '' : ` (${fault.entry})`;
  console.error(
    `${settingsFile}: ${key}${entry}: ${fill(words(`setting_error_${fault.kind}`), fault.values)}`,
  );
}
if (problems.length > 0) process.exit(1);

// Settings inside policyJson stay there. Only keys that are given separately are written separately.
const settings = Object.fromEntries(
  Object.entries(values).filter(([key]) => sources[key as keyof typeof sources] === 'policy'),
) as PolicySettings;
for (const file of policyFiles(settings, installFacts(given), words)) {
  const path = join(out, file.path);
  mkdirSync(dirname(path), { recursive: true });
  const mark = file.encoding === 'utf16le' ? '\u{FEFF}' : '';
  writeFileSync(path, mark + file.text, file.encoding);
  console.log(path);
}
