import type { Words } from '../../schema.ts';
import { admxFiles } from './admx.ts';
import { firefoxFile, googleAdminFile, linuxFiles } from './json-files.ts';
import { mobileconfigFiles } from './mobileconfig.ts';
import type { InstallFacts, PolicyFile, PolicySettings } from './policy-file.ts';
import { registryFiles } from './registry.ts';

/** All files that deploy the extension with these settings, and a page with the place of each file. */
export function policyFiles(settings: PolicySettings, facts: InstallFacts, words: Words): PolicyFile[] {
  const files = [
    ...linuxFiles(settings, facts),
    firefoxFile(settings, facts),
    ...registryFiles(settings, facts),
    ...admxFiles(facts, words),
    ...mobileconfigFiles(settings, facts),
    googleAdminFile(settings, facts),
  ];
  return [...files, overview(files)];
}

function overview(files: readonly PolicyFile[]): PolicyFile {
  const lines = [
    '# Policy files for Click to Dial for VICIdial',
    '',
    'Use the file for your platform. All carry the same settings and the installation.',
    '',
    ...files.map(({ path, place }) => `- \`${path}\`: ${place}.`),
    '',
    'Chromium, Chrome and Edge take `ExtensionSettings` from one file only: when another file on the machine has it,',
    'merge the two.',
    '',
    'To check: open chrome://policy, edge://policy or about:policies, then the Policy status page of the extension.',
    'To remove: delete the file, the profile or the registry keys again. Firefox follows at its next start.',
  ];
  return { path: 'README.md', place: 'Read first', encoding: 'utf8', text: `${lines.join('\n')}\n` };
}
