let names: ReadonlySet<string> = new Set();

/** Takes the given names in: words in lower case and without accents, with a blank between. They are shipped with the numbering plans. */
export function setGivenNames(list: string): void {
  names = new Set(list.split(' '));
}

/** Whether a word (in lower case, without accents) is a common given name. */
export function isGivenName(word: string): boolean {
  return names.has(word);
}
