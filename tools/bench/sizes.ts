import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Size {
  /** Bytes as shipped (minified). */
  readonly bytes: number;
  readonly gzip: number;
  readonly files: readonly string[];
}

/** Size of a built file and all files that it loads at its start, each counted once: scripts, static imports, styles. */
export function sizeOf(folder: string, entry: string): Size {
  const files = new Set<string>();
  collect(folder, entry, files);
  const counted = [...files].filter((file) => !file.endsWith('.html'));
  const contents = counted.map((file) => readFileSync(join(folder, file)));
  return {
    bytes: contents.reduce((sum, content) => sum + content.length, 0),
    gzip: contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0),
    files: counted,
  };
}

function collect(folder: string, file: string, files: Set<string>): void {
  if (files.has(file)) return;
  files.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  const references = file.endsWith('.html')
    ? [...text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)]
    : [...text.matchAll(/(?:from|import)\s*["'`](\.{0,2}\/[^"'`]+\.(?:js|css))["'`]/g)];
  for (const [, reference] of references) {
    const path = (reference as string).startsWith('/')
      ? (reference as string).slice(1)
      : normalize(join(dirname(file), reference as string));
    if (existsSync(join(folder, path))) collect(folder, path, files);
  }
}
