import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stop } from '../browser/install-browsers.ts';
import { sourceArchive, zipFolder } from './archives.ts';
import { buildExtension, type Manifest, root } from './build-extension.ts';

const usage = `npm run release
Writes dist/release: the store packages for Chromium and Firefox, the source for review, and their SHA-256 checksums.
  --check      builds everything a second time and compares every byte
  --out DIR    the folder for the files (default: dist/release)`;

interface ReleaseFile {
  readonly name: string;
  readonly content: Uint8Array;
}

const { values: options } = parseArgs({
  options: { check: { type: 'boolean' }, out: { type: 'string' }, help: { type: 'boolean' } },
});
if (options.help) {
  console.log(usage);
  process.exit(0);
}
requireCommitted();
const files = makeFiles();
if (options.check) compare(files, makeFiles());
const out = options.out ?? join(root, 'dist/release');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const checksums = files.map(({ name, content }) => `${sha256(content)}  ${name}\n`).join('');
for (const { name, content } of files) writeFileSync(join(out, name), content);
writeFileSync(join(out, 'SHA256SUMS'), checksums);
process.stdout.write(checksums);
if (options.check) console.log('A second build gave the same bytes.');
console.log(`The files are in ${out}.`);

/** The packages are built from the files on disk and the source comes from the commit, so both must be the same. */
function requireCommitted(): void {
  const changes = execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
  if (changes !== '') stop(`A release is made of committed files only. Commit or remove:\n${changes}`);
}

function makeFiles(): readonly ReleaseFile[] {
  const work = mkdtempSync(join(tmpdir(), 'click-to-dial-release-'));
  try {
    const chromium = join(work, 'chromium');
    const firefox = join(work, 'firefox');
    const { version } = buildExtension('chrome', chromium, withoutKey);
    buildExtension('firefox', firefox, (manifest) => manifest);
    const name = `click-to-dial-${version}`;
    return [
      { name: `${name}-chromium.zip`, content: zipFolder(chromium) },
      { name: `${name}-firefox.zip`, content: zipFolder(firefox) },
      { name: `${name}-source.tar.gz`, content: sourceArchive(root, name) },
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The Chrome Web Store refuses a package with a key, because it signs with its own. */
function withoutKey({ key: _key, ...manifest }: Manifest): Manifest {
  return manifest;
}

function compare(first: readonly ReleaseFile[], second: readonly ReleaseFile[]): void {
  const different = first.filter(({ name, content }, at) => {
    const again = second[at];
    return again?.name !== name || sha256(again.content) !== sha256(content);
  });
  if (different.length > 0) stop(`Two builds differ: ${different.map(({ name }) => name).join(', ')}`);
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
