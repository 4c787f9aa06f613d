import type { ImportRow } from './import-row.ts';

const written = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d)?)?$/;

/**
 * The time that a text names, in the form that the dialer takes: `YYYY-MM-DD HH:MM:00` by its clock. A day without a time means
 * 09:00. Undefined: the text is no date of this form. A date such as 01/02/2027 is not guessed.
 */
export function readCallbackTime(text: string): string | undefined {
  const [found, year, month, day, hour = '09', minute = '00'] = written.exec(text.trim()) ?? [];
  if (found === undefined) return undefined;
  const time = `${year}-${month}-${day} ${hour}:${minute}:00`;
  const date = new Date(`${time.replace(' ', 'T')}Z`);
  // A day that the month does not have becomes one of the next month.
  const isDate = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === time.slice(0, 10);
  return isDate ? time : undefined;
}

/** When the lead of a row is called back: the time of the row, or else `ofAll`, that of the import. Undefined: there is no callback. */
export function callbackOf(
  { texts }: Pick<ImportRow, 'texts'>,
  ofAll: string | undefined,
): string | undefined {
  return readCallbackTime(texts.extra?.callback ?? '') ?? ofAll;
}
