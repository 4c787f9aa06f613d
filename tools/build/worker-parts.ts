import { basename, join } from 'node:path';
import { build, type Plugin } from 'vite';

/** The script with the parts that the worker loads when it needs one of them. */
const laterScript = 'worker-parts.js';

/**
 * Bundles the worker of Chromium once more: one script with what a click needs, and one with the parts that the
 * sources import with `import()`. Chromium refuses `import()` in a service worker. `importScripts` loads a script later only if the worker has
 * imported it while it was installed, so the worker does that. `dir` is the folder of the build and `worker` the script in it.
 */
export async function bundleWorkerInParts(dir: string, worker: string, target: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [workerParts(worker)],
    build: {
      outDir: dir,
      emptyOutDir: false,
      target,
      minify: true,
      lib: { entry: join(dir, worker), formats: ['cjs'], fileName: () => worker },
      rolldownOptions: {
        // What the worker shares with its parts is in the worker.
        preserveEntrySignatures: false,
      },
    },
  });
}

/** Makes each CommonJS chunk a definition that runs when it is first required, and adds the loader to the worker's script. */
function workerParts(worker: string): Plugin {
  return {
    name: 'worker-parts',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (!entry) throw new Error('The worker has no script.');
      for (const chunk of chunks) {
        const name = JSON.stringify(basename(chunk.fileName));
        chunk.code = `definePart(${name},(exports,require)=>{${chunk.code}\n});\n`;
      }
      const startFiles = importedAtStart(entry.fileName, chunks);
      const codeOf = (isAtStart: boolean) =>
        chunks
          .filter(({ fileName }) => startFiles.has(fileName) === isAtStart)
          .map(({ code }) => code)
          .join('');
      this.emitFile({ type: 'asset', fileName: laterScript, source: codeOf(false) });
      entry.code = `${loader}${codeOf(true)}requirePart(${JSON.stringify(basename(worker))});\n`;
      for (const { fileName } of chunks) if (fileName !== entry.fileName) delete bundle[fileName];
    },
  };
}

/** The files of the chunks that a chunk imports before it runs, and its own. */
function importedAtStart(
  file: string,
  chunks: readonly { readonly fileName: string; readonly imports: readonly string[] }[],
  found: Set<string> = new Set(),
): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const imports = chunks.find(({ fileName }) => fileName === file)?.imports ?? [];
  for (const each of imports) importedAtStart(each, chunks, found);
  return found;
}

/**
 * Defines and loads parts. Names of parts are unique, so the folder of a path is ignored. The policy for Trusted Types, which
 * the manifest names, allows nothing but the script with the parts.
 */
const loader = `
const partUrls = trustedTypes.createPolicy('worker-parts', { createScriptURL: () => '/${laterScript}' });
const importParts = () => importScripts(partUrls.createScriptURL(''));
const partDefinitions = new Map();
const partExports = new Map();
function definePart(name, run) { partDefinitions.set(name, run); }
function requirePart(path) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!partExports.has(name)) {
    if (!partDefinitions.has(name)) importParts();
    const exports = {};
    partExports.set(name, exports);
    partDefinitions.get(name)(exports, requirePart);
  }
  return partExports.get(name);
}
addEventListener('install', importParts);
`.replace(/\n\s*/g, ' ');
