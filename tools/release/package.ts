import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { xmlText } from '../../src/settings/policy/templates/xml.ts';
import { readPattern } from '../../src/settings/values/site-pattern.ts';
import { findChromium } from '../browser/find-browser.ts';
import { stop } from '../browser/install-browsers.ts';
import { chromiumId, firefoxId } from '../build/install-facts.ts';
import { buildExtension, type Manifest, root, run, type Target } from './build-extension.ts';

const usage = `npm run package -- --hosts https://dialer.example.com/*,https://crm.example.com/*
Makes the extension with exactly these hosts as required permissions, for installation by policy: nobody is asked.
  --out DIR    where the files go (default: dist/managed)
  --key FILE   your own key (PEM); made when it is not there. Keep it: updates and the id hang on it.
  --profile-agent  asks for the account of the browser too, for the setting agentUserFromProfile (Chromium)
  --base URL   where the files will be served; without it, updates are looked for in DIR itself`;

const option = { type: 'string' } as const;
const { values: given } = parseArgs({
  options: { hosts: option, out: option, key: option, base: option, 'profile-agent': { type: 'boolean' } },
});
if (given.hosts === undefined) {
  console.error(usage);
  process.exit(2);
}
const hosts = given.hosts.split(',').map(readHostPattern);
const out = resolve(given.out ?? join(root, 'dist/managed'));
const keyFile = resolve(given.key ?? join(out, 'click-to-dial.pem'));
const base = (given.base ?? `file://${out}`).replace(/\/+$/, '');
mkdirSync(out, { recursive: true });

const publicKey = ownKey();
const id = chromiumId(publicKey);
const work = mkdtempSync(join(tmpdir(), 'click-to-dial-package-'));
try {
  const version = packChromium();
  packFirefox(version);
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`\nThe id in Chromium is ${id}. The policy files for this package:
npm run policy -- --settings FILE --out DIR --chrome-id ${id} --chrome-update-url ${base}/updates.xml \\
  --firefox-install-url ${base}/click-to-dial.xpi`);

/** Whole hosts only, as browsers want permissions. */
function readHostPattern(text: string): string {
  const pattern = readPattern(text.trim());
  if (!pattern.ok || !/^(?:https?|\*):\/\/[^/:]+\/\*$/.test(pattern.value)) {
    stop(`Not a host: ${text}. Like this: https://crm.example.com/*, without a port, ending with /*.`);
  }
  return pattern.value;
}

/** The public half, as the manifest wants it. */
function ownKey(): string {
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    console.log(`made the key ${keyFile}; keep it, and keep it secret`);
  }
  const half = createPublicKey(createPrivateKey(readFileSync(keyFile, 'utf8')));
  return half.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** Builds the package for one browser, with the hosts as required permissions. */
function buildManaged(
  target: Target,
  change: (manifest: Manifest) => Manifest,
): { folder: string; version: string } {
  const folder = join(work, target);
  const { version } = buildExtension(target, folder, (manifest) => ({
    ...change(manifest),
    host_permissions: hosts,
  }));
  return { folder, version };
}

function packChromium(): string {
  const updates = `${base}/updates.xml`;
  const more = given['profile-agent'] ? ['identity', 'identity.email'] : [];
  const { folder, version } = buildManaged('chrome', (manifest) => ({
    ...manifest,
    key: publicKey,
    update_url: updates,
    permissions: [...manifest.permissions, ...more],
  }));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  run(findChromium(), [
    ...asRoot,
    `--user-data-dir=${join(work, 'profile')}`,
    `--pack-extension=${folder}`,
    `--pack-extension-key=${keyFile}`,
  ]);
  write('click-to-dial.crx', readFileSync(`${folder}.crx`));
  const crx = xmlText(`${base}/click-to-dial.crx`);
  write(
    'updates.xml',
    `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}"><updatecheck codebase="${crx}" version="${version}"/></app>
</gupdate>
`,
  );
  return version;
}

function packFirefox(version: string): void {
  const gecko = (manifest: Manifest) => manifest.browser_specific_settings?.gecko ?? {};
  // Firefox takes updates over https only, and refuses a manifest that names anything else.
  const updates = base.startsWith('https:') ? { update_url: `${base}/updates.json` } : {};
  const { folder } = buildManaged('firefox', (manifest) => ({
    ...manifest,
    browser_specific_settings: { gecko: { ...gecko(manifest), ...updates } },
  }));
  const name = 'click-to-dial.xpi';
  run('npx', ['web-ext', 'build', '-s', folder, '-a', work, '-n', name, '-o', '--no-config-discovery']);
  renameSync(join(work, name), join(work, 'packed.xpi'));
  const xpi = readFileSync(join(work, 'packed.xpi'));
  write(name, xpi);
  const hash = createHash('sha256').update(xpi).digest('hex');
  const entry = { version, update_link: `${base}/${name}`, update_hash: `sha256:${hash}` };
  write('updates.json', `${JSON.stringify({ addons: { [firefoxId]: { updates: [entry] } } }, null, 2)}\n`);
}

function write(name: string, content: string | Buffer): void {
  writeFileSync(join(out, name), content);
  console.log(join(out, name));
}
