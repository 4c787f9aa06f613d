import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));
const codeFiles = tracked.filter((path) => /^(src|sandbox|tools|test)\/.*\.(ts|tsx|js|css|md)$/.test(path));
const markdownFiles = tracked.filter((path) => path.endsWith('.md'));

const textOf = (path: string): string => readFileSync(path, 'utf8');

const anchorsByPath = new Map<string, Set<string>>();

/** The anchors of a Markdown file: explicit ids, and the ids that GitHub makes of headings. */
function anchorsOf(path: string): Set<string> {
  const known = anchorsByPath.get(path);
  if (known) return known;
  const text = textOf(path);
  const explicit = [...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1] ?? '');
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map((match) => headingId(match[1] ?? ''));
  const anchors = new Set([...explicit, ...headings]);
  anchorsByPath.set(path, anchors);
  return anchors;
}

function headingId(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

interface Citation {
  /** The cited page, from the root of the repository. */
  page: string;
  section: string;
}

/** Each section that a text cites: `docs/vicidial/facts.md 5.3`, also `docs/vicidial/facts.md 5, 6 and 8`. */
function citationsIn(text: string): Citation[] {
  const citation = /(docs\/vicidial\/[\w-]+\.md) (\d+(?:\.\d+)?(?:(?:, | and )\d+(?:\.\d+)?)*)/g;
  return [...text.matchAll(citation)].flatMap((match) =>
    (match[2] ?? '').split(/, | and /).map((section) => ({ page: match[1] ?? '', section })),
  );
}

describe('citations of docs/vicidial', () => {
  test('the code cites the facts', () => {
    expect(codeFiles.flatMap((path) => citationsIn(textOf(path))).length).toBeGreaterThan(50);
  });

  test('a citation may name several sections', () => {
    expect(citationsIn('see docs/vicidial/facts.md 5.3, 6 and 8.')).toEqual(
      ['5.3', '6', '8'].map((section) => ({ page: 'docs/vicidial/facts.md', section })),
    );
  });

  test('every citation leads to an anchor', () => {
    const dead = codeFiles.flatMap((path) =>
      citationsIn(textOf(path))
        .filter(({ page, section }) => !existsSync(page) || !anchorsOf(page).has(section))
        .map(({ page, section }) => `${path}: ${page} ${section}`),
    );
    expect(dead).toEqual([]);
  });

  test('no file cites a page that is not in the repository, or a page without its folder', () => {
    const self = 'test/unit/docs-citations.test.ts';
    const outside = /\.\.\/shared\b|(?<![\w/-])(?:facts|non-agent-api|results-out|agent-screen-tick)\.md/;
    expect(codeFiles.filter((path) => path !== self && outside.test(textOf(path)))).toEqual([]);
  });
});

describe('links in Markdown files', () => {
  /** The relative targets of links and pictures. Code spans and code blocks hold no links. */
  function targetsOf(path: string): string[] {
    const prose = textOf(path)
      .replace(/```[\s\S]*?```/g, '')
      .replace(/`[^`\n]*`/g, '');
    return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/^[a-z]+:/.test(target));
  }

  function isDead(from: string, target: string): boolean {
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? from : normalize(join(dirname(from), file));
    if (!existsSync(path)) return true;
    return anchor !== undefined && path.endsWith('.md') && !anchorsOf(path).has(anchor);
  }

  test('every relative link leads to a file, and every anchor to a heading', () => {
    const dead = markdownFiles.flatMap((path) =>
      targetsOf(path)
        .filter((target) => isDead(path, target))
        .map((target) => `${path}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  test('every code file that a page names exists', () => {
    const path = /`((?:src|test|tools|sandbox|examples)\/[\w./-]+\.(?:tsx?|jsonl?|pl|php))`/g;
    const dead = markdownFiles.flatMap((page) =>
      [...textOf(page).matchAll(path)]
        .map((match) => match[1] ?? '')
        .filter((named) => !existsSync(named))
        .map((named) => `${page}: ${named}`),
    );
    expect(dead).toEqual([]);
  });
});
