/** The kind of a word before digits. */
export type WordKind =
  | 'phone'
  | 'contact'
  | 'call'
  | 'amount'
  | 'id'
  | 'party'
  | 'number'
  | 'line'
  | 'filler';

/** Words of one kind, separated by blanks. */
export interface Stems {
  /** Whole words. */
  readonly whole: string;
  /** Prefixes of words. */
  readonly begins: string;
  /** Parts of words: German and Dutch have compound words, Chinese and Japanese have no spaces. */
  readonly holds: string;
}

/** A list of words for one rule. */
export type WordSet =
  | 'givenNames'
  | 'hanFamilyNames'
  | 'ownLines'
  | 'possessives'
  | 'whichNumber'
  | 'kin'
  | 'titles'
  | 'nameParticles'
  | 'roles'
  | 'clients'
  | 'numberWords'
  | 'numberedThings'
  | 'listWords'
  | 'headFirst'
  | 'lineOwners'
  | 'byPhone'
  | 'extensionWords'
  | 'ambiguous'
  | 'connectors'
  | 'neutralTails'
  | 'englishThings'
  | 'legalForms';

/**
 * Words that are shipped as data with the numbering plans (`tools/build/lexicon.ts`), in lower case, without accents and
 * separated by blanks.
 */
export interface WordLists {
  readonly stems: Readonly<Record<WordKind, Stems>>;
  readonly sets: Readonly<Record<WordSet, string>>;
}

let stems: WordLists['stems'] | undefined;
let sets: ReadonlyMap<string, ReadonlySet<string>> = new Map();

export function setWordLists(shipped: WordLists): void {
  stems = shipped.stems;
  sets = new Map(Object.entries(shipped.sets).map(([name, words]) => [name, new Set(words.split(' '))]));
}

/** Whether the list contains the word, which must be in lower case and without accents. */
export function isListed(list: WordSet, word: string): boolean {
  return sets.get(list)?.has(word) ?? false;
}

/** The words of each kind; undefined before the lists are loaded. */
export function shippedStems(): WordLists['stems'] | undefined {
  return stems;
}
