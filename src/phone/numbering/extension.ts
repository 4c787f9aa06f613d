/**
 * The extension after a number: `x123`, `ext. 123`, `;ext=123`, `#123`, and the words of other languages. It is separate
 * from the number, because it is keyed in once the call is connected.
 */
const words =
  'extensions?|extn?|extens(?:ion|ão|ao)?|extensi[oó]n|anexo|interno|intern|int|ramal|rml|poste|durchwahl|dw|nebenstelle|app|toestel|tst|wew|anknytning|доб|вн|内線|分机|轉|转|내선|ext no';
const labeled = new RegExp(
  `^(?:[ ,;/-]{0,3}\\(?(?:${words})[ .:=#-]{0,3}|;ext=| ?\\(?[x×][ .:]{0,2}| #| ?~ ?)(\\d{1,7})(?!\\d|[.,:/-]\\d|\\p{L})\\)?`,
  'iu',
);

export interface Extension {
  readonly digits: string;
  /** Length of its text, counted from the end of the number. */
  readonly length: number;
}

export function extensionAfter(text: string, end: number): Extension | undefined {
  if (end === text.length) return undefined;
  const match = labeled.exec(text.slice(end, end + 32));
  if (!match) return undefined;
  const [whole, digits = ''] = match;
  const closed = whole.includes('(') === whole.endsWith(')');
  return {
    digits,
    length: whole.length - (closed ? 0 : whole.endsWith(')') ? 1 : 0),
  };
}
