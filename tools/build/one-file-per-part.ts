import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { bundleWorkerInParts } from './worker-parts.ts';

/** The script that the manifest names as the worker. crxjs writes it, and it imports the worker's chunks. */
const worker = 'service-worker-loader.js';

/**
 * Bundles the worker and the script of each page once more, as one file each, and what they load later. The first build shares
 * chunks between them, so each part loads functions that only others call, and several files. `target` is the one of the first
 * build. `isServiceWorker`: the worker is a service worker, and not an event page.
 */
export function oneFilePerPart(target: string, isServiceWorker: boolean): Plugin {
  return {
    name: 'one-file-per-part',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir = '' }, bundle) {
      const pages = Object.keys(bundle).filter((file) => file.endsWith('.html'));
      const scripts = pages.map((page) => removePreloads(join(dir, page)));
      if (isServiceWorker) await bundleWorkerInParts(dir, worker, target);
      for (const part of isServiceWorker ? scripts : [worker, ...scripts]) {
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          build: {
            outDir: dir,
            emptyOutDir: false,
            target,
            modulePreload: false,
            rolldownOptions: { input: join(dir, part), output: { entryFileNames: part } },
          },
        });
      }
      const isLoaded = (file: string) => scripts.includes(file) || !/^assets\/.*\.js$/.test(file);
      for (const file of Object.keys(bundle)) if (!isLoaded(file)) rmSync(join(dir, file));
    },
  };
}

/** Removes the chunks that the page at `path` would load in advance. Returns the page's script. */
function removePreloads(path: string): string {
  const html = readFileSync(path, 'utf8');
  writeFileSync(path, html.replace(/\s*<link rel="modulepreload"[^>]*>/g, ''));
  const script = /<script [^>]*src="\/([^"]+)"/.exec(html)?.[1];
  if (!script) throw new Error(`${path} has no script`);
  return script;
}
