import { isListed } from '../numbering/word-lists.ts';
import { simplified } from './normalize.ts';
import { kindOf } from './tokens.ts';
import { honorificEnding } from './word-patterns.ts';

/* Evidence from the owner of a number: a person, a name, or a possessive before it. */

/** Points for a word before "number" or `#` that names the owner or the kind of the line. `before`: the word before it. */
export function ownerPoints(token: string, isWord: boolean, before = ''): number {
  if (isListed('ownLines', token)) return 2;
  if (isListed('possessives', token)) return 1.8;
  if (isListed('whichNumber', token)) return isWord || isListed('possessives', before) ? 1.8 : 0.6;
  return kindOf(token) === 'line' ? 0.8 : 0;
}

/** Points for a person directly before the number, optionally with a name: `Mr A Khan`, `wife`. */
export function personIn(own: string): number {
  const words = own.match(/[\p{L}\p{M}\s.:'’–(-]*$/u)?.[0].match(/\p{L}+/gu) ?? [];
  for (const word of words.reverse().slice(0, 4)) {
    const key = simplified(word).toLowerCase();
    if (isListed('kin', key)) return 1.8;
    if (isListed('titles', key)) return 1.2;
    if (!/^\p{Lu}\p{Ll}*$/u.test(word) && !isListed('nameParticles', key)) return 0;
  }
  return 0;
}

/** Two or three characters with nothing else in the line. */
const hanName = /^\s*(\p{Script=Han})\p{Script=Han}{1,2}[\s,]*$/u;

/** Points for a name directly before the number: `Suresh Kumar 98…`, `DUPONT;Marie;06…`, `Acme LLC,512…`, `王先生 138…`. */
export function nameIn(own: string): number {
  const near = /([\p{L}\p{M}\s.'’;,|-]*)[\s(–:-]*$/u.exec(own)?.[1] ?? '';
  const words = near.match(/[\p{L}\p{M}]+/gu)?.slice(-3) ?? [];
  const last = words.at(-1);
  if (last === undefined) return 0;
  if (honorificEnding.test(last) && !/^\p{ASCII}/u.test(last)) return 1.8;
  if (isListed('hanFamilyNames', hanName.exec(near)?.[1] ?? '') && kindOf(last) === undefined) return 1.8;
  const isCellBefore = /[;,|]\s*$/.test(own);
  if (isCellBefore && isListed('legalForms', last.toLowerCase())) return 1.8;
  const keys = words.map((word) => simplified(word).toLowerCase());
  const isName = (at: number) => /^\p{Lu}/u.test(words[at] ?? '') && isListed('givenNames', keys[at] ?? '');
  const at = words.length - 1;
  if (isName(at)) return 1.8;
  // A family name that is in no list, after a given name or before it.
  const isSurname =
    /^\p{Lu}\p{L}+$/u.test(last) &&
    (kindOf(keys[at] ?? '') === undefined || honorificEnding.test(keys[at] ?? ''));
  if ((isSurname || honorificEnding.test(keys[at] ?? '')) && isName(at - 1)) return 1.8;
  return isSurname && isName(at - 2) && isListed('nameParticles', keys[at - 1] ?? '') ? 1.8 : 0;
}
