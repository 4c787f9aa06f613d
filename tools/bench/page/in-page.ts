import { pick, random } from '../../../sandbox/crm/random.ts';
import { numberAt } from './numbers.ts';

// Runs in the page, because building the content there is cheaper than sending it. `window.bench` exists when the page is built.

/** The content of a page. */
export type Content =
  | { kind: 'table'; rows: number; percent: number }
  | { kind: 'text'; bytes: number }
  | { kind: 'mutations'; nodes: number }
  | { kind: 'scroll'; numbers: number };

/** The figures of a page, and its two functions. */
export interface Bench {
  textNodes: number;
  /** How many of them contain a number. */
  numbers: number;
  /** Changes `count` text nodes at once, one after the other. */
  mutate(count: number, withNumbers: boolean): void;
  /** Changes this many text nodes a second until the returned function is called. That one returns the number of changes. */
  tick(perSecond: number, withNumbers: boolean): () => number;
  /** How many of the text nodes that it changes were removed from the page. Changes of those have no effect. */
  lost(): number;
}

declare global {
  interface Window {
    content: Content;
    bench: Bench;
  }
}

const next = random(5);
const names =
  'Amelia Hart|Marcus Novak|Priya Raman|Daniel Whitlock|Sofia Moretti|Theo Haddad|Grace Okafor'.split('|');
const companies = 'Northwind Dental|Cobalt Logistics|Juniper & Rye|Atlas Roofing|Fernwood Schools'.split('|');
const cities =
  'Clearwater, FL 33755|Tampa, FL 33602|Austin, TX 78701|Boston, MA 02108|Denver, CO 80202'.split('|');
const words =
  'the account was opened after a short review and our team will follow up with every order that is still waiting for approval by the branch office in spring customers asked whether delivery could be moved to another week'.split(
    ' ',
  );
let numbers = 0;

function digits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
}

function day(): string {
  return `2026-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
}

/** Ten cells with one text node each, with a number in the third one for some rows. */
function row(hasNumber: boolean): string {
  const name = pick(names, next);
  const cells = [
    name,
    pick(companies, next),
    hasNumber ? numberAt(numbers++) : 'not given',
    `${name.toLowerCase().replace(' ', '.')}@mail.example`,
    pick(cities, next),
    `4${digits(9)}`,
    day(),
    `$${1 + Math.floor(next() * 9)},${digits(3)}.${digits(2)}`,
    next() < 0.5 ? 'Customer' : 'Lead',
    `INV-${digits(6)}`,
  ];
  return `<tr>${cells.map((text) => `<td>${text.replace('&', '&amp;')}</td>`).join('')}</tr>`;
}

function table(rows: number, percent: number): void {
  const head = 'Name,Company,Phone,E-mail,City,Order ID,Last contact,Amount,Status,Invoice'.split(',');
  let body = '';
  for (let index = 0; index < rows; index += 1) {
    // Spread evenly: every twentieth row at 5 %.
    body += row(Math.floor(((index + 1) * percent) / 100) > Math.floor((index * percent) / 100));
  }
  document.body.innerHTML = `<table><thead><tr>${head.map((text) => `<th>${text}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Prose in paragraphs of about 1 kB with a date and a price in each, and without a phone number. */
function text(bytes: number): void {
  const paragraphs: string[] = [];
  for (let size = 0; size < bytes; ) {
    const said = Array.from({ length: 180 }, () => pick(words, next));
    said.splice(40, 0, day());
    said.splice(120, 0, `$${digits(2)},${digits(3)}.00`);
    const paragraph = `${said.join(' ')}.`;
    size += paragraph.length;
    paragraphs.push(`<p>${paragraph}</p>`);
  }
  document.body.innerHTML = paragraphs.join('');
}

function scroll(count: number): void {
  const lines = Array.from({ length: count }, (_, index) => {
    numbers += 1;
    return `<div class="line"><b>${pick(names, next)}</b> <span>Phone ${numberAt(index)}</span></div>`;
  });
  document.body.innerHTML = lines.join('');
}

function ticker(count: number): void {
  const cells = Array.from({ length: count }, () => `<li>Phone <span>${day()}</span></li>`);
  document.body.innerHTML = `<ul>${cells.join('')}</ul>`;
}

function build(content: Content): void {
  if (content.kind === 'table') table(content.rows, content.percent);
  else if (content.kind === 'text') text(content.bytes);
  else if (content.kind === 'mutations') ticker(content.nodes);
  else scroll(content.numbers);
}

function textNodesOf(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

build(window.content);

const changing = textNodesOf(document.body).filter((node) => node.parentElement?.localName === 'span');
let turn = 0;

function mutate(count: number, withNumbers: boolean): void {
  for (let index = 0; index < count; index += 1) {
    const node = changing[turn % changing.length];
    turn += 1;
    if (node) node.nodeValue = withNumbers ? numberAt(turn) : `updated ${turn % 1000} times today`;
  }
}

function tick(perSecond: number, withNumbers: boolean): () => number {
  const start = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - start) * perSecond) / 1000) - done;
    mutate(due, withNumbers);
    done += due;
  }, 10);
  return () => {
    clearInterval(timer);
    return done;
  };
}

function lost(): number {
  return changing.filter((node) => !node.isConnected).length;
}

window.bench = { textNodes: textNodesOf(document.body).length, numbers, mutate, tick, lost };
