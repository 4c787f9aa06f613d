import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NumberMatcher } from '../../src/content/match/number-matcher.ts';
import type { CandidateIndex } from '../../src/content/scan/candidate-index.ts';
import { PageScanner } from '../../src/content/scan/page-scanner.ts';
import { pause } from '../../src/content/scan/scheduling.ts';
import { ShadowRoots } from '../../src/content/scan/shadow-roots.ts';
import { waitFor } from '../support/wait-for.ts';
import { fresh } from './support/page.ts';

let end: AbortController;

beforeEach(() => {
  fresh();
  end = new AbortController();
});
afterEach(() => end.abort());

function scanInto(read: string[], onSlice = () => {}): PageScanner {
  const judge = {
    begin: onSlice,
    mayHoldAlone: () => false,
    mayHold(node: Text) {
      read.push(node.data);
      return false;
    },
  };
  const places = { settle() {}, isWaiting: false };
  return new PageScanner(
    judge as unknown as NumberMatcher,
    places as unknown as CandidateIndex,
    () => undefined,
    end.signal,
  );
}

test('on a page that is scrolled far down, the visible part is read first, and then the rest', async () => {
  document.body.innerHTML = Array.from({ length: 5000 }, (_, row) => `<div>row ${row}</div>`).join('');
  document.documentElement.scrollTop = document.documentElement.scrollHeight / 2;
  const shown = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.textContent;
  const read: string[] = [];
  scanInto(read).tree(document);
  await waitFor(() => expect(read).toContain('row 4999'));
  await waitFor(() => expect(read).toContain('row 0'));

  expect(shown).toMatch(/row 2\d\d\d/);
  expect(read.indexOf(shown as string)).toBeLessThan(read.indexOf('row 0'));
  expect(new Set(read.filter((text) => text.startsWith('row '))).size).toBe(5000);
});

test('a page at its top is read once, from the top', async () => {
  document.body.innerHTML = Array.from({ length: 500 }, (_, row) => `<div>row ${row}</div>`).join('');
  const read: string[] = [];
  scanInto(read).tree(document);
  await waitFor(() => expect(read).toContain('row 499'));

  const rows = read.filter((text) => text.startsWith('row '));
  expect(rows).toEqual(Array.from({ length: 500 }, (_, row) => `row ${row}`));
});

test('content that the page moves during reading is read, and so is the content behind it', async () => {
  const rows = 50_000;
  document.body.innerHTML = Array.from({ length: rows }, (_, row) => `<div>row ${row}</div>`).join('');
  const read: string[] = [];
  let movedAt = 0;
  const scan = scanInto(read, () => {
    if (movedAt || read.length === 0) return;
    movedAt = read.length;
    const moved = document.body.children[Number(read.at(-1)?.slice(4))] as Element;
    document.body.append(moved);
    scan.tree(moved);
  });
  scan.tree(document);
  await waitFor(() => expect(new Set(read).size).toBeGreaterThanOrEqual(rows));

  expect(movedAt).toBeGreaterThan(0);
  expect(movedAt).toBeLessThan(rows);
});

/** A list of so many elements that it is searched in several goes, with a shadow root in a hundred of its items. */
function longList(): HTMLElement {
  const list = document.createElement('section');
  list.innerHTML = '<div><i></i></div>'.repeat(110_000);
  for (let at = 0; at < 110_000; at += 1100) list.children[at]?.attachShadow({ mode: 'open' });
  document.body.append(list);
  return list;
}

test('shadow roots of a long list are found in several goes', () => {
  const list = longList();
  const found = new Set<Element>();
  const shadows = new ShadowRoots((root) => found.add(root.host), end.signal);
  shadows.search(list);
  expect(found.size).toBe(0);
  let goes = 0;
  for (; shadows.isSearching; goes++) shadows.continueSearch(0);

  expect(goes).toBeGreaterThan(100);
  expect(found.size).toBe(100);
});

test('shadow roots behind an item that the page takes away in between are found', () => {
  const list = longList();
  const found = new Set<Element>();
  const shadows = new ShadowRoots((root) => found.add(root.host), end.signal);
  shadows.search(list);
  shadows.continueSearch(0);
  for (const item of [...list.children].slice(10, 50)) item.remove();
  while (shadows.isSearching) shadows.continueSearch(0);

  expect(found.size).toBe(100);
});

test('new shadow roots are found, and known ones are not searched again', () => {
  const tables = '<section><div id=a></div><table><tbody id=known><tr><td><div id=b></div></table></section>';
  document.body.innerHTML = `${tables}<div id=c></div>`;
  const hosts = [...document.body.querySelectorAll('div')];
  for (const host of hosts) host.attachShadow({ mode: 'open' });
  const found: string[] = [];
  const shadows = new ShadowRoots((root) => found.push(root.host.id), end.signal);
  shadows.search(document, [document.querySelector('#known') as Element]);
  shadows.continueSearch(Number.POSITIVE_INFINITY);

  expect(found.sort()).toEqual(['a', 'c']);
});

test('the timers of the page run during a long scan', async () => {
  let isPageRun = false;
  let slices = 0;
  await pause();
  setTimeout(() => {
    isPageRun = true;
  });
  for (; !isPageRun && slices < 100; slices++) {
    const sliceEnd = performance.now() + 8;
    while (performance.now() < sliceEnd);
    await pause();
  }
  expect(slices).toBeLessThan(100);
});
