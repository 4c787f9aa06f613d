import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LeadLine } from '../../src/content/link/lead-line.ts';
import type { Link } from '../../src/content/link/link.ts';
import type { DialTarget } from '../../src/content/target/dial-target.ts';
import { ok } from '../../src/result.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const target = (number: string) => ({ number }) as DialTarget;

/** The line of a link that records what it shows, and the numbers that were asked about. */
function line() {
  const shown: string[] = [];
  const asked: string[] = [];
  const link = {
    hasLeadLine: true,
    onTooltip: (_target: DialTarget | undefined): void => undefined,
    setLead: (_target: DialTarget, text: string): void => void shown.push(text),
  };
  const ask = async ({ number }: { readonly number: string }) => {
    asked.push(number);
    return ok({ total: 1, name: 'Iris', status: 'NEW', listId: '', at: Date.now() });
  };
  const ending = new AbortController();
  new LeadLine(ask, link as unknown as Link, (key) => key, ending.signal);
  return { link, shown, asked, end: () => ending.abort() };
}

test('of 100 numbers under a pointer that moves for 10 seconds, only the one where it rests is asked about', async () => {
  const { link, shown, asked } = line();
  for (let nth = 0; nth < 100; nth += 1) {
    link.onTooltip(target(`+1727555${1_000 + nth}`));
    await vi.advanceTimersByTimeAsync(100);
    if (nth < 99) link.onTooltip(undefined);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual(['+17275551099']);
  expect(shown).toEqual(['Iris · NEW']);
});

test('a number that is shown again keeps its lead without a request', async () => {
  const { link, shown, asked } = line();
  link.onTooltip(target('+17275551212'));
  await vi.advanceTimersByTimeAsync(400);
  link.onTooltip(undefined);
  link.onTooltip(target('+17275551212'));
  await vi.advanceTimersByTimeAsync(400);
  expect(asked.length).toBe(1);
  expect(shown).toEqual(['Iris · NEW', 'Iris · NEW']);
});

test('a page that ends asks about nothing more', async () => {
  const { link, asked, end } = line();
  link.onTooltip(target('+17275551212'));
  end();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([]);
});
