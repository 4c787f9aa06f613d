import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { bundleWorkerInParts } from './worker-parts.ts';

/** The script that the manifest names as the worker. crxjs writes it, and it imports the worker's chunks. */
const worker = 'service-worker-loader.js';

/**
 * Bundles the worker and the script of each page once more, as one file each, and what they load later. The first build shares
 * chunks between them, so each part loads functions that only others call, and several files. Each page gets one style sheet,
 * too: every file that a page needs at its start delays its first paint. `target` is the one of the first
 * build. `isServiceWorker`: the worker is a service worker, and not an event page.
 */
export function oneFilePerPart(target: string, isServiceWorker: boolean): Plugin {
  return {
    name: 'one-file-per-part',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir = '' }, bundle) {
      const pages = Object.keys(bundle).filter((file) => file.endsWith('.html'));
      const scripts = pages.map((page) => joinStyles(dir, page, bundle));
      if (isServiceWorker) await bundleWorkerInParts(dir, worker, target);
      for (const part of isServiceWorker ? scripts : [worker, ...scripts]) {
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          plugins: [plainImports()],
          build: {
            outDir: dir,
            emptyOutDir: false,
            target,
            modulePreload: false,
            rolldownOptions: {
              input: join(dir, part),
              output: { entryFileNames: part, codeSplitting: { groups: [startOf(join(dir, part))] } },
            },
          },
        });
      }
      const isLoaded = (file: string) => scripts.includes(file) || !/^assets\/.*\.(?:js|css)$/.test(file);
      for (const file of Object.keys(bundle)) if (!isLoaded(file)) rmSync(join(dir, file));
    },
  };
}

/**
 * The chunk of a part with all modules that it needs at its start. Without it, each module that a later chunk needs as well would
 * be in one more file.
 */
function startOf(part: string): {
  debugName: string;
  name: (id: string, context: Rolldown.ChunkingContext) => string | null;
} {
  const start = new Set<string>();
  const addImports = (id: string, context: Rolldown.ChunkingContext) => {
    if (start.has(id)) return;
    start.add(id);
    for (const each of context.getModuleInfo(id)?.importedIds ?? []) addImports(each, context);
  };
  return {
    debugName: 'start',
    name(id, context) {
      addImports(part, context);
      return start.has(id) ? 'start' : null;
    },
  };
}

/**
 * Imports a part that is loaded later without Vite's function, which loads style sheets before it: a page has one style sheet
 * from its start, and a worker has none.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
  };
}

/**
 * Writes one style sheet with all styles of a page, also those of the parts that it loads later. Removes from the page the chunks
 * that it would load in advance, and moves its script to the end of the body, which an `async` script must not precede. Returns the
 * script.
 */
function joinStyles(dir: string, page: string, bundle: Rolldown.OutputBundle): string {
  const path = join(dir, page);
  const html = readFileSync(path, 'utf8');
  const [element, script] = /\s*<script [^>]*src="\/([^"]+)"[^>]*><\/script>/.exec(html) ?? [];
  if (!element || !script) throw new Error(`${path} has no script`);
  const linked = [...html.matchAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g)].map(
    ([, file]) => file ?? '',
  );
  const styles = [...new Set([...linked, ...stylesOf(script, bundle)])];
  const joined = script.replace(/\.js$/, '.css');
  writeFileSync(join(dir, joined), styles.map((file) => readFileSync(join(dir, file), 'utf8')).join(''));
  const changed = html
    .replace(element, '')
    .replace(/\s*<link rel="(?:modulepreload|stylesheet)"[^>]*>/g, '')
    .replace('</title>', `</title>\n    <link rel="stylesheet" href="/${joined}">`)
    .replace(/\s*<\/body>/, `${element}\n  </body>`);
  writeFileSync(path, changed);
  return script;
}

/** The style sheets of a chunk and of all that it imports, now or later. */
function stylesOf(
  file: string,
  bundle: Rolldown.OutputBundle,
  seen: Set<string> = new Set(),
): readonly string[] {
  const chunk = bundle[file];
  if (seen.has(file) || chunk?.type !== 'chunk') return [];
  seen.add(file);
  const imported = [...chunk.imports, ...chunk.dynamicImports].flatMap((each) =>
    stylesOf(each, bundle, seen),
  );
  return [...imported, ...(chunk.viteMetadata?.importedCss ?? [])];
}
