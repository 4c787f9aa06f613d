import { inWords, isPhoneLine, kindOf, simplified, tokensOf } from './words.ts';

/** What stands around a number and speaks for or against it. */
export interface Label {
  readonly reason: 'phoneLabel' | 'contactLabel' | 'callWords' | 'idLabel' | 'amountLabel' | 'none';
  readonly points: number;
  /** No other word stands between the label and the number. */
  readonly immediate: boolean;
}

const none: Label = { reason: 'none', points: 0, immediate: false };
const farthest = 70;

/** Single letters that business cards put before a number: T: M: P: F: … */
const letterLabel = /(?:^|[\n|,;•·/(]|\s{2}|\d\s)\s*(?:T|P|M|C|F|H|W|O|D|B|Ph|Tf|Mo|Te)\s?([:.]?)\s*\(?\s?$/;

/** `N° client`, `numéro de client`: the word for "number" stands before. */
function isNumbered(tokens: readonly string[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 2), at).reverse();
  return before.some(
    (token, distance) =>
      kindOf(token) === 'number' && (distance === 0 || kindOf(before[0] as string) === 'filler'),
  );
}

/** The same few words stand before most numbers of a page. */
const labels = new Map<string, Label>();
const mostRemembered = 500;

/** The words before a number, from near to far. */
export function labelBefore(text: string, start: number): Label {
  if (start === 0) return none;
  const line = text.slice(Math.max(0, start - farthest), start);
  const own = line.slice(line.lastIndexOf('\n') + 1);
  if (own.trim() === '') return none;
  const known = labels.get(own);
  if (known) return known;
  const label = labelIn(own);
  if (labels.size >= mostRemembered) labels.clear();
  labels.set(own, label);
  return label;
}

function labelIn(own: string): Label {
  const letter = letterLabel.exec(own);
  if (letter) return { reason: 'phoneLabel', points: letter[1] ? 2.5 : 1.5, immediate: true };
  const tokens = tokensOf(inWords(own));
  let between = 0;
  let numbered: '' | 'sign' | 'word' = '';
  let apart = false;
  let sure = false;
  let abbreviated = false;
  for (let at = tokens.length - 1; at >= 0 && at > tokens.length - 14; at--) {
    const token = tokens[at] as string;
    if (/^\d/.test(token)) {
      if (token.length > 2 || between > 0) break;
      continue;
    }
    const immediate = between === 0 && !apart;
    switch (isPhoneLine(tokens, at) ? 'phone' : kindOf(token)) {
      case 'phone':
        return immediate || between === 0
          ? { reason: 'phoneLabel', points: apart ? 1.5 : 3, immediate }
          : { reason: 'phoneLabel', points: between < 4 ? 1.5 : 0.8, immediate };
      case 'amount':
        return { reason: 'amountLabel', points: immediate ? -6 : -1.5, immediate };
      case 'id':
        return { reason: 'idLabel', points: immediate ? -4 : apart ? -0.5 : -1.5, immediate };
      case 'contact':
        if (numbered && immediate) return { reason: 'phoneLabel', points: 3, immediate };
        return { reason: 'contactLabel', points: immediate ? 1.8 : 1.2, immediate };
      case 'party':
        if (immediate && (numbered || isNumbered(tokens, at)))
          return { reason: 'idLabel', points: -4, immediate };
        between++;
        break;
      case 'call':
        return {
          reason: 'callWords',
          points: immediate ? (sure ? 3 : 1.8) : between < 2 && !apart ? 1.8 : 1.2,
          immediate,
        };
      case 'number':
        if (token === '#' && between === 0) numbered = 'sign';
        else if (!numbered) numbered = 'word';
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
          if (immediate && abbreviated) return { reason: 'idLabel', points: -2, immediate };
          between++;
        }
    }
  }
  if (numbered === 'sign') return { reason: 'idLabel', points: -3, immediate: true };
  if (numbered === 'word') return { reason: 'contactLabel', points: 0.6, immediate: false };
  return none;
}

/** The words behind a number: `(mobile)`, `asked for a callback`, `no answer`. */
export function labelAfter(text: string, end: number): Label {
  if (end === text.length) return none;
  const line = text.slice(end, end + 40);
  const stop = line.search(/[\n;|]|[.!?](?:\s|$)/);
  const own = (stop < 0 ? line : line.slice(0, stop)).replace(/^\s*\)/, '');
  if (own.trim() === '') return none;
  const bracket = /^\s?[([<]/.test(own);
  const tokens = tokensOf(simplified(own).toLowerCase());
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

export type Refusal = 'partOfWord' | 'glued' | 'amount' | 'partOfLonger' | 'address';

const currencyBefore =
  /(?:[$€£¥₹₽₩₺฿₫₴₪₦₱]|\b(?:usd|eur|gbp|chf|jpy|inr|brl|aud|cad|mxn|php|rs|r\$|kr|sek|nok|dkk|pln|zł|czk|huf|rub|try|cny|rmb|nzd|sgd|hkd|zar|aed|rp|rm)\.?)\s?$/i;
const unitAfter =
  /^\s?(?:[%‰°€£¥₹$′″²³]|(?:bytes?|bits?|[kmgt]i?b|px|pixels?|pt|em|rem|mm|cm|dm|km|m²|m2|kg|mg|lbs?|oz|kwh|mwh|wh|kw|mw|hz|khz|mhz|ghz|ms|ns|secs?|seconds?|sek|mins?|minutes?|hrs?|hours?|days?|tage|years?|jahre|months?|weeks?|units?|points?|pts|pcs|pieces?|items?|users?|people|records?|rows?|lines?|tokens?|views?|visits?|hits?|votes?|shares?|tons?|tonnes?|ml|litres?|liters?|miles?|mi|ft|feet|in|inches|yd|acres?|ha|sqft|usd|eur|gbp|chf|jpy|inr|brl|aud|cad|mxn|php|kr|sek|nok|dkk|pln|zł|czk|huf|rub|руб|try|cny|nzd|sgd|zar|euros?|dollars?|pesos?|reais|rupees?|yen|円|元|원|einwohner|inhabitants|habitants?|stück|stk|unidades|unités?|unità|pezzi)(?![\p{L}\d]))/iu;
const unspaced =
  /[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uff66-\uff9d]/;

/** What stands directly before a number and makes it something else. `labelled`: a phone label stands there. */
export function refusalBefore(text: string, start: number, labelled: boolean): Refusal | undefined {
  const near = text.slice(Math.max(0, start - 6), start);
  if (near === '') return undefined;
  if (currencyBefore.test(near)) return 'amount';
  const sign = near.at(-1) as string;
  if (/[\p{L}\p{N}_]/u.test(sign)) {
    const word = /(?:^|[^\p{L}\p{N}_])\p{L}{2,}$/u.test(text.slice(Math.max(0, start - 24), start));
    if ((labelled && word) || unspaced.test(sign)) return undefined;
    return /\p{L}/u.test(sign) && /[+(]/.test(text[start] ?? '') ? 'glued' : 'partOfWord';
  }
  if (/[\\@&%^{}]/.test(sign)) return 'partOfWord';
  if (sign === '*' || sign === '×') return 'amount';
  if (/[\p{L}\p{N}_][-/.']$|\p{N}\s?[*×+=]\s?$/u.test(near))
    return labelled && !/\d.$/.test(near) ? undefined : 'partOfLonger';
  if (/(?:^|\D)\d{1,3},$|\p{L},$/u.test(near) && !labelled)
    return text[start] === '+' ? undefined : 'partOfLonger';
  if (/[\p{L}\p{N}_)]\($/u.test(near)) return labelled ? undefined : 'partOfLonger';
  if (/^[=/?]$/.test(sign) && !labelled) return /\s[=/]$|^\/$/.test(near) ? undefined : 'partOfWord';
  if (/[\p{L}\p{N}_"']:$/u.test(near) && !labelled) return 'partOfLonger';
  if (/=["']$/.test(near) && !labelled) return 'partOfWord';
  if (/[-.]$/.test(sign) && /[-.]{1,2}$/.test(near) && !/[\s.]$/.test(near.slice(0, -1)) && !labelled)
    return near.length > 1 ? 'partOfLonger' : undefined;
  return undefined;
}

/** What stands directly behind a number and makes it something else. */
export function refusalAfter(text: string, end: number): Refusal | undefined {
  const near = text.slice(end, end + 14);
  if (near === '') return undefined;
  const sign = near[0] as string;
  if (/[\p{L}\p{N}_]/u.test(sign)) return unspaced.test(sign) ? undefined : 'partOfWord';
  if (unitAfter.test(near)) return 'amount';
  if (/^[;/] ?x ?\d/i.test(near)) return undefined;
  if (/^[@\\^{]|^[-_/=&?](?=[\p{L}\p{N}_])/u.test(near)) {
    return /^\/\s?\p{L}/u.test(near) &&
      kindOf(
        simplified(near.slice(1))
          .toLowerCase()
          .match(/^\p{L}+/u)?.[0] ?? '',
      ) === 'phone'
      ? undefined
      : 'partOfWord';
  }
  if (/^,\d{1,3}(?![\d./(-]| \d)/.test(near)) return 'partOfLonger';
  if (/^(?::\d|'\d|\s?[*×=]\s?\d|\.\d|\*)/.test(near)) return 'partOfLonger';
  return undefined;
}
