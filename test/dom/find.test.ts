import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import {
  by,
  call,
  frames,
  fresh,
  hostElement,
  moveTo,
  painted,
  restOn,
  seesPainted,
  startTestPage,
  type TestPage,
} from './support/page.ts';

let running: TestPage;

beforeEach(fresh);
afterEach(() => running.stop());

const found: [string, string, string[]][] = [
  ['in a paragraph', '<p>Call (727) 555-1212 today', ['(727) 555-1212']],
  ['split over inline elements', '<p><b>(727)</b> <i>555</i>-1212</p>', ['(727) 555-1212']],
  ['split by comments', '<p>(727)<!-- --> <!-- -->555-1212</p>', ['(727) 555-1212']],
  ['two in one text', '<p>(727) 555-1212 or (415) 555-2671', ['(727) 555-1212', '(415) 555-2671']],
  ['inside a link of the page', '<a href="/contact/5">(727) 555-1212</a>', ['(727) 555-1212']],
  ['in a button', '<button>(727) 555-1212</button>', ['(727) 555-1212']],
  [
    'in two boxes without a gap',
    '<div style="display:flex"><span>(727)</span><span>555-1212</span></div>',
    ['(727)555-1212'],
  ],
  ['in a right-to-left text', '<p dir=rtl>טלפון: (727) 555-1212</p>', ['(727) 555-1212']],
  ['under a column header', '<table><thead><tr><th>Phone<tbody><tr><td>7275551212</table>', ['7275551212']],
  ['beside a label', '<dl><dt>Phone</dt><dd>7275551212</dd></dl>', ['7275551212']],
];
test.each(found)('a number %s is painted', async (_where, html, texts) => {
  document.body.innerHTML = html;
  running = await startTestPage();
  await seesPainted(...texts);
});

const left: [string, string][] = [
  ['in a text area', '<textarea>(727) 555-1212</textarea>'],
  ['in a list to choose from', '<select><option>(727) 555-1212</select>'],
  ['in an editable text', '<div contenteditable>(727) 555-1212</div>'],
  ['in a code editor', '<div class="cm-editor"><div>(727) 555-1212</div></div>'],
  ['in a script', '<script type="text/plain">(727) 555-1212</script>'],
  ['in a link of another click-to-dial extension', '<a class="vaspian-phone">(727) 555-1212</a>'],
  ['of a fax', '<p>Fax: (727) 555-1212</p>'],
  ['in a column of fax numbers', '<table><thead><tr><th>Fax<tbody><tr><td>(727) 555-1212</table>'],
  ['in a place that asks for it', '<p class="sccextension">(727) 555-1212</p>'],
  [
    'of two boxes with a gap between',
    '<div style="display:flex;gap:8px"><span>(727)</span><span>555-1212</span></div>',
  ],
];
test.each(left)('a number %s is left alone', async (_where, html) => {
  document.body.innerHTML = `${html}<p>(415) 555-2671`;
  running = await startTestPage();
  await seesPainted('(415) 555-2671');
});

test('the dialer’s agent screen has no links', async () => {
  const { pathname } = location;
  history.replaceState(null, '', '/agc/vicidial.php');
  document.body.innerHTML = '<p>(727) 555-1212';
  running = await startTestPage();
  history.replaceState(null, '', pathname);
  document.body.append('(415) 555-2671');
  await new Promise((resolve) => requestIdleCallback(resolve));
  expect(painted()).toEqual([]);
});

test('a page that opts out of phone detection has no links', async () => {
  const meta = document.createElement('meta');
  meta.name = 'format-detection';
  meta.content = 'telephone=no';
  document.head.append(meta);
  document.body.innerHTML = '<p>(727) 555-1212';
  running = await startTestPage();
  meta.remove();
  expect(CSS.highlights.size === 0 || painted().length === 0).toBe(true);
  document.body.append('(415) 555-2671');
  await new Promise((resolve) => requestIdleCallback(resolve));
  expect(painted()).toEqual([]);
});

const cells = (numbers: readonly string[]) =>
  `<table>${numbers.map((each) => `<tr><td>Ada<td>${each}<td>x`).join('')}</table>`;

test('a column of bare digits without a header is painted if all cells are numbers', async () => {
  const phones = ['2125550123', '4155552671', '7275551212', '3105550199', '6175550142', '9195550110'];
  document.body.innerHTML = cells(phones);
  running = await startTestPage();
  await seesPainted(...phones);
});

test('a column of counted orders without a header is left alone', async () => {
  document.body.innerHTML = `${cells(['7275551201', '7275551202', '7275551203', '7275551204', '7275551205', '7275551206', '7275551207'])}<p>(415) 555-2671`;
  running = await startTestPage();
  await seesPainted('(415) 555-2671');
});

test('when a column is inserted, the numbers are read under their new headers', async () => {
  document.body.innerHTML =
    '<table><thead><tr><th>Name<th>Order ID<tbody><tr><td>Ada<td>4155552671<tr><td>Bob<td>4155552672</table><p>(727) 555-1212';
  running = await startTestPage();
  await seesPainted('(727) 555-1212');
  for (const row of document.querySelectorAll('tr')) {
    const cell = document.createElement(row.parentElement?.tagName === 'THEAD' ? 'th' : 'td');
    cell.textContent = row.parentElement?.tagName === 'THEAD' ? 'Mobile' : `212555014${row.rowIndex}`;
    row.firstElementChild?.after(cell);
  }
  await seesPainted('(727) 555-1212', '2125550141', '2125550142');
});

test('the same text is a number below one header and none below the other, each time it is met', async () => {
  const row = '<tr><td>415-555-2671<td>415-555-2671<td>Phone: 415-555-2671';
  document.body.innerHTML = `<table><thead><tr><th>Invoice<th>Phone<th>Invoice<tbody>${row.repeat(2)}</table>`;
  running = await startTestPage();
  const number = '415-555-2671';
  await seesPainted(number, number, number, number);
});

test('a number in nested open shadow roots is painted and dialed', async () => {
  document.body.innerHTML = '<div id=outer></div>';
  const outer = by('outer').attachShadow({ mode: 'open' });
  outer.innerHTML = '<section></section>';
  const inner = (outer.firstChild as HTMLElement).attachShadow({ mode: 'open' });
  inner.innerHTML = '<p><span>(727) 555-1212</span></p>';
  running = await startTestPage();
  await seesPainted('(727) 555-1212');
  await call(inner.querySelector('span') as Element);
  await waitFor(() => expect(running.dials[0]?.number).toBe('+17275551212'));
});

test('a shadow root attached after its element was read is found', async () => {
  document.body.innerHTML = '<div id=late></div><p>(415) 555-2671';
  running = await startTestPage();
  await seesPainted('(415) 555-2671');
  by('late').attachShadow({ mode: 'open' }).innerHTML = '<p>(727) 555-1212';
  await seesPainted('(415) 555-2671', '(727) 555-1212');
});

test('numbers that are added, changed and removed are followed', async () => {
  document.body.innerHTML = '<p id=p>nothing</p>';
  running = await startTestPage();
  by('p').firstChild!.nodeValue = '(727) 555-1212';
  await seesPainted('(727) 555-1212');
  by('p').firstChild!.nodeValue = '(415) 555-2671';
  await seesPainted('(415) 555-2671');
  by('p').insertAdjacentHTML('afterend', '<ul><li>(212) 555-0123</li></ul>');
  await seesPainted('(415) 555-2671', '(212) 555-0123');
  by('p').remove();
  await seesPainted('(212) 555-0123');
});

test('text that changed is unpainted before the next frame', async () => {
  document.body.innerHTML = '<p id=p>(727) 555-1212</p>';
  running = await startTestPage();
  await seesPainted('(727) 555-1212');
  by('p').firstChild!.nodeValue = 'Something else altogether';
  await Promise.resolve();
  expect(painted()).toEqual([]);
});

test('a change of one part of a split number removes the mark of the whole number', async () => {
  document.body.innerHTML = '<p>(727) <b id=b>555</b>-1212</p>';
  running = await startTestPage();
  await seesPainted('(727) 555-1212');
  by('b').textContent = '556';
  await seesPainted('(727) 556-1212');
});

test('only numbers near the screen are painted', async () => {
  const rows = Array.from({ length: 2000 }, (_, row) => `<tr><td>Ada<td>(727) 555-${1000 + row}</tr>`);
  document.body.innerHTML = `<table>${rows.join('')}</table>`;
  running = await startTestPage();
  await waitFor(() => expect(painted().length).toBeGreaterThan(20));
  document.documentElement.scrollTop = document.documentElement.scrollHeight;
  await waitFor(() => expect(painted()).toContain('(727) 555-2999'));
  await waitFor(() => expect(painted()).not.toContain('(727) 555-1000'));
  expect(painted().length).toBeLessThan(400);
});

test('numbers are painted before they come into view while a person scrolls', async () => {
  const height = 24;
  const rows = Array.from(
    { length: 1200 },
    (_, row) => `<div style="height:${height}px">Ada (727) 555-${1000 + row}</div>`,
  );
  document.body.style.margin = '0';
  document.body.innerHTML = rows.join('');
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain('(727) 555-1000'));
  const missing = new Set<string>();
  for (const step of [60, -60])
    for (let frame = 0; frame < 50; frame++) {
      scrollBy(0, step);
      await new Promise(requestAnimationFrame);
      const now = new Set(painted());
      for (let row = Math.floor(scrollY / height); row * height < scrollY + innerHeight; row++)
        if (!now.has(`(727) 555-${1000 + row}`)) missing.add(`row ${row} of step ${step}`);
    }
  document.body.style.margin = '';
  expect([...missing]).toEqual([]);
});

test('numbers in elements that have no box of their own are painted once they come near the screen', async () => {
  const rows = Array.from(
    { length: 600 },
    (_, row) =>
      `<div><b style="display:contents"><i style="display:contents">(727) 555-${1000 + row}</i></b></div>`,
  );
  document.body.innerHTML = rows.join('');
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain('(727) 555-1000'));
  expect(painted()).not.toContain('(727) 555-1599');
  document.documentElement.scrollTop = document.documentElement.scrollHeight;
  await waitFor(() => expect(painted()).toContain('(727) 555-1599'));
});

test('numbers below rows that are hidden stay painted', async () => {
  // Behind the first 200, numbers are watched in pairs, by the first of each: one time or the other that one is hidden.
  const rows = Array.from({ length: 900 }, (_, row) => `<div>Ada (727) 555-${1000 + row}</div>`);
  document.body.innerHTML = rows.join('');
  const { children } = document.body;
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain('(727) 555-1000'));
  children[300]?.scrollIntoView();
  await waitFor(() => expect(painted()).toContain('(727) 555-1320'));
  for (const row of [300, 302, 304, 311, 313, 315]) (children[row] as HTMLElement).style.display = 'none';
  document.documentElement.scrollTop = 0;
  await waitFor(() => expect(painted()).not.toContain('(727) 555-1320'));
  children[301]?.scrollIntoView();
  const shown = [301, 303, 305, 310, 312, 314].map((row) => `(727) 555-${1000 + row}`);
  await waitFor(() => expect(painted()).toEqual(expect.arrayContaining(shown)));
});

test('numbers of a long list that is filtered are painted, whichever rows were watched for the others', async () => {
  const rows = Array.from({ length: 900 }, (_, row) => `<div>Ada (727) 555-${1000 + row}</div>`);
  document.body.innerHTML = rows.join('');
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain('(727) 555-1000'));
  const left = [500, 503, 605, 608, 701, 704, 850, 853].map((row) => `(727) 555-${1000 + row}`);
  for (const row of document.body.children as HTMLCollectionOf<HTMLElement>)
    if (!left.some((number) => row.textContent?.endsWith(number))) row.style.display = 'none';
  await waitFor(() => expect(painted()).toEqual(expect.arrayContaining(left)));
});

test('rows are painted whose neighbors were hidden while all of them were far away', async () => {
  const rows = Array.from({ length: 900 }, (_, row) => `<div>Ada (727) 555-${1000 + row}</div>`);
  document.body.innerHTML = rows.join('');
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain('(727) 555-1000'));
  const all = [...document.body.children] as HTMLElement[];
  for (const row of all.slice(500, 560)) row.hidden = Number(row.textContent?.slice(-1)) % 3 === 0;
  all[501]?.scrollIntoView();
  const shown = all.slice(500, 530).flatMap((row) => (row.hidden ? [] : [row.textContent?.slice(4)]));
  await waitFor(() => expect(painted()).toEqual(expect.arrayContaining(shown)));
});

test('numbers with a fixed position are painted, at any position in the document', async () => {
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, row) => `<div>Ada (727) 555-${from + row}</div>`).join('');
  const fixed = (number: string) => `<div style="position:fixed;top:0;right:0">${number}</div>`;
  // Two of a pair are watched through the first: one of these two comes second.
  document.body.innerHTML = `${rows(1000, 500)}${fixed('(415) 555-2671')}${rows(2000, 100)}${fixed('(415) 555-2672')}`;
  running = await startTestPage();
  await waitFor(() =>
    expect(painted()).toEqual(expect.arrayContaining(['(415) 555-2671', '(415) 555-2672'])),
  );
});

test('numbers are found in more shadow roots than are queued', async () => {
  document.body.innerHTML = '<div></div>'.repeat(7000);
  for (const host of document.querySelectorAll('div')) host.attachShadow({ mode: 'open' });
  const at = (index: number) => document.querySelectorAll('div')[index]?.shadowRoot as ShadowRoot;
  at(10).innerHTML = '(727) 555-1212';
  at(6990).innerHTML = '(415) 555-2671';
  running = await startTestPage();
  await seesPainted('(727) 555-1212', '(415) 555-2671');
});

test('all numbers of a text are painted if one continues in another element', async () => {
  document.body.innerHTML =
    '<p>Call (415) 555-0199 or (727)<b> 555-1212 / (415) 555-2671</b> or (212)<i> 555-0123</i></p>';
  running = await startTestPage();
  await seesPainted('(415) 555-0199', '(727) 555-1212', '(415) 555-2671', '(212) 555-0123');
});

test('a number in the fallback of a slot is painted, also after its host was hidden', async () => {
  document.body.innerHTML = '<div id=host hidden></div>';
  by('host').attachShadow({ mode: 'open' }).innerHTML = '<slot>(727) 555-1212</slot>';
  document.body.append('(415) 555-2671');
  running = await startTestPage();
  await seesPainted('(415) 555-2671');
  by('host').hidden = false;
  await seesPainted('(727) 555-1212', '(415) 555-2671');
});

test('sorted rows are painted at their new position', async () => {
  const rows = Array.from({ length: 900 }, (_, row) => `<div>Ada (727) 555-${1000 + row}</div>`);
  document.body.innerHTML = rows.join('');
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain('(727) 555-1000'));
  // Every other row goes to the end: those who were neighbors are far from each other then.
  document.body.append(...[...document.body.children].filter((_, at) => at % 2 === 0));
  for (const at of [220, 300, 700, 870]) {
    document.body.children[at]?.scrollIntoView();
    const shown = [...document.body.children].slice(at, at + 30).map((row) => row.textContent?.slice(4));
    await waitFor(() => expect(painted()).toEqual(expect.arrayContaining(shown)));
  }
});

test('rows that are taller than the screen are painted, each as it comes near', async () => {
  const rows = Array.from(
    { length: 600 },
    (_, row) => `<div style="height:2500px">(727) 555-${1000 + row}</div>`,
  );
  document.body.innerHTML = rows.join('');
  running = await startTestPage();
  await seesPainted('(727) 555-1000');
  for (const at of [500, 501, 502]) {
    document.body.children[at]?.scrollIntoView();
    await waitFor(() => expect(painted()).toContain(`(727) 555-${1000 + at}`));
  }
});

test('rows are painted whose neighbor’s text went into another element', async () => {
  const rows = Array.from({ length: 900 }, (_, row) => `<div>Ada (727) 555-${1000 + row}</div>`);
  document.body.innerHTML = rows.join('');
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain('(727) 555-1000'));
  for (const row of [...document.body.children].filter((_, at) => at % 2 === 0)) {
    const other = document.createElement('section');
    other.append(row.firstChild as Text);
    row.remove();
    document.body.append(other);
  }
  document.body.children[300]?.scrollIntoView();
  const shown = [...document.body.children].slice(300, 320).map((row) => row.textContent?.slice(4));
  await waitFor(() => expect(painted()).toEqual(expect.arrayContaining(shown)));
});

test('rows whose neighbors were taken away are painted once they come near the screen', async () => {
  const rows = Array.from({ length: 1200 }, (_, row) => `<div>Ada (727) 555-${1000 + row}</div>`);
  document.body.innerHTML = rows.join('');
  const all = [...document.body.children];
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain('(727) 555-1000'));
  const left = [900, 904, 908, 1001, 1005, 1009];
  all.forEach((row, at) => {
    if (at > 20 && !left.includes(at)) row.remove();
  });
  const numbers = [...Array(21).keys(), ...left].map((row) => `(727) 555-${1000 + row}`);
  await seesPainted(...numbers);
});

const areas = [212, 415, 727, 310, 617, 919];
const numberIn = (row: number) => `${areas[row % areas.length]}555${1000 + row}`;

/** A long table with a date, an id and a number in each row; `at` has the cells of some rows otherwise. */
function longTable(at: Record<number, string> = {}): void {
  const rows = Array.from(
    { length: 400 },
    (_, row) => `<tr>${at[row] ?? `<td>2026-11-21<td>${numberIn(row)}<td>4155552670`}</tr>`,
  );
  document.body.innerHTML = `<table><thead><tr><th>Since<th>Phone<th>Order ID<tbody>${rows.join('')}</table>`;
}

test('in a long table ids are left, and numbers painted, also those that are split or named', async () => {
  longTable({
    1: '<td>x<td><b>(727)</b> <i>555-1212 / (415) 555-0177</i><td>4155552671',
    2: '<td>x<td>none<td data-label="Phone">4155552672',
    3: '<td>(727) 555-1213<td>727&nbsp;555&nbsp;1214<td>x',
    4: '<td colspan=2>none<td>4155552673',
    5: '<td><table><tr><td>x</table><td>7275551215<td>x',
  });
  for (const row of [...document.querySelectorAll<HTMLElement>('tbody tr')].slice(6)) row.hidden = true;
  running = await startTestPage();
  await seesPainted(
    numberIn(0),
    '(727) 555-1212',
    '(415) 555-0177',
    '4155552672',
    '(727) 555-1213',
    '727\u00a0555\u00a01214',
    '7275551215',
  );
});

test('in a long table, a row that changes far from the screen is painted with its current text when it comes near', async () => {
  longTable();
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain(numberIn(0)));
  const rows = document.querySelectorAll('tbody tr');
  (rows[300]?.children[1]?.firstChild as Text).data = '(727) 555-1212';
  rows[301]!.innerHTML = '<td>x<td>(727) 555-1213<td>x';
  (rows[302]?.firstElementChild?.firstChild as Text).data = '(727) 555-1214';
  (rows[303]?.children[1]?.firstChild as Text).data = 'none';
  await frames(3);
  rows[300]?.scrollIntoView();
  const shown = ['(727) 555-1212', '(727) 555-1213', '(727) 555-1214', numberIn(304)];
  await waitFor(() => expect(painted()).toEqual(expect.arrayContaining(shown)));
  expect(painted()).not.toContain(numberIn(303));
  expect(painted()).not.toContain(numberIn(0));
});

test('text that changes in a hidden tab is painted with its current content when the tab is shown', async () => {
  longTable();
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain(numberIn(0)));
  const rows = document.querySelectorAll('tbody tr');
  const turn = (hidden: boolean) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  turn(true);
  (rows[0]?.children[1]?.firstChild as Text).data = '(727) 555-1212';
  rows[1]?.remove();
  (rows[2]?.children[1]?.firstChild as Text).data = 'none';
  await frames(3);
  turn(false);
  delete (document as { hidden?: unknown }).hidden;
  await waitFor(() => expect(painted()).toContain('(727) 555-1212'));
  expect(painted()).toContain(numberIn(3));
  for (const row of [0, 1, 2]) expect(painted()).not.toContain(numberIn(row));
});

test('in a long table, a number is painted in a cell that extends far beyond its row', async () => {
  longTable({ 100: '<td>x<td rowspan="200">(727) 555-1212<td>x' });
  running = await startTestPage();
  await waitFor(() => expect(painted()).toContain(numberIn(0)));
  document.querySelectorAll('tbody tr')[200]?.scrollIntoView();
  await waitFor(() => expect(painted()).toContain('(727) 555-1212'));
});

test('behind a long table numbers are found too', async () => {
  longTable();
  document.body.insertAdjacentHTML('beforeend', '<p>(727) 555-1212</p>');
  document.querySelector('tbody')!.hidden = true;
  running = await startTestPage();
  await seesPainted('(727) 555-1212');
});

test('no node of the page changes, and one element is added beside its body', async () => {
  document.body.innerHTML =
    '<p id=p>(727) 555-1212</p><p><b>(415)</b> 555-2671</p><a href="tel:+12125550123">Call</a><input value="(212) 555-0147">';
  const before = document.body.outerHTML;
  const seen: MutationRecord[] = [];
  const observer = new MutationObserver((records) => seen.push(...records));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  running = await startTestPage();
  await seesPainted('(727) 555-1212', '(415) 555-2671');
  await call(rangeOf('p'));
  await waitFor(() => expect(running.dials).toHaveLength(1));
  const others = seen.filter(
    ({ target, addedNodes }) => target !== hostElement() && ![...addedNodes].includes(hostElement() as Node),
  );
  observer.disconnect();
  expect(others).toEqual([]);
  expect(document.body.outerHTML).toBe(before);
});

test('after the end, the page is exactly as before', async () => {
  document.body.innerHTML = '<p id=p>(727) 555-1212</p>';
  const sheets = document.adoptedStyleSheets.length;
  const highlights = CSS.highlights.size;
  const before = document.documentElement.outerHTML;
  running = await startTestPage();
  await seesPainted('(727) 555-1212');
  await restOn(rangeOf('p'));
  running.notice({ notice: 'stop' });
  expect(document.documentElement.outerHTML).toBe(before);
  expect(document.adoptedStyleSheets.length).toBe(sheets);
  expect(CSS.highlights.size).toBe(highlights);
});

test('a copy that outlived its extension takes all it made away at the next touch of the page', async () => {
  document.body.innerHTML = '<p id=p>(727) 555-1212</p>';
  const before = document.documentElement.outerHTML;
  running = await startTestPage();
  await seesPainted('(727) 555-1212');
  await restOn(rangeOf('p'));
  running.isOrphan = true;
  await moveTo({ x: 900, y: 600 });
  await waitFor(() => expect(painted()).toEqual([]));
  expect(document.documentElement.outerHTML).toBe(before);
});

test('a frame without a digit sends no request until a digit is added', async () => {
  document.body.innerHTML = '<p>Ada Lovelace</p>';
  running = await startTestPage();
  await frames(3);
  expect(running.requests).toEqual([]);
  document.body.append('(727) 555-1212');
  await seesPainted('(727) 555-1212');
  expect(running.requests).toEqual(['hello']);
});

test('no element of the extension is printed', async () => {
  document.body.innerHTML = '<p id=p>(727) 555-1212</p>';
  running = await startTestPage();
  await seesPainted('(727) 555-1212');
  const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
  expect(rules.length).toBeGreaterThan(0);
  for (const rule of rules) {
    expect(rule).toBeInstanceOf(CSSMediaRule);
    expect((rule as CSSMediaRule).conditionText).toMatch(/^screen/);
  }
  expect(rules.map((rule) => rule.cssText).join()).not.toContain('text-decoration');
});

function rangeOf(id: string): Range {
  const range = new Range();
  range.selectNodeContents(by(id));
  return range;
}
