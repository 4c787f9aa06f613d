import { isListed, shippedStems, type WordKind, type WordLists } from '../numbering/word-lists.ts';
import { simplified } from './normalize.ts';

/** In order of precedence, because a word may be in two lists. */
const precedence = ['phone', 'amount', 'id', 'contact', 'party', 'number', 'line', 'filler', 'call'] as const;

/** The word lists, indexed. */
interface Lexicon {
  /** The shipped lists that this lexicon contains. */
  readonly shipped: WordLists['stems'] | undefined;
  readonly whole: ReadonlyMap<string, WordKind>;
  readonly stems: readonly (readonly [WordKind, RegExp])[];
  /** Words for things inside compound words. */
  readonly things: RegExp;
}

let lexicon: Lexicon | undefined;

/** The lexicon, built at the first use, because most pages and frames contain no number. */
function lexiconOf(): Lexicon {
  const shipped = shippedStems();
  if (!lexicon || lexicon.shipped !== shipped) {
    lexicon = makeLexicon(shipped);
    kinds.clear();
    headerKinds.clear();
  }
  return lexicon;
}

function makeLexicon(shipped: WordLists['stems'] | undefined): Lexicon {
  const lists = shipped ? precedence.map((kind) => [kind, shipped[kind]] as const) : [];
  const wholes = new Map<string, WordKind>();
  for (const [kind, { whole }] of lists) {
    for (const word of simplified(whole).split(' ')) if (!wholes.has(word)) wholes.set(word, kind);
  }
  const alternatives = (words: string) => simplified(words).split(' ').filter(Boolean).join('|');
  const stems = lists.flatMap(([kind, { begins, holds }]) => {
    const parts = [begins && `^(?:${alternatives(begins)})`, holds && `(?:${alternatives(holds)})`];
    const pattern = parts.filter(Boolean).join('|');
    return pattern ? [[kind, new RegExp(pattern, 'u')] as const] : [];
  });
  return { shipped, whole: wholes, stems, things: new RegExp(alternatives(shipped?.id.holds ?? ''), 'u') };
}

/** `Telefonauftrag`: the last part of a compound word determines its kind. */
function isThingByPhone(word: string, things: RegExp, [kind, pattern]: Lexicon['stems'][number]): boolean {
  return kind === 'phone' && word.search(things) > word.search(pattern);
}

const kinds = new Map<string, WordKind | undefined>();
const maxCached = 2000;

/** The kind of a single word. The word must be in lower case and without accents (`simplified`). */
export function kindOf(word: string): WordKind | undefined {
  const { whole: wholes, stems, things } = lexiconOf();
  const whole = wholes.get(word);
  if (whole || (word.length < 2 && word < '\x7f')) return whole;
  if (kinds.has(word)) return kinds.get(word);
  const stem = stems.find(([, pattern]) => pattern.test(word));
  const kind = stem && isThingByPhone(word, things, stem) ? 'id' : stem?.[0];
  if (kinds.size >= maxCached) kinds.clear();
  kinds.set(word, kind);
  return kind;
}

/** Words, numbers and signs of a text, one by one. */
export function tokensOf(text: string): string[] {
  return text.match(/\p{L}+|\d+|[^\s\p{L}\d]/gu) ?? [];
}

/** The text in lower case without accents, with terms of two words or with a slash joined into one word. */
export function normalizeWords(text: string): string {
  return (
    simplified(text)
      // PRO: the freight bill of a carrier. In lower case, and in names of companies, it is another word.
      .replace(/\bTFN\b|PRO(?<=(?:^|[,;|] ?)PRO)(?=[:#]? *#?$)/g, 'taxfile')
      .toLowerCase()
      // `D.N.I.`, `ח.פ.`, `č.j.`
      .replace(/\.(?<=(?<!\p{L})\p{L}\.)(?=\p{L}(?!\p{L}))/gu, '')
      .replace(/\bcaller ?id\b/g, 'callerid')
      .replace(/\bon (?:file|record)\b/g, '')
      .replace(/\bp\. ?o\b\.?/g, 'po')
      .replace(/\bs\. ?o\b\.?(?= ?\d)/g, 'so')
      .replace(/\b([spca])\/([nc])\b/g, (_, first, second) => (second === 'n' ? `${first}n` : 'acct'))
      .replace(/\bp\.? ?iva\b/g, 'piva')
      .replace(/\b(?:[hc]\/p|h\. ?p|c\/b)\b/g, 'hp')
      // Portuguese `para`.
      .replace(/\bp\/ /g, 'para ')
  );
}

/** Whether `line` means a phone line: `direct line`, `main line`, `support line`. Orders, invoices and texts have lines too. */
export function isPhoneLine(tokens: readonly string[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || !/^lines?$/.test(tokens[at] as string)) return false;
  const kind = kindOf(before);
  return (
    kind === 'line' ||
    kind === 'phone' ||
    kind === 'contact' ||
    kind === 'call' ||
    isListed('lineOwners', before) ||
    // `my line`. In the plural they are lines of an order.
    (tokens[at] === 'line' && isListed('possessives', before))
  );
}

type HeaderKind = 'phone' | 'contact' | 'id' | undefined;

const headerKinds = new Map<string, HeaderKind>();

/** The kind of a column header, a field name or a label, and so of the text below or after it. */
export function kindOfHeader(header: string): HeaderKind {
  lexiconOf();
  if (headerKinds.has(header)) return headerKinds.get(header);
  const words = simplified(header.slice(0, 80)).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const outside = words.replace(/\([^)]*\)?/g, ' ');
  const kind = kindOfPhrase(outside) ?? kindOfPhrase(words);
  if (headerKinds.size >= maxCached) headerKinds.clear();
  headerKinds.set(header, kind);
  return kind;
}

const endsInNumber = /.(?:nummer|nummern|nommer|numero|nr|番号|编号|編號|번호)$/;
const phoneOwner =
  /^(?:kontakt|contact|privat|buro|arbeit|arbejds|notfall|nod|haupt|hoofd|hjem|hem|zweit|support|service|anruf|gast|dienst|werk|direkt|direct|alarm|代表|連絡|緊急|自宅|会社)/;

/** `Ondernemingsnummer`, `お客様番号`: a compound word contains both the owner and the word for "number". */
export function isNumberOfThing(word: string, kind: WordKind | undefined): boolean {
  if (kind !== undefined && kind !== 'number') return false;
  // Korean syllables are decomposed like accents.
  return endsInNumber.test(word.normalize()) && !phoneOwner.test(word) && !isListed('titles', word);
}

/** Whether the word for a thing at `at` only qualifies a phone: `Phone for this order`, `Teléfono del pedido`. */
export function isThingOfPhone(tokens: readonly string[], at: number): boolean {
  const thing = tokens[at] ?? '';
  let isJoined = isListed('neutralTails', thing);
  for (let before = at - 1; before >= 0 && before >= at - 6; before--) {
    const token = tokens[before] ?? '';
    const kind = kindOf(token);
    // `Callback number for ticket`
    const isCallNumber = kind === 'call' && kindOf(tokens[before + 1] ?? '') === 'number';
    if (kind === 'phone' || isCallNumber)
      return (
        isJoined || (isListed('headFirst', token) && !(before === at - 1 && isListed('englishThings', thing)))
      );
    if (isListed('connectors', token) || token === '-') isJoined = true;
    else if (/^\p{L}/u.test(token) && !isPassedOver(token, kind)) return false;
  }
  return false;
}

/** Whether the word may be between a word for phone and the thing: articles, words for "number", `area`. */
function isPassedOver(token: string, kind: WordKind | undefined): boolean {
  return kind === 'filler' || kind === 'number' || /^(?:th(?:is|e|at)|area|std|l)$/.test(token);
}

/** `OR No.`: the official receipt of the Philippines, not the conjunction. */
const officialReceipt = /^or (?:no|num|number|#)/;

function kindOfPhrase(phrase: string): HeaderKind {
  let numbered = false;
  let called = false;
  let unknown = false;
  const words = normalizeWords(phrase).trim();
  if (officialReceipt.test(words)) return 'id';
  const tokens = tokensOf(words);
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at] as string;
    const kind = kindOf(token);
    if (kind === 'phone' || isPhoneLine(tokens, at)) return 'phone';
    if (kind === 'id' || kind === 'amount' || isNumberOfThing(token, kind)) {
      if (isThingOfPhone(tokens, at)) return 'phone';
      return 'id';
    }
    if (kind === 'contact') return numbered ? 'phone' : 'contact';
    if (kind === 'party' && numbered) return 'id';
    if (kind === 'number') numbered = true;
    if (kind === 'party' || (kind === undefined && token.length > 1)) unknown = true;
    if (kind === 'call' || kind === 'line') called = true;
  }
  if (called) return 'contact';
  return numbered && (unknown || phrase.includes('#')) ? 'id' : undefined;
}
