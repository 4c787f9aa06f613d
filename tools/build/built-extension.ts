import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stop } from '../browser/install-browsers.ts';

const root = join(import.meta.dirname, '../..');
const sources = ['src', 'public', 'manifest.json', 'package-lock.json', 'vite.config.ts', 'tools/build'];

/** Builds the extension if there is no build or a source is newer than the build. */
export function needBuild(): void {
  const manifests = ['chrome', 'firefox'].map((target) => join(root, 'dist', target, 'manifest.json'));
  const newest = Math.max(...sources.map((source) => latestChange(join(root, source))));
  if (manifests.every((file) => existsSync(file) && statSync(file).mtimeMs > newest)) return;
  console.log('Building the extension …');
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop(`The build failed:\n${stdout}\n${stderr}`);
}

function latestChange(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((entry) => latestChange(join(path, entry))));
}
