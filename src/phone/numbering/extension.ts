import { isListed } from './word-lists.ts';

/**
 * The extension after a number: `x123`, `ext. 123`, `;ext=123`, `#123`, and the words of other languages. It is separate
 * from the number, because it is keyed in once the call is connected.
 */
const words =
  'extensions?|extn?|extens(?:ion|ão|ao)?|extensi[oó]n|anexo|interno|intern|int|ramal|rml|poste|durchwahl|dw|nebenstelle|app|toestel|tst|wew|anknytning|доб|вн|内線|分机|轉|转|내선|ext no';
const labeled = new RegExp(
  `^(?:[ ,;/-]{0,3}\\(?(?:${words})[ .:=#-]{0,3}|;ext=| ?\\(?[x×][ .:]{0,2}| #| ?~ ?)(?<digits>\\d{1,7})(?!\\d|[.,:/-]\\d|\\p{L})\\)?`,
  'iu',
);

/** A word before digits, which may be one of the shipped words for an extension. */
const inWords =
  /^[ ,;/-]{0,3}\(?(?<word>[^\d\s.:,;()]{2,16})[ .:]{1,3}(?<digits>\d{1,5})(?![.,:/-]?\d|[A-Za-z])\)?/;

export interface Extension {
  readonly digits: string;
  /** Length of its text, counted from the end of the number. */
  readonly length: number;
}

/** The extension behind the number that ends at `end`. `code`: its calling code, if known. */
export function extensionAfter(text: string, end: number, code = ''): Extension | undefined {
  if (end === text.length) return undefined;
  const behind = text.slice(end, end + 32);
  const match = labeled.exec(behind) ?? inWords.exec(behind);
  if (!match) return undefined;
  const [whole] = match;
  const { digits = '', word } = match.groups ?? {};
  // Some words mean an extension in some countries only: `kl. 14` is a time in Denmark, and `lokal 4` is a flat in Poland.
  if (word && ![word, word + code].some((each) => isListed('extensionWords', each.toLowerCase())))
    return undefined;
  const closed = whole.includes('(') === whole.endsWith(')');
  return {
    digits,
    length: whole.length - (closed ? 0 : whole.endsWith(')') ? 1 : 0),
  };
}
