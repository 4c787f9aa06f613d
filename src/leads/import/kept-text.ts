import type { Endpoint } from '../../vicidial/functions.ts';
import { leadFields } from '../../vicidial/lead-fields.ts';
import { customColumn, customTextsOf, type ImportColumn, type ImportTexts } from './import-row.ts';

/** The fields of a lead that a row fills. */
export interface NewLeadFields {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly vendor_lead_code: string;
  readonly comments: string;
}

/** The widths of the columns of the dialer. It cuts longer texts. */
const widths: Readonly<Record<keyof NewLeadFields, number>> = {
  first_name: 30,
  last_name: 30,
  email: 70,
  vendor_lead_code: 20,
  comments: 255,
};

/** The name in the two parts that the dialer has: `Ana María Cruz` and `Cruz, Ana María` are the same. */
export function splitName(name: string): Pick<NewLeadFields, 'first_name' | 'last_name'> {
  const [before = '', after] = name.split(/,\s*/, 2);
  if (after) return { first_name: after.trim(), last_name: before.trim() };
  const at = name.trim().lastIndexOf(' ');
  if (at < 0) return { first_name: name.trim(), last_name: '' };
  return { first_name: name.trim().slice(0, at), last_name: name.trim().slice(at + 1) };
}

/**
 * The fields of a lead, with the characters and lengths that every dialer keeps. The dialer has no field for a company and none for an
 * extension (`ext`), so both are in the comment. `api` stores the lead. The agent API keeps fewer characters.
 */
export function leadFieldsOf(
  { name, company, email, recordId }: ImportTexts,
  ext?: string,
  api: Endpoint = 'nonAgent',
): NewLeadFields {
  const { keptName, keptCode } = keepers[api];
  const cut = (field: keyof NewLeadFields, text: string) => text.slice(0, widths[field]).trim();
  const { first_name, last_name } = splitName(name);
  return {
    first_name: cut('first_name', keptName(first_name)),
    last_name: cut('last_name', keptName(last_name)),
    email: cut('email', keptCode(email, 'email')),
    vendor_lead_code: cut('vendor_lead_code', keptCode(recordId, 'vendor_lead_code')),
    comments: [keptCompany(company, ext, api), extensionComment(ext)].filter(Boolean).join(', '),
  };
}

const extensionComment = (ext: string | undefined) => (ext === undefined ? '' : `ext. ${ext}`);

/** What the dialer keeps of a company, with room for the extension after it. */
function keptCompany(company: string, ext: string | undefined, api: Endpoint): string {
  const room = ext === undefined ? 0 : extensionComment(ext).length + ', '.length;
  const kept = keepers[api].keptLine(company);
  return kept.slice(0, widths.comments - room).trim();
}

type CodeField = 'email' | 'vendor_lead_code';

interface Keeper {
  readonly keptName: (text: string) => string;
  readonly keptLine: (text: string) => string;
  readonly keptCode: (text: string, field: CodeField) => string;
}

/** What each API keeps of a text (docs/vicidial/facts.md 4). */
const keepers: Readonly<Record<Endpoint, Keeper>> = {
  nonAgent: {
    /** A dialer without `use_non_latin` drops these characters from names (docs/vicidial/results-out.md 9). */
    keptName: (text) => joinSpaces(text.replace(/[^- '+_.0-9A-Za-z]/g, '')),
    keptLine: (text) => joinSpaces(text.replace(/["\\]|[^\x20-\x7e]/g, '')),
    keptCode: (text) => text.replace(/[;#"\\]|[^\x20-\x7e]/g, ''),
  },
  agent: {
    keptName: (text) => inAlphabet(text, leadFields.first_name.alphabet),
    keptLine: (text) => inAlphabet(text, leadFields.comments.alphabet),
    /** An address or an ID without some of its characters is another one, so it is left out. */
    keptCode(text, field) {
      const { alphabet, max } = leadFields[field];
      const code = text.trim();
      return code.length <= max && [...code].every((character) => alphabet.test(character)) ? code : '';
    },
  },
};

const joinSpaces = (text: string) => text.replace(/ {2,}/g, ' ').trim();

/** The characters of this alphabet. A letter loses its accent instead of being dropped. */
function inAlphabet(text: string, alphabet: RegExp): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '');
  return joinSpaces([...letters].filter((character) => alphabet.test(character)).join(''));
}

/** What every dialer keeps of the text of a custom field. */
export const keptCustomText = (text: string): string => keepers.nonAgent.keptLine(text);

/**
 * What the dialer keeps of the texts of a row, where that is less than what is written. A dialer with `use_non_latin` keeps
 * letters of all scripts, but nothing shows which one it is.
 */
export function changedTexts(
  texts: ImportTexts,
  ext?: string,
  api: Endpoint = 'nonAgent',
): Partial<Readonly<Record<ImportColumn, string>>> & Readonly<Record<string, string>> {
  const { first_name, last_name, email, vendor_lead_code } = leadFieldsOf(texts, ext, api);
  const kept = {
    name: [first_name, last_name].filter(Boolean).join(' '),
    company: keptCompany(texts.company, ext, api),
    email,
    recordId: vendor_lead_code,
  };
  const written = { ...texts, name: Object.values(splitName(texts.name)).filter(Boolean).join(' ') };
  const changed = Object.entries(kept).filter(
    ([column, text]) => text !== written[column as keyof typeof kept].trim(),
  );
  // The agent API stores no custom fields at all.
  const custom = (api === 'agent' ? [] : customTextsOf(texts))
    .map(([label, text]) => [label, text, keptCustomText(text)] as const)
    .filter(([, text, after]) => after !== text.trim())
    .map(([label, , after]) => [customColumn(label), after] as const);
  return Object.fromEntries([...changed, ...custom]);
}
