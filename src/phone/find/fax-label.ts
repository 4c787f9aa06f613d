const faxWord =
  '(?:tele)?fax(?:nummer|number|nr|no)?|faks|факс|φαξ|传真|傳真|ファックス|ファクス|팩스|פקס|فاكس|📠';
/** `Fax: `, `Fax no. `, `Telefax (`, directly before the number. */
const before = new RegExp(
  `(?:^|[^\\p{L}\\p{N}])(?:${faxWord})(?:\\s*(?:no|nr|n[°º]|number|line))?[\\s.:：#–—-]*\\(?\\+?$`,
  'iu',
);
/** `Tel/Fax: `, `Telefon- und Faxnummer `: the line takes calls too. */
const withPhone = new RegExp(
  `\\p{L}[.-]*\\s*(?:[/&+]|\\b(?:and|or|und|oder|en|y|o|et|ou|e|i)\\s)\\s*(?:${faxWord})[^\\p{L}]*(?:no|nr|number)?[^\\p{L}]*$`,
  'iu',
);
/** `F: ` on a business card. */
const letter = /(?:^|[|,;•·/]\s*|\s{2})F\s?[.:]\s*\(?\+?$/;
/** `(fax)` behind the number. */
const after = /^\s*[([]\s*(?:tele)?fax\s*[)\]]/i;
const inHeader = new RegExp(`(?:^|[^\\p{L}])(?:${faxWord})(?![\\p{L}])`, 'iu');
const phoneInHeader = /\b(?:tel|telephone|phone|mobile|cell|voice|telefon|telefono|tlf)\b/i;
/** A label is not longer than this. */
const labelDistance = 40;

/**
 * Whether the number from `start` to `end` is a fax number, by the words directly beside it or by its header. A fax number is
 * not called. A line for phone and fax is not meant.
 */
export function isFaxNumber(text: string, start: number, end: number, header = ''): boolean {
  const line = text.slice(Math.max(0, start - labelDistance), start);
  const own = line.slice(line.lastIndexOf('\n') + 1);
  if (letter.test(own)) return true;
  if (before.test(own)) return !withPhone.test(own);
  if (after.test(text.slice(end, end + 20))) return true;
  return own.trim() === '' && inHeader.test(header) && !phoneInHeader.test(header);
}
