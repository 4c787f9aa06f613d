import { isListed, type WordKind } from '../numbering/word-lists.ts';
import { nameIn, ownerPoints, personIn } from './name-evidence.ts';
import { simplified } from './normalize.ts';
import { isNumberOfThing, isPhoneLine, isThingOfPhone, kindOf, normalizeWords, tokensOf } from './tokens.ts';
import { outcomes, roleEnding } from './word-patterns.ts';

/** Evidence from the words around a number. */
export interface Label {
  readonly reason:
    | 'phoneLabel'
    | 'afterNumber'
    | 'nameBefore'
    | 'contactLabel'
    | 'callWords'
    | 'idLabel'
    | 'amountLabel'
    | 'none';
  readonly points: number;
  /** No other word is between the label and the number. */
  readonly immediate: boolean;
  /** The word directly before the number is in no list and is not part of a two-word name. */
  readonly followsUnknownWord?: boolean;
}

const none: Label = { reason: 'none', points: 0, immediate: false };
const afterUnknownWord: Label = { ...none, followsUnknownWord: true };
const labelDistance = 70;

/** Single letters before a number on business cards: T: M: P: F: … */
const letterLabel =
  /(?:^|[\n|,;•·/(]|\s{2}|\d\s)\s*(?:(?:T|P|M|C|F|H|W|O|D|B|Ph|Tf|Mo|Te)\s?([:.]?)|(?:[tpmcfhwo]|ph)\s?([:.]))\s*\(?\s?$/;

/** The same letters in lower case without a colon, at the start of a line or of a part of it. */
const smallLetter = /(?:^|[|•·])\s*[tpmcfhwo] \(?$/;

/** Whether the word for "number" precedes: `N° client`, `numéro de client`. */
function isNumbered(tokens: readonly string[], at: number): boolean {
  const before = tokens
    .slice(Math.max(0, at - 3), at)
    .filter((token) => token !== '.')
    .slice(-2)
    .reverse();
  return before.some(
    (token, distance) =>
      kindOf(token) === 'number' && (distance === 0 || kindOf(before[0] as string) === 'filler'),
  );
}

/** A property of a contact card (RFC 6350): `TEL;TYPE=WORK;PREF=1:`. */
const cardProperty = /^\s*(?:item\d+\.)?TEL(?:;[^:]*)?:(?:tel:)?\s*$/i;

/** Cache: most numbers of a page have the same few words before them. */
const labels = new Map<string, Label>();
const maxCached = 500;

/** Evidence from the words before a number. The nearest word with a meaning decides. */
export function labelBefore(text: string, start: number): Label {
  if (start === 0) return none;
  const line = text.slice(Math.max(0, start - labelDistance), start);
  const own = line.slice(line.lastIndexOf('\n') + 1);
  if (own.trim() === '') return none;
  const known = labels.get(own);
  if (known) return known;
  const label = labelIn(own);
  if (labels.size >= maxCached) labels.clear();
  labels.set(own, label);
  return label;
}

/** The kind of the word at `at` in its context. `between`: the number of words between it and the phone number. */
function kindAt(tokens: readonly string[], at: number, between: number): WordKind | undefined {
  const token = tokens[at] as string;
  if (isPhoneLine(tokens, at)) return 'phone';
  const kind = kindOf(token);
  if (isNumberOfThing(token, kind)) return 'id';
  // `pedido telefónico`, `commande téléphonique`: an order by phone.
  if (kind === 'phone' && isListed('byPhone', token) && kindOf(tokens[at - 1] ?? '') === 'id') return 'id';
  if (kind !== 'id' && kind !== 'amount') return kind;
  const isCutShort = /^[.:]$/.test(tokens[at + 1] ?? '');
  // `Port. :` means portable, `Std :` standard.
  if (isCutShort && /^(?:port|std)$/.test(token)) return 'contact';
  const isInitial = isCutShort && token === 'p';
  return isInitial || (between > 0 && isListed('ambiguous', token)) ? undefined : kind;
}

/** `Claims dept`, `Order desk`, `Rechnungsabteilung`. */
function isRole(tokens: readonly string[], at: number): boolean {
  return (
    roleEnding.test(tokens[at] as string) ||
    tokens.slice(at + 1, at + 3).some((token) => isListed('roles', token))
  );
}

function isPhoneNear(tokens: readonly string[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 4), at).some((token) => kindOf(token) === 'phone');
}

/** Whether an unambiguous word for "number" precedes an unknown word: `nr klienta`, `N° adhérent`. */
function isNumberBefore(tokens: readonly string[], at: number): boolean {
  const isDotted = tokens[at - 1] === '.';
  const before = tokens[isDotted ? at - 2 : at - 1] ?? '';
  // Without a dot, `no` is also a word for "not", and in Portuguese a preposition.
  if (isDotted && before === 'no') return true;
  if (isListed('numberWords', before)) return true;
  return /^(?:de|di|da|do|del)$/.test(before) && kindOf(tokens[at - 2] ?? '') === 'number';
}

/** Whether the last word is in no list: a lower-case word, or a single capitalized word. Always false in scripts without capitals. */
function endsInUnknownWord(own: string): boolean {
  const [, before, last] = /(?:(\p{Lu}[\p{L}\p{M}'’-]+)\.? )?([\p{L}\p{M}]+)[.:]?[\s(:–-]*$/u.exec(own) ?? [];
  if (last === undefined || !/\p{Lu}|\p{Ll}/u.test(last)) return false;
  const kind = kindOf(simplified(last).toLowerCase());
  if (kind !== undefined) return false;
  return !(
    before !== undefined &&
    /^\p{Lu}/u.test(last) &&
    kindOf(simplified(before).toLowerCase()) === undefined
  );
}

function labelIn(own: string): Label {
  if (cardProperty.test(own)) return { reason: 'phoneLabel', points: 3, immediate: true };
  if (smallLetter.test(own)) return { reason: 'phoneLabel', points: 1.5, immediate: true };
  const letter = letterLabel.exec(own);
  if (letter) return { reason: 'phoneLabel', points: letter[1] || letter[2] ? 2.5 : 1.5, immediate: true };
  const tokens = tokensOf(normalizeWords(own));
  let between = 0;
  let numbered: '' | 'sign' | 'word' = '';
  let apart = false;
  let sure = false;
  let abbreviated = false;
  let numberWordLength = 0;
  const person = personIn(own);
  const name = nameIn(own);
  for (let at = tokens.length - 1; at >= 0 && at > tokens.length - 14; at--) {
    const token = tokens[at] as string;
    if (/^\d/.test(token)) {
      if (token.length > 2 || between > 0) break;
      continue;
    }
    const immediate = between === 0 && !apart;
    const whose = numbered && immediate ? ownerPoints(token, numberWordLength > 3, tokens[at - 1]) : 0;
    if (whose > 0)
      return { reason: 'contactLabel', points: sure ? Math.max(whose, 1.8) : whose, immediate: false };
    switch (kindAt(tokens, at, between)) {
      case 'phone':
        return immediate || between === 0
          ? { reason: 'phoneLabel', points: apart ? 1.5 : 3, immediate }
          : { reason: 'phoneLabel', points: between < 4 ? 1.5 : 0.8, immediate };
      case 'amount':
        if (person > 0 && !immediate) return none;
        return { reason: 'amountLabel', points: immediate ? -6 : -1.5, immediate };
      case 'id':
        // `Projektleiter Hr. Moser`, `Order placed by Mr Hill`: the evidence is ambiguous.
        if (sure && isThingOfPhone(tokens, at)) return { reason: 'phoneLabel', points: 3, immediate };
        if ((person > 0 && !immediate) || (isRole(tokens, at) && !numbered)) return none;
        if (immediate && !numbered && isListed('clients', token))
          return { reason: 'idLabel', points: -0.8, immediate: false };
        return { reason: 'idLabel', points: immediate ? -4 : apart ? -0.5 : -1.5, immediate };
      case 'contact':
        if (numbered && immediate) return { reason: 'phoneLabel', points: 3, immediate };
        return { reason: 'contactLabel', points: immediate ? 1.8 : Math.max(1.2, name), immediate };
      case 'party':
        // `Mobile number of customer is …`
        if (numbered !== 'sign' && kindOf(tokens[at + 1] ?? '') !== 'number' && isPhoneNear(tokens, at))
          break;
        if (immediate && (numbered || isNumbered(tokens, at)))
          return { reason: 'idLabel', points: -4, immediate };
        between++;
        break;
      case 'call':
        return {
          reason: 'callWords',
          points: immediate
            ? sure
              ? 3
              : 1.8
            : (between < 2 || name > 0 || person > 0) && !apart
              ? 1.8
              : 1.2,
          immediate,
        };
      case 'number':
        if (token === '#' && between === 0) numbered = 'sign';
        else if (!numbered) numbered = 'word';
        numberWordLength = token.length;
        if (between === 0 && token.length < 4) abbreviated = true;
        break;
      case 'line':
        if (sure && immediate) return { reason: 'phoneLabel', points: 2, immediate };
        break;
      case 'filler':
        break;
      default:
        if (token === ':' || token === '=') sure = true;
        else if (/^[,;|•·]$/.test(token)) apart = true;
        else if (token === '.' && tokens[at - 1] && /^\d/.test(tokens[at - 1] as string)) apart = true;
        else if (/^\p{L}/u.test(token)) {
          if (immediate && isListed('numberedThings', token) && (numbered || isNumbered(tokens, at)))
            return { reason: 'idLabel', points: -4, immediate };
          if (immediate && (abbreviated || (isNumberBefore(tokens, at) && !isListed('givenNames', token))))
            return { reason: 'idLabel', points: -2, immediate };
          between++;
        }
    }
  }
  // `don Luis` names a person better than the title alone.
  if (person > 0) return { reason: 'contactLabel', points: Math.max(person, name), immediate: false };
  if (name > 0) return { reason: 'nameBefore', points: name, immediate: false };
  if (numbered === 'sign') return { reason: 'idLabel', points: -3, immediate: true };
  if (numbered === 'word') return { reason: 'contactLabel', points: 0.6, immediate: false };
  return endsInUnknownWord(own) ? afterUnknownWord : none;
}

const outcome = new RegExp(`^\\s*[-–,.:]?\\s*\\(?(?:${outcomes.join('|')})(?![\\p{L}\\d])`, 'u');

/** Evidence from the words after a number: `(mobile)`, `asked for a callback`, `no answer`. */
export function labelAfter(text: string, end: number): Label {
  if (end === text.length) return none;
  const line = text.slice(end, end + 40);
  const stop = line.search(/[\n;|]|[.!?](?:\s|$)/);
  const own = (stop < 0 ? line : line.slice(0, stop)).replace(/^\s*\)/, '');
  if (own.trim() === '') return none;
  // `(mobile)`, `- mobile`, or one word alone at the end.
  const bracket = /^\s?[([<]|^\s(?:[-–—]\s?)?\p{L}+\s*$/u.test(own);
  const lowered = simplified(own).toLowerCase();
  if (outcome.test(lowered)) return { reason: 'callWords', points: 1.8, immediate: false };
  const tokens = tokensOf(lowered);
  let words = 0;
  for (const token of tokens.slice(0, 8)) {
    if (/^\d/.test(token)) break;
    if (!/^\p{L}|[☎📞📱]/u.test(token)) {
      if (token === ':' || token === '#') break;
      continue;
    }
    words++;
    const kind = kindOf(token);
    const first = bracket && words === 1;
    if (first && (isListed('kin', token) || isListed('titles', token)))
      return { reason: 'contactLabel', points: 1.8, immediate: false };
    if (kind === 'phone')
      return { reason: 'phoneLabel', points: first ? 2.2 : words <= 3 ? 1.2 : 0.6, immediate: first };
    if (first && (kind === 'line' || kind === 'contact'))
      return { reason: 'phoneLabel', points: 2.2, immediate: true };
    if (kind === 'call') return { reason: 'callWords', points: words <= 4 ? 1.2 : 0.8, immediate: false };
    if (kind === 'id' || kind === 'amount') break;
    if (kind === 'number' && token.length > 3) return { reason: 'contactLabel', points: 1, immediate: false };
  }
  return none;
}
