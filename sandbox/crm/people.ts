import { pick, random } from './random.ts';

/** A row of the demo CRM. Phone numbers have the format that a person typed. All of them are reserved for fiction. */
export interface Contact {
  id: number;
  name: string;
  title: string;
  company: string;
  city: string;
  phone: string;
  mobile: string;
  email: string;
  invoice: string;
  order: string;
  /** ISO date, for example 2026-11-17. */
  lastContact: string;
  owner: string;
  status: 'Customer' | 'Lead' | 'Trial' | 'At risk';
}

export const firstNames =
  'Amelia Marcus Priya Daniel Sofia Theo Grace Omar Hannah Luis Chloe Victor Naomi Ethan Ingrid Jamal Lucia Peter Yuki Rosa Caleb Anika Felix Maren'.split(
    ' ',
  );
export const lastNames =
  'Hart Delgado Raman Whitlock Moretti Lindqvist Okafor Haddad Berg Castillo Dubois Novak Sterling Brooks Olsen Carter Ferreira Vance Tanaka Quintero Mercer Joshi Brandt Solano'.split(
    ' ',
  );
const companies =
  'Northwind Dental|Pelican Marine Supply|Cobalt Logistics|Juniper & Rye|Harborview Realty|Atlas Roofing|Brightwater Solar|Summit Orthopedics|Fernwood Schools|Redline Auto Group|Maple Street Bank|Vantage Print'.split(
    '|',
  );
const titles = ['Owner', 'Office manager', 'Head of operations', 'Buyer', 'CFO', 'IT lead', 'Front desk'];
const owners = ['Dana Ortiz', 'Sam Keller', 'Robin Shaw'];
const statuses = ['Customer', 'Customer', 'Customer', 'Lead', 'Lead', 'Trial', 'At risk'] as const;
const areas: [code: string, city: string][] = [
  ['727', 'Clearwater, FL'],
  ['813', 'Tampa, FL'],
  ['212', 'New York, NY'],
  ['312', 'Chicago, IL'],
  ['415', 'San Francisco, CA'],
  ['206', 'Seattle, WA'],
  ['303', 'Denver, CO'],
  ['512', 'Austin, TX'],
  ['617', 'Boston, MA'],
  ['404', 'Atlanta, GA'],
  ['615', 'Nashville, TN'],
  ['503', 'Portland, OR'],
];
const styles: ((area: string, line: string) => string)[] = [
  (area, line) => `(${area}) 555-${line}`,
  (area, line) => `${area}-555-${line}`,
  (area, line) => `+1 ${area} 555 ${line}`,
  (area, line) => `${area}.555.${line}`,
  (area, line) => `1-${area}-555-${line}`,
  (area, line) => `+1 (${area}) 555-${line}`,
  (area, line) => `${area}555${line}`,
];
/** Ranges that Ofcom, ARCEP, Bundesnetzagentur and ACMA reserve for drama and that libphonenumber accepts as valid. */
const abroad: [write: (two: string) => string, city: string][] = [
  [(two) => `+44 20 7946 0${two[0]}${two}`, 'London, UK'],
  [(two) => `+33 1 99 00 42 ${two}`, 'Paris, FR'],
  [(two) => `+49 30 23125 1${two}`, 'Berlin, DE'],
  [(two) => `+61 2 5550 12${two}`, 'Sydney, AU'],
];
const lastDay = Date.UTC(2026, 10, 20);

/** A US number for fiction (555-0100 to 555-0199) in one of several formats. */
export function fictionalPhone(next: () => number): { phone: string; city: string } {
  const [area, city] = pick(areas, next);
  return { phone: pick(styles, next)(area, lineOf(next)), city };
}

/** `count` contacts with IDs from 1, the same ones for the same seed. Every seventh lives abroad. */
export function people(count: number, seed = 7): Contact[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, index) => person(index + 1, next));
}

/** A random contact with this ID. `next` is the random source. */
export function person(id: number, next: () => number): Contact {
  const first = firstNames[(id * 5) % firstNames.length] ?? 'Alex';
  const last = lastNames[(id * 7 + Math.floor(id / 24)) % lastNames.length] ?? 'Kim';
  const company = companies[(id * 5 + Math.floor(id / 12)) % companies.length] ?? 'Kim & Co';
  const home = id % 7 === 4 ? fromAbroad(next) : fictionalPhone(next);
  const domain = company.toLowerCase().replace(/\W.*/, '');
  return {
    id,
    name: `${first} ${last}`,
    title: pick(titles, next),
    company,
    city: home.city,
    phone: id % 9 === 3 && id % 7 !== 4 ? `${home.phone} x${100 + Math.floor(next() * 800)}` : home.phone,
    mobile: fictionalPhone(next).phone,
    email: `${first.toLowerCase()}@${domain}.example`,
    invoice: `INV-2026${String(100000 + Math.floor(next() * 900000))}`,
    order: String(4_000_000_000 + Math.floor(next() * 999_999_999)),
    lastContact: new Date(lastDay - Math.floor(next() * 60) * 86_400_000).toISOString().slice(0, 10),
    owner: pick(owners, next),
    status: pick(statuses, next),
  };
}

/** Up to two initials, in place of a picture. */
export function initials(name: string): string {
  return name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2);
}

/** A hue (degrees) that depends only on the name. */
export function hue(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
}

function fromAbroad(next: () => number): { phone: string; city: string } {
  const [write, city] = pick(abroad, next);
  return { phone: write(String(10 + Math.floor(next() * 90))), city };
}

function lineOf(next: () => number): string {
  return `01${String(Math.floor(next() * 100)).padStart(2, '0')}`;
}
