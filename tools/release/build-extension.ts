import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stop } from '../browser/install-browsers.ts';

export const root = join(import.meta.dirname, '../..');

export type Target = 'chrome' | 'firefox';

export interface Manifest {
  readonly version: string;
  readonly permissions: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly key?: string;
  readonly update_url?: string;
  readonly browser_specific_settings?: { readonly gecko: object };
}

/** Builds the extension for one browser into `folder` and writes the changed manifest. Returns that manifest. */
export function buildExtension(
  target: Target,
  folder: string,
  change: (manifest: Manifest) => Manifest,
): Manifest {
  run('npx', ['vite', 'build', '--outDir', folder, '--logLevel', 'warn'], { TARGET: target });
  const file = join(folder, 'manifest.json');
  const manifest = change(JSON.parse(readFileSync(file, 'utf8')) as Manifest);
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Runs a program in the root of the repository. A program that fails ends the process with its output. */
export function run(program: string, args: readonly string[], env: Record<string, string> = {}): void {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
}
