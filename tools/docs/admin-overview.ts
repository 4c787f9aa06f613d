import { catalogue, settingKeys } from '../../src/settings/catalogue.ts';
import type { Words } from '../../src/settings/schema.ts';
import type { Setting } from '../../src/settings/setting-types.ts';

/** A page of the documentation for administrators. */
export interface AdminPage {
  readonly path: string;
  readonly text: string;
}

export const mark =
  '<!-- Written by `npm run generate` from tools/docs/admin-pages.ts. Do not edit by hand. -->';

/** The page that leads to those of the platforms, with what holds on all of them. */
export function overview(platforms: readonly { page: string; title: string }[], words: Words): AdminPage {
  const setting = (key: (typeof settingKeys)[number]): Setting => catalogue[key];
  const text = [
    '# For administrators',
    '',
    mark,
    '',
    '| Platform | |',
    '|---|---|',
    ...platforms.map(({ page, title }) => `| ${title} | [${page}.md](admins/${page}.md) |`),
    '',
    '## How policy works here',
    '',
    '- A setting in your policy is locked. People see it with "Set by your organization" and cannot change it. The names in',
    '  `defaultsOnly` are defaults that people can change.',
    '- The extension checks each value by itself. A value that is not valid counts as not set, and the other values apply.',
    '  The page **Policy status** shows which value was rejected and why. Everybody can open it from "Settings" in the popup.',
    '- The browser delivers the policy some seconds after its start. Until then the last known policy applies. If the',
    '  extension was installed by policy and has never seen one, it asks nobody for a password and sends nothing.',
    '- A password is never a setting. People enter theirs once in each browser session, unless `credentialStorage` allows',
    '  more.',
    '- Give each team its own API user on the dialer, limited by `api_allowed_functions`. The dialer decides what an',
    '  account may do. The extension cannot make an account safer than that.',
    '',
    '![Policy status: what applies, who set it, and what was rejected](images/policy-status.png)',
    '',
    '![The options page with settings that are locked](images/options.png)',
    '',
    '## Installation without a click',
    '',
    'Browsers do not let a policy grant optional access to hosts. With the extension from the store, each person allows',
    'each host once. Your own package contains the hosts, so nobody is asked:',
    '',
    '```sh',
    'npm run package -- --hosts https://dialer.example.com/*,https://crm.example.com/* --base https://files.example.com',
    '```',
    '',
    'The command writes a CRX with your own key, an XPI, `updates.xml` and `updates.json`. Serve them at the address after',
    '`--base`. Make the policy files with the options that the command prints. Mozilla must sign the XPI.',
    '',
    '## The record of the CRM page',
    '',
    'A site rule can name the place of the record ID. The extension sends the ID with the call as the vendor ID of a new',
    'lead (`vendor=`) or as the lead ID of the dialer (`lead=`, digits):',
    '',
    '| In the rule | The ID is |',
    '|---|---|',
    '| `vendor=url:/contacts/{id}` | The part of the address; `*` stands for any one part between slashes. |',
    '| `vendor=page:.record-number` | The text of the element, or the value of a field. |',
    '| `vendor=page:[data-record]@data-record` | The attribute of the element. |',
    '',
    '- The extension reads the page at the moment of the click and never changes it. It uses the nearest match: first in the',
    '  row of the number, then in each element around it, and last in the whole page. For a number in a frame, it reads that frame.',
    '- If the nearest matches differ, the extension sends no ID, because it could belong to another record.',
    '- An ID has at most 20 letters, digits, dots, hyphens, underscores and blanks. The extension does not send other text. It',
    '  still places the call, and the popup tells the agent. If the page has no match, there is no message.',
    '- "Try it" on the options page shows what a rule finds in an address and in a text.',
    '',
    '## Possible problems',
    '',
    '- `runtime_blocked_hosts` blocks the extension on a host although the access is listed as granted. The popup on such a',
    '  page and the Diagnostics page show that.',
    '- Developer tools are off for extensions that a policy installed. The Diagnostics page has the facts that support needs.',
    '- The password is removed when the person is away (`lockAfterMinutes`) or the computer is locked (`lockOnOsLock`).',
    '',
    '## Every setting',
    '',
    '| Setting | Type | |',
    '|---|---|---|',
    ...settingKeys.map((key) => `| \`${key}\` | ${setting(key).type} | ${words(`setting_${key}`)} |`),
    '',
    '[Settings](settings.md) describes each setting and its values.',
    '',
  ].join('\n');
  return { path: 'docs/admins.md', text };
}
