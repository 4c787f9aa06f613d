import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/architecture.md', 'utf8');

/** Paths from the root of the repository in prose, and paths from `src/` in the drawings of the walks. */
const inProse = [...page.matchAll(/`((?:src|test|tools|sandbox|docs)\/[^`]*|[\w.-]+\.json)`/g)].map(
  (match) => match[1] ?? '',
);
const inWalks = [...page.matchAll(/```\n([\s\S]*?)```/g)]
  .slice(1)
  .flatMap((block) => [...(block[1] ?? '').matchAll(/[a-z][\w-]*\/[\w/-]+\.tsx?/g)])
  .map((match) => `src/${match[0]}`);

test('docs/architecture.md names files in prose and in three walks', () => {
  expect(inProse.length).toBeGreaterThan(15);
  expect(inWalks.length).toBeGreaterThan(25);
});

test.each([...new Set([...inProse, ...inWalks])])('%s exists', (path) => {
  expect(existsSync(path)).toBe(true);
});

test('docs/architecture.md fits two pages', () => {
  expect(page.split('\n').length).toBeLessThanOrEqual(140);
});
