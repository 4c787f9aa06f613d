import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { cleanText, guessMapping, textsOf } from './column-mapping.ts';
import { readImportNumber } from './import-number.ts';
import type { ImportTexts } from './import-row.ts';

/** A number of a page as its content script reports it. All of it is untrusted text. */
export interface ReportedNumber {
  readonly shown: string;
  /** E.164. */
  readonly number: string;
  readonly cells: readonly (readonly [header: string, text: string])[];
  readonly records: readonly ReportedText[];
}

/** The text of a record place, as `dialOptionsFor` takes it. */
interface ReportedText {
  readonly selector: string;
  readonly attribute?: string;
  readonly text: string | null;
}

/** What the rule of the site says about the record of the number. */
export interface ReportedRecord {
  readonly vendorId?: string;
  readonly recordName?: string;
}

/**
 * The texts of a number of a page: name, company, e-mail address and record ID by the headers of its row. The record of the
 * site's rule comes before a column. The number is the text on the page if that means the reported number, so that a person reviews the
 * number that is sent.
 */
export function textsOfPageNumber(
  { shown, number, cells }: Omit<ReportedNumber, 'records'>,
  { vendorId, recordName }: ReportedRecord,
  country: CountryCode,
): ImportTexts {
  const headers = cells.map(([header]) => header);
  const row = cells.map(([, text]) => text);
  const texts = textsOf(row, guessMapping([headers, row], true));
  const text = cleanText(shown);
  return {
    number: isSame(text, number, country) ? text : cleanText(number),
    name: cleanText(recordName ?? '') || texts.name,
    company: texts.company,
    email: texts.email,
    recordId: vendorId ?? texts.recordId,
  };
}

function isSame(text: string, number: string, country: CountryCode): boolean {
  const [one, other] = [readImportNumber(text, country), readImportNumber(number, country)];
  return (
    one.ok &&
    other.ok &&
    one.value.value === other.value.value &&
    one.value.phoneCode === other.value.phoneCode
  );
}

const longestNumber = 64;
const longestText = 400;
const mostCells = 24;
const mostRecords = 20;

/** Whether the report of a content script has the shape and the lengths of a number. A content script can send anything. */
export function isReportedNumber(raw: unknown): raw is ReportedNumber {
  if (!isObject(raw)) return false;
  const { shown, number, cells, records } = raw;
  return (
    isText(shown, longestNumber) &&
    isText(number, longestNumber) &&
    Array.isArray(cells) &&
    cells.length <= mostCells &&
    cells.every(
      (cell) => Array.isArray(cell) && cell.length === 2 && cell.every((text) => isText(text, longestText)),
    ) &&
    Array.isArray(records) &&
    records.length <= mostRecords &&
    records.every(isReportedText)
  );
}

function isReportedText(raw: unknown): raw is ReportedText {
  if (!isObject(raw)) return false;
  const { selector, attribute, text } = raw;
  return (
    isText(selector, 1000) &&
    (attribute === undefined || isText(attribute, 1000)) &&
    (text === null || isText(text, longestText))
  );
}

function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null;
}

function isText(raw: unknown, longest: number): raw is string {
  return typeof raw === 'string' && raw.length <= longest;
}
