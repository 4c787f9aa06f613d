import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, '.cache/pages');

/**
 * The script of a demo or test page with all its imports in one file, built for production and not minified. It is cached
 * in `.cache/` under a hash of the sources next to `entry`, of this folder and of the lock file, so a second call only reads
 * a file.
 * `alias` maps a package to another one (`react` to `react18`).
 */
export async function bundle(entry: string, alias: Record<string, string> = {}): Promise<string> {
  const file = join(cache, `${hashOf(entry, alias)}.js`);
  const kept = readIfThere(file);
  if (kept !== undefined) return kept;
  const built = await build(entry, alias);
  mkdirSync(cache, { recursive: true });
  // Two processes may build at the same time, so the file at `file` must always be complete.
  writeFileSync(`${file}.${process.pid}`, built);
  renameSync(`${file}.${process.pid}`, file);
  return built;
}

async function build(entry: string, alias: Record<string, string>): Promise<string> {
  // Only a page that is not cached needs the bundler.
  const vite = await import('vite');
  const result = await vite.build({
    configFile: false,
    publicDir: false,
    root,
    logLevel: 'error',
    // In a test run NODE_ENV is "test", which would select the development version of JSX and of packages.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      conditions: ['module', 'browser', 'production'],
      alias: Object.entries(alias).map(([from, to]) => ({
        find: new RegExp(`^${from}(?=/|$)`),
        replacement: to,
      })),
    },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error(`nothing was built from ${entry}`);
  return output.output[0].code;
}

function hashOf(entry: string, alias: Record<string, string>): string {
  const hash = createHash('sha256').update(JSON.stringify([entry, alias]));
  for (const folder of new Set([dirname(resolve(entry)), import.meta.dirname]))
    for (const name of readdirSync(folder).sort()) {
      if (/\.(tsx?|css)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
    }
  hash.update(readFileSync(join(root, 'package-lock.json')));
  return hash.digest('hex').slice(0, 20);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
