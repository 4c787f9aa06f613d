import type { CountryCode } from 'libphonenumber-js/max';
import type { Item } from './corpus.ts';
import type { Finder, Found } from './score.ts';

/** Countries of agents and contacts, and so of the sites with mistyped numbers. */
export const sites: readonly CountryCode[] = [
  'US',
  'GB',
  'DE',
  'IN',
  'FR',
  'BR',
  'JP',
  'ES',
  'CN',
  'AU',
  'SE',
  'KR',
  'NL',
  'IT',
  'PL',
  'TR',
  'DK',
  'PH',
  'NO',
  'AE',
  'BE',
  'IL',
  'IE',
  'ZA',
  'SG',
  'MX',
  'CO',
  'CA',
  'CH',
  'NZ',
  'AT',
  'PT',
  'AR',
  'CZ',
  'FI',
];

/** A mistyped number. `end`: one after its last digit, extensions left out. */
export interface Mistyped {
  readonly raw: string;
  readonly region: string;
  readonly end: number;
}

const extension = /[\s,;]*(?:;ext=|\bext|\bx ?\d|#|доб|int\.|anexo)/iu;
const aDigit = /\p{Nd}/gu;

/** The raw number with one digit missing, one added and two neighbors swapped; `seed` chooses where. */
export function mistype(raw: string, seed: number): string[] {
  const tail = raw.search(extension);
  const main = tail < 0 ? raw : raw.slice(0, tail);
  const rest = raw.slice(main.length);
  const places = [...main.matchAll(aDigit)].map((match) => match.index);
  const at = places[seed % places.length];
  const swapped = seed % (places.length - 1);
  const [first, second] = places.slice(swapped, swapped + 2);
  if (at === undefined || first === undefined || second === undefined) return [];
  return [
    main.slice(0, at) + main.slice(at + 1) + rest,
    main.slice(0, at) + String.fromCharCode(48 + (seed % 10)) + main.slice(at) + rest,
    main.slice(0, first) +
      main[second] +
      main.slice(first + 1, second) +
      main[first] +
      main.slice(second + 1) +
      rest,
  ];
}

/** One number of each country and style of the corpus, mistyped in three ways. */
export function mistypedNumbers(items: readonly Item[], perStyle = 1): Mistyped[] {
  const taken = new Map<string, number>();
  const made: Mistyped[] = [];
  items.forEach((item, seed) => {
    for (const { raw, region } of item.spans) {
      if (raw === undefined || region === undefined || !sites.some((site) => site === region)) continue;
      const style = `${region} ${item.fmt}`;
      const count = taken.get(style) ?? 0;
      if (count >= perStyle) continue;
      taken.set(style, count + 1);
      for (const each of mistype(raw, seed)) {
        const tail = each.search(extension);
        const main = tail < 0 ? each : each.slice(0, tail);
        const last = [...main.matchAll(aDigit)].at(-1);
        if (last) made.push({ raw: each, region, end: last.index + last[0].length });
      }
    }
  });
  return made;
}

/** Whether the found numbers omit digits of the mistyped number. Such a link would dial another person's number. */
export function isPartial(text: string, { raw, end }: Mistyped, found: readonly Found[]): boolean {
  if (found.length === 0) return false;
  const start = text.indexOf(raw);
  const first = start + raw.search(/\p{Nd}/u);
  return !found.some((each) => each.start <= first && each.end >= start + end);
}

export interface MistypedScore {
  /** How many texts were read. */
  readonly n: number;
  /** The number of texts in which only a part of the digits was linked. */
  readonly wrong: number;
  /** The first wrong texts, with the site's country. */
  readonly examples: readonly string[];
}

/** Reads every mistyped number with and without a phone label, on the sites of all other countries. */
export function scoreMistyped(items: readonly Item[], finder: Finder, perStyle = 1): MistypedScore {
  let n = 0;
  let wrong = 0;
  const examples: string[] = [];
  for (const each of mistypedNumbers(items, perStyle)) {
    for (const site of sites) {
      if (site === each.region) continue;
      for (const text of [each.raw, `Phone: ${each.raw}`]) {
        n++;
        const found = finder(text, site, undefined);
        if (!isPartial(text, each, found)) continue;
        wrong++;
        if (examples.length < 200)
          examples.push(`${site} ${text} → ${found.map(({ number }) => number).join(' ')}`);
      }
    }
  }
  return { n, wrong, examples };
}
