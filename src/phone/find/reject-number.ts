import { simplified } from './normalize.ts';
import { kindOf } from './tokens.ts';

export type Rejection = 'partOfWord' | 'glued' | 'amount' | 'partOfLonger' | 'address';

const currencyBefore =
  /(?:[$€£¥₹₽₩₺฿₫₴₪₦₱]|\b(?:usd|eur|gbp|chf|jpy|inr|brl|aud|cad|mxn|php|rs|r\$|kr|sek|nok|dkk|pln|zł|czk|huf|rub|try|cny|rmb|nzd|sgd|hkd|zar|aed|rp|rm)\.?)\s?$/i;
/** The Turkish lira is written in capitals: `please try 480 967 3344`. */
const tryBefore = /\b[Tt]ry\.?\s?$/;
/** `NL91 ABNA `: an IBAN with a bank code in letters. */
const accountBefore = /(?:^|[^\p{L}\d])[A-Z]{2}\d\d ?[A-Z][A-Z\d]{3} $/u;
const unitAfter =
  /^\s?(?:[%‰°€£¥₹$′″²³]|(?:bytes?|bits?|[kmgt]i?b|px|pixels?|pt|em|rem|mm|cm|dm|km|m²|m2|kg|mg|lbs?|oz|kwh|mwh|wh|kw|mw|hz|khz|mhz|ghz|ms|ns|secs?|seconds?|sek|mins?|minutes?|hrs?|hours?|days?|tage|years?|jahre|months?|weeks?|units?|points?|pts|pcs|pieces?|items?|users?|people|records?|rows?|lines?|tokens?|views?|visits?|hits?|votes?|shares?|calls|tons?|tonnes?|ml|litres?|liters?|miles?|mi|ft|feet|in|inches|yd|acres?|ha|sqft|usd|eur|gbp|chf|jpy|inr|brl|aud|cad|mxn|php|kr|sek|nok|dkk|pln|zł|czk|huf|rub|руб|try|cny|nzd|sgd|zar|euros?|dollars?|pesos?|reais|rupees?|yen|円|元|원|einwohner|inhabitants|habitants?|stück|stk|unidades|unités?|unità|pezzi)(?![\p{L}\d]))/iu;
/** A currency sign of the following amount: `0438 221 094 $720`. */
const currencyOfNext = /^\s[$€£¥₹]\s?\d/;
/** Units that are also ordinary words: `512-801-7765 in the morning`, `… try again`. */
const wordOrUnit =
  /^\s(?:in|try|mi|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?|lines?|unit|people|calls|pt|em|ft)(?![\p{L}\d])/iu;
const unspaced =
  /[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uff66-\uff9d]/;

/** The format of the number and its context. */
export interface Setting {
  /** A phone label is directly before the number. */
  readonly labeled: boolean;
  /** The digits are in groups, or a `+` precedes them. */
  readonly grouped: boolean;
  /** The groups have the format of the number's country, or a `+` precedes them. */
  readonly wellWritten: boolean;
  /** An amount can have the format of this number. */
  readonly isFigure: boolean;
}

/** Several cells in a line with commas or semicolons between them, and no program code. */
const delimited = /^[^;()={}\n]*(?:[;,][^;()={}\n]*){2,}$/;

function isCell(text: string, start: number): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', start);
  return delimited.test(
    text.slice(Math.max(from, start - 100), Math.min(to < 0 ? text.length : to, start + 100)),
  );
}

/** The reason to reject a number because of the text directly before it. */
export function rejectionBefore(
  text: string,
  start: number,
  { labeled, grouped }: Setting,
): Rejection | undefined {
  const near = text.slice(Math.max(0, start - 6), start);
  if (near === '') return undefined;
  // No amount begins with a 0, so the letters before it are no currency (NOK: next of kin).
  const isWord = tryBefore.test(near) || (text[start] === '0' && /\p{L}\.?\s?$/u.test(near));
  if (currencyBefore.test(near) && !isWord) return 'amount';
  if (accountBefore.test(text.slice(Math.max(0, start - 12), start))) return 'partOfLonger';
  const sign = near.at(-1) as string;
  if (/[\p{L}\p{N}_]/u.test(sign)) {
    const word = /(?:^|[^\p{L}\p{N}_])\p{L}{2,}$/u.test(text.slice(Math.max(0, start - 24), start));
    if ((labeled && word) || unspaced.test(sign)) return undefined;
    return /\p{L}/u.test(sign) && /[+(]/.test(text[start] ?? '') ? 'glued' : 'partOfWord';
  }
  if (/[\\@&%^{}]/.test(sign)) return 'partOfWord';
  if (sign === '*' || sign === '×') return 'amount';
  // A Hebrew preposition is one letter with a dash.
  if (/(?:^|[\s(])[\u05d0-\u05ea]-$/.test(near)) return undefined;
  if (/[\p{L}\p{N}_][-/.']$|\p{N}\s?[*×+=]\s?$/u.test(near))
    return labeled && !/\d.$/.test(near) ? undefined : 'partOfLonger';
  // Scripts without spaces have none after punctuation: 李娜，15912341234
  if (/[,:]$/.test(sign) && unspaced.test(near.at(-2) ?? '')) return undefined;
  if (/\p{L},$/u.test(near) && (grouped || isCell(text, start))) return undefined;
  if (/(?:^|\D)\d{1,3},$|\p{L},$/u.test(near) && !labeled)
    return text[start] === '+' ? undefined : 'partOfLonger';
  if (/[\p{L}\p{N}_)]\($/u.test(near)) return labeled ? undefined : 'partOfLonger';
  if (/^[=/?]$/.test(sign) && !labeled) return /\s[=/?]$|^[/?]$/.test(near) ? undefined : 'partOfWord';
  if (/[\p{L}\p{N}_"']:$/u.test(near) && !labeled)
    return grouped && /(?:^|[\s(,;])\p{L}{2,}:$/u.test(text.slice(Math.max(0, start - 24), start))
      ? undefined
      : 'partOfLonger';
  if (/=["']$/.test(near) && !labeled) return 'partOfWord';
  if (/[-.]$/.test(sign) && /[-.]{1,2}$/.test(near) && !/[\s.]$/.test(near.slice(0, -1)) && !labeled)
    return near.length > 1 ? 'partOfLonger' : undefined;
  return undefined;
}

/** The reason to reject a number because of the text directly after it. */
export function rejectionAfter(
  text: string,
  end: number,
  { isFigure, wellWritten }: Setting,
): Rejection | undefined {
  const near = text.slice(end, end + 14);
  if (near === '') return undefined;
  const sign = near[0] as string;
  if (/[\p{L}\p{N}_]/u.test(sign)) return unspaced.test(sign) ? undefined : 'partOfWord';
  if (unitAfter.test(near) && !currencyOfNext.test(near) && (isFigure || !wordOrUnit.test(near)))
    return 'amount';
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
  // Tones that are sent after the call is connected.
  if (wellWritten && /^ ?\* ?\d{1,6}(?![\d.,*])/.test(near)) return undefined;
  if (wellWritten && !isFigure && /^,{1,3}\d{1,6}(?![\d.,*])/.test(near)) return undefined;
  if (/^,\d{1,3}(?![\d./(-]| \d)/.test(near)) return 'partOfLonger';
  if (/^(?::\d|'\d|\s?[*×=]\s?\d|\.\d|\*)/.test(near)) return 'partOfLonger';
  return undefined;
}
