import { policyFiles } from '../../src/settings/policy/templates/all-files.ts';
import type {
  InstallFacts,
  PolicyFile,
  PolicySettings,
} from '../../src/settings/policy/templates/policy-file.ts';
import type { Words } from '../../src/settings/schema.ts';
import { type AdminPage, mark, overview } from './admin-overview.ts';

/** What the files on the pages set: little, and what nearly everybody needs. */
const example: PolicySettings = {
  dialerUrls: ['https://dialer.example.com'],
  sites: ['https://crm.example.com/*;country=US;vendor=url:/contacts/{id}'],
  country: 'US',
  allowedCountries: ['US', 'CA'],
  credentialStorage: 'session',
  lockAfterMinutes: 30,
  policyVersion: '1',
  defaultsOnly: ['lockAfterMinutes'],
};

interface Platform {
  readonly page: string;
  readonly title: string;
  /** Files shown whole, in this order. */
  readonly shown: readonly string[];
  readonly install: readonly string[];
  readonly check: string;
  readonly remove: string;
  readonly mistakes: readonly string[];
}

const restart =
  'Changes arrive while the browser runs, within about ten seconds after it has read them; `chrome://policy` has a button to read them at once.';
const types =
  'A list must be a list and a number a number. Chrome drops a value of the wrong type without a word: it is then shown as "Not set" on its policy page, and on our status page the setting has its default.';

const platforms: readonly Platform[] = [
  {
    page: 'linux',
    title: 'Chrome, Chromium and Edge on Linux',
    shown: ['linux/chromium/click-to-dial.json'],
    install: [
      'Copy the file as root: `/etc/opt/chrome/policies/managed/` for Chrome, `/etc/chromium/policies/managed/` for Chromium, `/etc/opt/edge/policies/managed/` for Edge. Make the folder if it is not there.',
      'Make it readable for all (`chmod 644`), and writable for root only.',
    ],
    check: `Open \`chrome://policy\` (or \`edge://policy\`), then "Policy status" in the extension. ${restart}`,
    remove: 'Delete the file. The settings fall back to those of each person.',
    mistakes: [
      'The key is `3rdparty` with `extensions`, all small letters. Firefox writes `Extensions`.',
      '`ExtensionSettings` may stand in one file only: when another file has it, merge the two.',
      'The file must be valid JSON: no comma after the last entry.',
      types,
    ],
  },
  {
    page: 'windows-chrome',
    title: 'Chrome on Windows',
    shown: ['windows/chrome.reg'],
    install: [
      'Run `reg import chrome.reg` as administrator, or send the keys by your device management.',
      'Chrome installs by policy from outside the Web Store only on machines that are joined to a domain, enrolled or managed.',
    ],
    check: `Open \`chrome://policy\`, then "Policy status" in the extension. ${restart}`,
    remove: 'Delete the key `3rdparty\\extensions\\<id>` and the one below `ExtensionSettings`.',
    mistakes: [
      'Numbers and yes/no are `dword`, not text: `"true"` is not taken.',
      'A list is a key of its own with the values `1`, `2`, …; it starts at 1.',
      'The path holds `policy` at its end: `…\\3rdparty\\extensions\\<id>\\policy`.',
      types,
    ],
  },
  {
    page: 'windows-edge',
    title: 'Edge on Windows',
    shown: ['windows/edge.reg'],
    install: [
      'Run `reg import edge.reg` as administrator, or send the keys by Intune.',
      'From the Edge store the extension has another id than from the Web Store: give it with `--edge-id` when you make the files.',
    ],
    check: `Open \`edge://policy\`, then "Policy status" in the extension. ${restart}`,
    remove: 'Delete the key `3rdparty\\extensions\\<id>` and the one below `ExtensionSettings`.',
    mistakes: ['The keys are below `Microsoft\\Edge`, not below `Google\\Chrome`.', types],
  },
  {
    page: 'windows-group-policy',
    title: 'Group policy on Windows (ADMX)',
    shown: [],
    install: [
      'Copy the `.admx` files to `PolicyDefinitions` of the central store, and the `.adml` files to `PolicyDefinitions\\en-US`.',
      'In the group policy editor, each setting is below "Click to Dial for VICIdial", with its help text.',
      'For Firefox there is one setting, the policy as one text (`policyJson`): Firefox does not tell types apart in the registry.',
    ],
    check:
      'Run `gpupdate /force`, then open the policy page of the browser and "Policy status" in the extension.',
    remove: 'Set the settings to "Not configured".',
    mistakes: [
      'The `.admx` and `.adml` of one browser belong together: replace both.',
      'For a list, leave the names of the entries as the editor numbers them.',
    ],
  },
  {
    page: 'macos',
    title: 'Chrome, Edge and Firefox on macOS',
    shown: ['macos/chrome.mobileconfig'],
    install: [
      'Send the `.mobileconfig` of the browser by your device management (Jamf, Intune, Kandji …).',
      'By hand, for a test: open it, and allow it in System Settings, General, Device Management.',
    ],
    check: 'Open the policy page of the browser, then "Policy status" in the extension.',
    remove: 'Take the profile away. Firefox follows at its next start.',
    mistakes: [
      'The settings of the extension are a domain of their own: `com.google.Chrome.extensions.<id>`.',
      'A profile of the same identifier replaces the older one; two profiles for one domain are not merged.',
    ],
  },
  {
    page: 'firefox',
    title: 'Firefox on Linux, Windows and macOS',
    shown: ['firefox/policies.json'],
    install: [
      'Linux: copy to `/etc/firefox/policies/policies.json`. `/etc/firefox-esr/` is not read.',
      'Windows and macOS: copy to the folder `distribution` beside the program.',
      'The XPI must be signed by Mozilla; Firefox ESR can be told to take others: `"Preferences": {"xpinstall.signatures.required": {"Value": false, "Status": "locked"}}` in the same file.',
    ],
    check:
      'Start Firefox again, open `about:policies`, then "Policy status" in the extension. Firefox reads policies at its start only.',
    remove: 'Delete the file, or our parts of it, and start Firefox again.',
    mistakes: [
      'The key is `3rdparty` with `Extensions`, with a capital E.',
      'There is one `policies.json`: merge ours with the one that is there.',
      'Firefox hands over values of any type. What is wrong is named on "Policy status".',
    ],
  },
  {
    page: 'google-admin',
    title: 'Google Admin console (ChromeOS and managed Chrome)',
    shown: ['google-admin/policy-for-extensions.json'],
    install: [
      'Devices, Chrome, Apps & extensions: add the extension by its id, choose "Force install + pin".',
      'Paste the file under "Policy for extensions".',
    ],
    check:
      'Open `chrome://policy` on a device, press "Reload policies", then "Policy status" in the extension.',
    remove: 'Empty "Policy for extensions", or take the extension away.',
    mistakes: ['Each value stands in an object: `{"country": {"Value": "US"}}`.', types],
  },
];

/** The pages for administrators: one for each platform, and one that leads to them. */
export function adminPages(facts: InstallFacts, words: Words): AdminPage[] {
  const files = policyFiles(example, facts, words);
  return [overview(platforms, words), ...platforms.map((platform) => platformPage(platform, files))];
}

function platformPage(platform: Platform, files: readonly PolicyFile[]): AdminPage {
  const { page, title, shown, install, check, remove, mistakes } = platform;
  const blocks = shown.flatMap((path) => {
    const file = files.find((each) => each.path === path);
    if (!file) throw new Error(`No policy file ${path}`);
    const kind = path.endsWith('.json') ? 'json' : path.endsWith('.reg') ? 'reg' : 'xml';
    return ['', `\`${path}\`:`, '', `\`\`\`${kind}`, file.text.replaceAll('\r\n', '\n').trimEnd(), '```'];
  });
  const text = [
    `# ${title}`,
    '',
    mark,
    '',
    '## File',
    '',
    'Make it with your own values: `npm run policy -- --settings settings.json --out policy`, or set everything on the',
    'options page and take it from "Import and export". [All settings](../settings.md).',
    ...blocks,
    '',
    '## Place',
    '',
    ...install.map((step) => `- ${step}`),
    '',
    '## Check',
    '',
    check,
    '',
    '## Remove',
    '',
    remove,
    '',
    '## Common mistakes',
    '',
    ...mistakes.map((mistake) => `- ${mistake}`),
    '',
  ].join('\n');
  return { path: `docs/admins/${page}.md`, text };
}
