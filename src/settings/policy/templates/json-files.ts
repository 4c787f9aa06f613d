import {
  chromiumInstall,
  entriesOf,
  firefoxInstall,
  type InstallFacts,
  jsonText,
  type PolicyFile,
  type PolicySettings,
} from './policy-file.ts';

const linuxFolders = [
  ['chrome', 'Google Chrome', '/etc/opt/chrome/policies/managed'],
  ['chromium', 'Chromium', '/etc/chromium/policies/managed'],
  ['edge', 'Microsoft Edge', '/etc/opt/edge/policies/managed'],
] as const;

/** The policies of Chromium-based browsers on Linux. */
export function linuxFiles(settings: PolicySettings, facts: InstallFacts): PolicyFile[] {
  return linuxFolders.map(([browser, name, folder]) => {
    const isEdge = browser === 'edge';
    const id = isEdge ? facts.edgeId : facts.chromeId;
    const install = chromiumInstall(isEdge ? facts.edgeUpdateUrl : facts.chromeUpdateUrl);
    return {
      path: `linux/${browser}/click-to-dial.json`,
      place: `${name} on Linux: copy to ${folder}/click-to-dial.json`,
      encoding: 'utf8',
      text: jsonText({
        ExtensionSettings: { [id]: install },
        // Lower-case `e` here, capital `E` in Firefox.
        '3rdparty': { extensions: { [id]: Object.fromEntries(entriesOf(settings)) } },
      }),
    };
  });
}

/** Firefox's policy file, the same on every system. */
export function firefoxFile(settings: PolicySettings, facts: InstallFacts): PolicyFile {
  return {
    path: 'firefox/policies.json',
    place:
      'Firefox: copy to /etc/firefox/policies/policies.json (Linux) or to the folder "distribution" beside the ' +
      'program (Windows, macOS), merge it with a file that is there, and start Firefox again',
    encoding: 'utf8',
    text: jsonText({
      policies: {
        ExtensionSettings: { [facts.firefoxId]: firefoxInstall(facts.firefoxInstallUrl) },
        '3rdparty': { Extensions: { [facts.firefoxId]: Object.fromEntries(entriesOf(settings)) } },
      },
    }),
  };
}

/** The text for the Google Admin console (ChromeOS and managed Chrome browsers). */
export function googleAdminFile(settings: PolicySettings, facts: InstallFacts): PolicyFile {
  const values = entriesOf(settings).map(([key, value]) => [key, { Value: value }]);
  return {
    path: 'google-admin/policy-for-extensions.json',
    place:
      `Google Admin console: Apps & extensions, add by ID ${facts.chromeId} from ${facts.chromeUpdateUrl}, ` +
      'choose "Force install + pin", then paste the file under "Policy for extensions"',
    encoding: 'utf8',
    text: jsonText(Object.fromEntries(values)),
  };
}
