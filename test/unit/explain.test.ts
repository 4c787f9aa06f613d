import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explain, type Failure, ownKinds, refusalKinds, transportKinds } from '../../src/failure.ts';

const messages = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../public/_locales/en/messages.json'), 'utf8'),
) as Record<string, { message: string }>;

const failures: Failure[] = [
  ...[...refusalKinds, ...ownKinds].map(
    (kind) => ({ kind, about: 'x', until: 1_800_000_000_000 }) as Failure,
  ),
  { kind: 'numberTypeBlocked', about: 'UNKNOWN' },
  ...transportKinds.map((kind) => ({ kind, host: 'dialer.example', status: 404 })),
];

describe('every failure has a cause and a next step', () => {
  test.each(failures.map((failure) => [failure.kind, failure] as const))('%s', (_kind, failure) => {
    const { what, todo, values } = explain(failure);
    for (const key of [what, todo]) {
      const text = messages[key]?.message ?? '';
      expect(text, key).toMatch(/^[A-Z].{10,170}(\.|: \$1|\$1)$/);
      const places = [...text.matchAll(/\$(\d)/g)].map((match) => Number(match[1]));
      expect(places.every((place) => (values[place - 1] ?? '') !== '')).toBe(true);
    }
  });

  test('no two failures have the same words for their cause', () => {
    const words = failures.map((failure) => messages[explain(failure).what]?.message);
    expect(new Set(words).size).toBe(failures.length);
  });
});
