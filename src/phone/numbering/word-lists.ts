/** Words that are shipped as data with the numbering plans: each list is in lower case, separated by blanks. */
export interface WordLists {
  /** Common given names, without accents. */
  readonly givenNames: string;
  /** Words for identifiers, such as `invoice`. */
  readonly idWords: string;
}

let lists: WordLists = { givenNames: '', idWords: '' };
let givenNames: ReadonlySet<string> = new Set();

export function setWordLists(shipped: WordLists): void {
  lists = shipped;
  givenNames = new Set(shipped.givenNames.split(' '));
}

/** Whether a word (in lower case, without accents) is a common given name. */
export function isGivenName(word: string): boolean {
  return givenNames.has(word);
}

/** The words for identifiers, separated by blanks; empty before the lists are loaded. */
export function shippedIdWords(): string {
  return lists.idWords;
}
