import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const pure = [
  'phone',
  'vicidial',
  'session',
  'results',
  'settings',
  'team',
  'leads',
  'integration',
  'messages',
];

/** Each folder of src and the folders that it may import from. Every folder may import the files directly in src. */
const mayImport: Record<string, readonly string[]> = {
  phone: [],
  vicidial: [],
  session: ['phone', 'vicidial', 'settings'],
  results: ['session', 'settings'],
  settings: ['phone', 'vicidial'],
  team: ['phone', 'vicidial', 'session', 'settings'],
  leads: ['phone', 'vicidial', 'session', 'settings'],
  integration: ['settings', 'vicidial'],
  messages: ['phone', 'vicidial', 'session', 'settings', 'team', 'leads'],
  platform: pure,
  ui: [...pure, 'platform'],
  background: [...pure, 'platform'],
  content: [...pure, 'platform'],
  'session-view': [...pure, 'platform', 'ui'],
  popup: [...pure, 'platform', 'ui', 'session-view'],
  panel: [...pure, 'platform', 'ui', 'session-view'],
  options: [...pure, 'platform', 'ui'],
  'team-page': [...pure, 'platform', 'ui'],
  'lead-import': [...pure, 'platform', 'ui', 'session-view'],
};

/** Cycles that are being removed. */
const openFileCycles: readonly string[] = [];
const openFolderCycles: readonly string[] = [];
/** File names that are being replaced. */
const openNames: readonly string[] = [];

interface Import {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly target: string;
}

/** The worker registers a content script by its built path, which is no import of its code. */
const isBuiltPath = (target: string) => target.endsWith('?script&iife');

const texts = new Map(
  ['src', 'sandbox', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
      .map((file) => [`${folder}/${file}`, readFileSync(join(root, folder, file), 'utf8')]),
  ),
);
const files = [...texts.keys()];
const sourceFiles = files.filter((file) => file.startsWith('src/'));

/** Imports between files of the repository. The types of the messages are no code. */
const imports: readonly Import[] = files.flatMap((file) =>
  [...(texts.get(file) ?? '').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
    .map(([, target = '']) => target)
    .filter((target) => !isBuiltPath(target) && !target.endsWith('.json'))
    .map((target) => ({
      file,
      target: relative(root, resolve(root, dirname(file), target.replace(/\?.*/, ''))),
    })),
);

/** The folder of a file in src by its name there; empty for the files directly in src. */
function layer(file: string): string {
  const parts = file.split('/');
  return parts.length > 2 ? (parts[1] ?? '') : '';
}

/** Each cycle as `a → b → a`: the last import closes it. */
function cycles(edges: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { file, target } of edges) targets.set(file, [...(targets.get(file) ?? []), target]);
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): void => {
    const at = path.indexOf(node);
    if (at >= 0) found.push([...path.slice(at), node].join(' → '));
    if (at >= 0 || done.has(node)) return;
    path.push(node);
    for (const target of targets.get(node) ?? []) visit(target);
    path.pop();
    done.add(node);
  };
  for (const node of targets.keys()) visit(node);
  return found;
}

const isOpen = (open: readonly string[]) => (cycle: string) =>
  open.some((folder) => cycle === folder || cycle.startsWith(`${folder}/`) || cycle.startsWith(`${folder} `));

describe('layers', () => {
  test('imports point down only, and surfaces do not import each other', () => {
    const wrong = imports.filter(({ file, target }) => {
      if (!file.startsWith('src/')) return false;
      const [from, to] = [layer(file), layer(target)];
      return to !== '' && to !== from && !mayImport[from]?.includes(to);
    });
    expect(wrong).toEqual([]);
  });

  test('src imports nothing from outside src', () => {
    expect(
      imports.filter(({ file, target }) => file.startsWith('src/') && !target.startsWith('src/')),
    ).toEqual([]);
  });

  test('the folders of src are those of the table', () => {
    const folders = new Set(sourceFiles.map(layer).filter((folder) => folder !== ''));
    expect([...folders].sort()).toEqual(Object.keys(mayImport).sort());
  });
});

/** The file and all files that it imports at its start: neither with `import()` nor only their types. */
function loadedWith(file: string, found: Set<string> = new Set()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const values = [
    ...(texts.get(file) ?? '').matchAll(/^(?:import|export) (?!type )(?:[^;']*? from )?'(\.[^']+)';/gm),
  ];
  for (const [, target = ''] of values)
    if (!isBuiltPath(target)) loadedWith(relative(root, resolve(root, dirname(file), target)), found);
  return found;
}

test('the worker starts without the code that no click on a number needs', () => {
  const atStart = [...loadedWith('src/background/index.ts')];
  expect(atStart).toContain('src/background/session/send-command.ts');
  const later =
    /^src\/(?:leads|integration|background\/(?:supervisor|leads|console|policy))\/|\/(?:catalog|own-handlers|own-schemas|send-other-command|credential-vault|show-notifications|context-menu|change-sites|reports)\.ts$/;
  expect(atStart.filter((file) => later.test(file))).toEqual([]);
});

describe('cycles', () => {
  test('the search finds the import that closes a cycle', () => {
    const edges = [
      { file: 'a', target: 'b' },
      { file: 'b', target: 'c' },
      { file: 'c', target: 'b' },
      { file: 'a', target: 'c' },
    ];
    expect(cycles(edges)).toEqual(['b → c → b']);
    expect(cycles(edges.slice(0, 2))).toEqual([]);
  });

  test('no file imports itself through others', () => {
    expect(cycles(imports).filter((cycle) => !isOpen(openFileCycles)(cycle))).toEqual([]);
  });

  test('no folder imports itself through others', () => {
    const edges = imports
      .map(({ file, target }) => ({ file: folderOf(file), target: folderOf(target) }))
      .filter(({ file, target }) => file !== target);
    expect(cycles(edges).filter((cycle) => !isOpen(openFolderCycles)(cycle))).toEqual([]);
  });
});

/** The first two parts of the path: `src/session`. A file that lies higher is a folder of its own. */
function folderOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

describe('the browser', () => {
  const outside = sourceFiles.filter((file) => !file.startsWith('src/platform/'));

  test('only platform imports webextension-polyfill or uses the API of the browser', () => {
    const api =
      /\b(?:chrome|browser)\??\.(?:action|alarms|commands|contextMenus|i18n|idle|identity|management|permissions|runtime|scripting|sidebarAction|sidePanel|storage|tabs|windows)\b/;
    const wrong = outside.filter((file) => /'webextension-polyfill/.test(code(file)) || api.test(code(file)));
    expect(wrong).toEqual([]);
  });

  test('no file of src uses Node.js', () => {
    expect(
      sourceFiles.filter((file) => /'node:|\bprocess\.|\bBuffer\b|\brequire\(/.test(code(file))),
    ).toEqual([]);
  });

  /** Without comments. */
  function code(file: string): string {
    return (texts.get(file) ?? '').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  }
});

test('no file name is used twice in src', () => {
  const names = sourceFiles.map((file) => basename(file).replace(/\.tsx?$/, ''));
  const twice = names.filter(
    (name, at) => names.indexOf(name) !== at && !['index', 'main', ...openNames].includes(name),
  );
  expect(twice).toEqual([]);
});
