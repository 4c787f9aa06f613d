import { readFileSync } from 'node:fs';
import type { CountryCode } from 'libphonenumber-js/max';

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly e164: string | null;
  readonly ext?: string;
  /** The number as written in the text. */
  readonly raw?: string;
  /** The country that the number belongs to. */
  readonly region?: string;
}

/** One text with the numbers that a finder must find in it. */
export interface Item {
  readonly kind: 'pos' | 'neg';
  readonly country: CountryCode;
  readonly text: string;
  readonly ctx?: { readonly header?: string };
  readonly spans: readonly Span[];
  /** Only `core` counts. The other tiers are scored separately. */
  readonly tier: 'core' | 'ambiguous' | 'extra';
  readonly cls?: string;
  /** The format of the number. */
  readonly fmt?: string;
  readonly group?: string;
}

/** One case made from a public fault report: `expect` lists the numbers as `E.164` or `E.164;ext`, in any order. */
export interface Report {
  readonly text: string;
  readonly country: CountryCode;
  readonly header?: string;
  readonly expect: readonly string[];
}

/** One case of the matcher tests of Google's libphonenumber, with what its production metadata finds. */
export interface MatcherCase {
  readonly test: string;
  readonly text: string;
  readonly region: string;
  readonly expect: readonly { readonly start: number; readonly end: number }[];
  readonly production: Readonly<
    Record<'POSSIBLE' | 'VALID', readonly { start: number; end: number; e164: string }[]>
  >;
}

export type CorpusFile =
  | { readonly form: 'items'; readonly items: readonly Item[] }
  | { readonly form: 'reports'; readonly reports: readonly Report[] }
  | { readonly form: 'matcher'; readonly cases: readonly MatcherCase[] };

/** Reads a corpus file and detects its format from the fields of its entries. Throws when the file is no JSON array. */
export function readCorpus(file: string): CorpusFile {
  const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(entries)) throw new Error(`${file} holds no array`);
  const hasField = (name: string) =>
    entries.some((entry: unknown) => typeof entry === 'object' && entry !== null && name in entry);
  if (hasField('production')) return { form: 'matcher', cases: entries as MatcherCase[] };
  if (hasField('spans')) return { form: 'items', items: entries as Item[] };
  return { form: 'reports', reports: entries as Report[] };
}
