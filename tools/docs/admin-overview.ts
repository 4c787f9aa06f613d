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
    '- What your policy sets is locked: people see it with "Set by your organization" and can not change it. Names in',
    '  `defaultsOnly` are proposals that people may change.',
    '- Each value is checked by itself. One that can not be taken leaves its setting as if it was not given, the rest',
    '  applies, and **Policy status** (open to everybody, from the popup by "Settings") says which and why.',
    '- The browser tells the policy some seconds late. Until then the last known one applies; on an installation by',
    '  policy that never saw one, nobody is asked for a password and nothing is sent.',
    '- A password is never a setting. People type theirs once in each browser session, unless `credentialStorage` says',
    '  otherwise.',
    '- Give each team an API user of its own on the dialer, limited by `api_allowed_functions`: what an account may do',
    '  is decided there. The extension can not make it safer than that.',
    '',
    '![Policy status: what applies, who set it, and what was not taken](images/policy-status.png)',
    '',
    '![The options page with settings that are locked](images/options.png)',
    '',
    '## Installation without a click',
    '',
    'The browsers do not let a policy grant the optional access to hosts. With the extension from the store, each person',
    'allows each host once. With a package of your own, the hosts are part of it and nobody is asked:',
    '',
    '```sh',
    'npm run package -- --hosts https://dialer.example.com/*,https://crm.example.com/* --base https://files.example.com',
    '```',
    '',
    'It writes a CRX with your own key, an XPI, `updates.xml` and `updates.json`. Serve them at the address after',
    '`--base`, and make the policy files with the options that the command prints. The XPI has to be signed by Mozilla.',
    '',
    '## The record of the CRM page',
    '',
    'A rule for a site can name where the id of the record is, so that it goes along with the call as the vendor id of a',
    'new lead (`vendor=`), or names the lead of the dialer itself (`lead=`, digits):',
    '',
    '| In the rule | Takes |',
    '|---|---|',
    '| `vendor=url:/contacts/{id}` | The id in the address; `*` stands for any one part between slashes. |',
    '| `vendor=page:.record-number` | The text of the element, or the value of a field. |',
    '| `vendor=page:[data-record]@data-record` | The attribute of the element. |',
    '',
    '- The page is read in the moment of the click, and never changed. What is nearest to the number counts: its own row,',
    '  then each element around it, at the end the whole page. A number in a frame is looked for in that frame.',
    '- Where the nearest ones say different things, none is sent: it could be the record of somebody else.',
    '- An id has at most 20 letters, digits, dots, hyphens, underscores and blanks. Anything else is not sent; the call goes',
    '  out all the same, and the popup tells the agent. A page that shows nothing there is nothing to tell about.',
    '- "Try it" on the options page shows what a rule makes of an address and of a text on the page.',
    '',
    '## Where it may go wrong',
    '',
    '- `runtime_blocked_hosts` keeps the extension off a host although the access is listed as granted. The popup on such',
    '  a page says so, and the Diagnostics page says "Blocked by your organisation".',
    '- Developer tools are off for extensions that a policy installed. The Diagnostics page has what support needs.',
    '- The password goes when the desk is left (`lockAfterMinutes`) or the computer is locked (`lockOnOsLock`).',
    '',
    '## Every setting',
    '',
    '| Setting | Type | |',
    '|---|---|---|',
    ...settingKeys.map((key) => `| \`${key}\` | ${setting(key).type} | ${words(`setting_${key}`)} |`),
    '',
    'What each does and takes: [settings](settings.md).',
    '',
  ].join('\n');
  return { path: 'docs/admins.md', text };
}
