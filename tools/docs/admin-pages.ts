import { policyFiles } from '../../src/settings/policy/templates/all-files.ts';
import type {
  InstallFacts,
  PolicyFile,
  PolicySettings,
} from '../../src/settings/policy/templates/policy-file.ts';
import type { Words } from '../../src/settings/schema.ts';
import { type AdminPage, mark, overview } from './admin-overview.ts';

/** The settings in the example files: the few that nearly every organization needs. */
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
  /** Files that are shown completely, in this order. */
  readonly shown: readonly string[];
  readonly install: readonly string[];
  readonly check: string;
  readonly remove: string;
  readonly mistakes: readonly string[];
}

const restart =
  'The browser applies changes while it runs, within about ten seconds after it has read them. `chrome://policy` has a button that reads them at once.';
const types =
  'Each value must have the right type. Chrome drops a value of the wrong type silently. Its policy page then shows "Not set", and "Policy status" shows the default.';

const platforms: readonly Platform[] = [
  {
    page: 'linux',
    title: 'Chrome, Chromium and Edge on Linux',
    shown: ['linux/chromium/click-to-dial.json'],
    install: [
      'Copy the file as root: `/etc/opt/chrome/policies/managed/` for Chrome, `/etc/chromium/policies/managed/` for Chromium, `/etc/opt/edge/policies/managed/` for Edge. Create the folder if it does not exist.',
      'Make it readable for everybody and writable for root only (`chmod 644`).',
    ],
    check: `Open \`chrome://policy\` (or \`edge://policy\`), then "Policy status" in the extension. ${restart}`,
    remove: 'Delete the file. The settings of each person apply again.',
    mistakes: [
      'The key is `3rdparty` with `extensions`, all in lower case. Firefox writes `Extensions`.',
      'Only one file can contain `ExtensionSettings`. If another file contains it, merge the two.',
      'The file must be valid JSON, without a comma after the last entry.',
      types,
    ],
  },
  {
    page: 'windows-chrome',
    title: 'Chrome on Windows',
    shown: ['windows/chrome.reg'],
    install: [
      'Run `reg import chrome.reg` as administrator, or distribute the keys with your device management.',
      'Chrome installs by policy from outside the Web Store only on machines that are joined to a domain, enrolled or managed.',
    ],
    check: `Open \`chrome://policy\`, then "Policy status" in the extension. ${restart}`,
    remove: 'Delete the key `3rdparty\\extensions\\<id>` and the one below `ExtensionSettings`.',
    mistakes: [
      'Numbers and booleans are `dword`, not text. `"true"` is rejected.',
      'A list is a separate key with the values `1`, `2`, …, starting at 1.',
      'The path ends with `policy`: `…\\3rdparty\\extensions\\<id>\\policy`.',
      types,
    ],
  },
  {
    page: 'windows-edge',
    title: 'Edge on Windows',
    shown: ['windows/edge.reg'],
    install: [
      'Run `reg import edge.reg` as administrator, or distribute the keys with Intune.',
      'The extension has another ID in the Edge store than in the Chrome Web Store. Pass it with `--edge-id` when you make the files.',
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
      'Firefox has one setting, the policy as one text (`policyJson`), because Firefox does not distinguish types in the registry.',
    ],
    check:
      'Run `gpupdate /force`, then open the policy page of the browser and "Policy status" in the extension.',
    remove: 'Set the settings to "Not configured".',
    mistakes: [
      'The `.admx` and `.adml` of one browser belong together. Replace both.',
      'Keep the names of list entries as the editor numbers them.',
    ],
  },
  {
    page: 'macos',
    title: 'Chrome, Edge and Firefox on macOS',
    shown: ['macos/chrome.mobileconfig'],
    install: [
      'Distribute the `.mobileconfig` of the browser with your device management (Jamf, Intune, Kandji …).',
      'For a test, open the file and allow it in System Settings, General, Device Management.',
    ],
    check: 'Open the policy page of the browser, then "Policy status" in the extension.',
    remove: 'Remove the profile. Firefox applies this at its next start.',
    mistakes: [
      'The settings of the extension have their own domain: `com.google.Chrome.extensions.<id>`.',
      'A profile replaces an older one with the same identifier. macOS does not merge two profiles for one domain.',
    ],
  },
  {
    page: 'firefox',
    title: 'Firefox on Linux, Windows and macOS',
    shown: ['firefox/policies.json'],
    install: [
      'Linux: copy the file to `/etc/firefox/policies/policies.json`. Firefox does not read `/etc/firefox-esr/`.',
      'Windows and macOS: copy the file to the folder `distribution` beside the program.',
      'Mozilla must sign the XPI. Firefox ESR accepts unsigned files with this setting: `"Preferences": {"xpinstall.signatures.required": {"Value": false, "Status": "locked"}}` in the same file.',
    ],
    check:
      'Restart Firefox and open `about:policies`, then "Policy status" in the extension. Firefox reads policies only when it starts.',
    remove: 'Delete the file, or the parts for the extension, and restart Firefox.',
    mistakes: [
      'The key is `3rdparty` with `Extensions`, with a capital E.',
      'There is only one `policies.json`. Merge this file with an existing one.',
      'Firefox passes on values of any type. "Policy status" lists the invalid ones.',
    ],
  },
  {
    page: 'google-admin',
    title: 'Google Admin console (ChromeOS and managed Chrome)',
    shown: ['google-admin/policy-for-extensions.json'],
    install: [
      'Devices, Chrome, Apps & extensions: add the extension by its ID and choose "Force install + pin".',
      'Paste the file under "Policy for extensions".',
    ],
    check:
      'Open `chrome://policy` on a device, click "Reload policies", then "Policy status" in the extension.',
    remove: 'Clear "Policy for extensions", or remove the extension.',
    mistakes: ['Each value is inside an object: `{"country": {"Value": "US"}}`.', types],
  },
];

/** The pages for administrators: one for each platform, and the overview. */
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
    'Make the file with your own values: `npm run policy -- --settings settings.json --out policy`. You can also enter the',
    'values on the options page and download the file under "Import and export". [All settings](../settings.md).',
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
