import { describe, expect, test } from 'vitest';
import { explainText } from '../../src/phone/find/explain.ts';
import { findNumbers } from '../../src/phone/find/find-numbers.ts';
import type { CountryCode } from '../../src/phone/numbering/metadata-parser.ts';

/** What people type into notes and cells: each rule with what it links, and with what it must not. */
type Row = readonly [country: CountryCode, text: string, ...numbers: string[]];

const numbersIn = (country: CountryCode, text: string, header?: string) =>
  findNumbers(text, { country, header }).map(({ number, ext }) => (ext ? `${number} x${ext}` : number));

const rules: Record<string, { readonly links: readonly Row[]; readonly leaves: readonly Row[] }> = {
  'words that are units elsewhere': {
    links: [
      ['US', '512-801-7765 in the morning', '+15128017765'],
      ['US', '512-801-7765 try again', '+15128017765'],
      ['AU', '02 9374 4000 days', '+61293744000'],
      ['GB', '01204 388120 hours 9-5', '+441204388120'],
      ['AU', 'call Jess 0438 221 094 $720pw', '+61438221094'],
    ],
    leaves: [
      ['US', '2000-4000 hours'],
      ['AU', '412 345 678 people'],
      ['US', '415-362-7700 units'],
      ['US', '801-532-6640 pcs'],
      ['US', '415-666-7777$'],
      ['GB', '07912447712 units'],
    ],
  },
  'a verb and a name before the number': {
    links: [
      ['US', 'call John Smith 3124480917 re: invoice 4410023', '+13124480917'],
      ['US', 'please try 480 967 3344 instead', '+14809673344'],
      ['US', 'Emergency contact Rosa 6023319087', '+16023319087'],
      ['US', 'her new # is 6023319087', '+16023319087'],
      ['BR', 'me liga no (11) 98765-4321', '+5511987654321'],
      ['IT', 'chiama Marco 3471234567', '+393471234567'],
    ],
    leaves: [
      ['US', 'call about order 6023319087'],
      ['TR', 'toplam TRY 480 967 334'],
      ['US', 'case #6023319087'],
      ['BR', 'pedido no 1198765432'],
    ],
  },
  'one word behind the number': {
    links: [
      ['US', '6023319087 - mobile', '+16023319087'],
      ['US', '6023319087 work', '+16023319087'],
      ['US', '6023319087 disconnected', '+16023319087'],
    ],
    leaves: [
      ['US', '6023319087 shipped'],
      ['US', '6023319087 work orders'],
    ],
  },
  'a second number behind a stroke': {
    links: [
      ['IN', 'Tel: 9820012345/9820098765', '+919820012345', '+919820098765'],
      ['US', '404-872-3300/404-872-3301', '+14048723300', '+14048723301'],
      ['US', '(404)872-3300/3301', '+14048723300'],
      ['ZA', 'Tel: 011 447 2290/1', '+27114472290'],
      ['GB', 'Tel:01865 722811/722812', '+441865722811'],
    ],
    leaves: [
      ['US', '9820012345/9820098765'],
      ['US', '512-801-7765/2024'],
      ['US', '512-801-7765/A'],
      ['IN', '9820012345/24-25'],
    ],
  },
  'a date, a time, a place or an ordinal beside the number': {
    links: [
      ['US', '10/03 - 512-801-7765', '+15128017765'],
      ['US', '10/03 (512) 801-7765 left vm', '+15128017765'],
      ['US', '214-748-2290 4/22 3:30pm', '+12147482290'],
      ['US', 'Apr 12 512-801-7765', '+15128017765'],
      ['US', '10:45 727-555-1212', '+17275551212'],
      ['DE', '12.03.2024 10:45 0171 4382219', '+491714382219'],
      ['FR', '10h45 06 61 42 18 73', '+33661421873'],
      ['US', 'Elk Grove IL 60007 847-593-8800', '+18475938800'],
      ['US', 'Dallas, TX 75201-2211 (214) 748-2290', '+12147482290'],
      ['AU', 'Bondi NSW 2026 0438 221 094', '+61438221094'],
      ['US', '1) 214-748-2290 2) 214-558-0117', '+12147482290', '+12145580117'],
    ],
    leaves: [
      ['US', 'PN 60007 847-593-8800'],
      ['US', '45 727-555-1212 33'],
    ],
  },
  'a bare row without the 0 that a spreadsheet took': {
    links: [
      ['GB', 'Mobile: 7786221940', '+447786221940'],
      ['DE', 'Telefon: 17612345678', '+4917612345678'],
      ['AU', 'Mobile: 438221094', '+61438221094'],
      ['DE', 'Handy: 491714382219', '+491714382219'],
    ],
    leaves: [
      ['GB', '7786221940'],
      ['GB', 'Mobile order 7786221940'],
      ['AU', 'Tel ref 438221094'],
      ['DE', 'Tel. 5512345'],
    ],
  },
  'which number of somebody’s it is': {
    links: [
      ['US', 'wrong # - 214-748-2290 belongs to a dentist', '+12147482290'],
      ['US', 'home # 9155442280', '+19155442280'],
      ['US', 'her number is 9155442280', '+19155442280'],
      ['IN', 'Mobile number of customer is 9820098765', '+919820098765'],
      ['NL', 'algemeen nr: 088-0301400', '+31880301400'],
      ['FR', 'nouveau n° 06 61 42 18 73', '+33661421873'],
      ['US', 'wrong number: 4805528813', '+14805528813'],
    ],
    leaves: [
      ['US', 'work order # 415-362-7700'],
      ['US', 'work # 4153627700'],
      ['US', 'my order number is 4153627700'],
      ['US', 'her member number is 4153627700'],
      ['US', 'Widget no 727 555 1212'],
    ],
  },
  people: {
    links: [
      ['GB', 'Tenant: Mr A Khan 07786221940 -', '+447786221940'],
      ['US', 'Mom 4156642019', '+14156642019'],
      ['SG', '91234567 (Mdm Lim)', '+6591234567'],
      ['DE', 'Projektleiter Hr. Moser 0711 2287154', '+497112287154'],
      ['GB', 'NHS 943 476 5919, NOK 07911123461', '+447911123461'],
      ['US', 'wife 4156642019', '+14156642019'],
    ],
    leaves: [
      ['GB', 'Matter 07912447712 opened'],
      ['US', 'Mr Khan 4500128834'],
      ['US', 'Mr Lee escrow 4155528812'],
      ['ZA', 'Ms Naidoo file 0315551234'],
      ['NL', 'dhr. de Vries polis 0612345678'],
      ['US', 'driver badge 2125528812'],
      ['US', 'Invoice Mr Hill 4153627700'],
      ['US', 'Order placed by Mrs Hill 4153627700'],
      ['GB', 'Enquiry 07912447712'],
    ],
  },
  departments: {
    links: [
      ['US', 'Account Manager 512-801-7765', '+15128017765'],
      ['US', 'Claims dept 512-801-7765', '+15128017765'],
      ['DE', 'Rechnungsabteilung 0711 2287154', '+497112287154'],
      ['GB', 'FAO Accounts – 01204 388120', '+441204388120'],
    ],
    leaves: [
      ['US', 'Account holder number 512-801-7765'],
      ['US', 'Account no 512-801-7765'],
      ['US', 'Orders 4153627700'],
    ],
  },
  'words that are something else in another language': {
    links: [
      ['PT', 'Sr. Nunes 966 412 305', '+351966412305'],
      ['FR', 'Port. : 06.72.18.45.09', '+33672184509'],
      ['CH', 'Tel. P. 044 668 18 00', '+41446681800'],
      ['FR', 'Tél. pro : 01 42 68 53 00', '+33142685300'],
      ['US', 'Police: 727-555-1212', '+17275551212'],
    ],
    leaves: [
      ['US', 'SR 727-555-1212'],
      ['IN', 'PAN 98200 12345'],
      ['DE', 'Telefonauftrag Nr. 0301234568'],
      ['ES', 'pedido telefónico 912345681'],
      ['FR', 'commande téléphonique n° 0145678909'],
      ['NL', 'polisnr 010-1234567'],
      ['JP', 'お客様番号 03-1234-5678'],
      ['US', 'call id 7184429013'],
      ['US', 'PO 727-555-1212'],
    ],
  },
  'what became of the call': {
    links: [
      ['US', '5128017765 - bad #', '+15128017765'],
      ['US', '5128017765 no answer', '+15128017765'],
      ['IN', '9820012345 switched off', '+919820012345'],
      ['ES', '612345678 no contesta', '+34612345678'],
    ],
    leaves: [
      ['US', '4153627700 missed SLA'],
      ['US', '4153627700 unreachable host'],
      ['US', '2147483647 reached'],
      ['US', 'circuit 4155528812 not in service'],
    ],
  },
  'letters before the number': {
    links: [['US', 'c:4153627700 w:4156642019', '+14153627700', '+14156642019']],
    leaves: [
      ['US', 'drive c:4153627700'],
      ['US', 'part c-4153627700'],
    ],
  },
  'groups of other countries': {
    links: [
      ['DE', '0345/2 90 11 73', '+493452901173'],
      ['DE', '(02 11) 5 37 44-0', '+49211537440'],
      ['DE', '07361 / 5583 - 12', '+497361558312'],
      ['KR', '02)2135-4418', '+82221354418'],
      ['AR', '(0223) 154-876543', '+5492234876543'],
      ['US', 'John (727-555-1212, evenings)', '+17275551212'],
      // The part by itself is a number too, of somebody else.
      ['DE', 'Handy 171 438 22 19', '+491714382219'],
    ],
    leaves: [
      ['US', '123 / 4567 / 890'],
      ['US', '727)555-1212'],
    ],
  },
  'languages that write without blanks': {
    links: [
      ['CN', '总机：(021)6279 1234', '+862162791234'],
      ['KR', '김과장:010-4477-2290', '+821044772290'],
    ],
    leaves: [
      ['JP', '品番：03-3224-9999'],
      ['US', 'Marta:7275551212'],
    ],
  },
  'an account whose bank is written in letters': {
    links: [['NL', 'Tel. 06 12 34 56 78', '+31612345678']],
    leaves: [['NL', 'NL02 RABO 0612 3456 78']],
  },
};

describe.each(Object.entries(rules))('%s', (_rule, { links, leaves }) => {
  const asObjects = (rows: readonly Row[]) =>
    rows.map(([country, text, ...numbers]) => ({ country, text, numbers }));
  test.each(asObjects(links))('$country: $text is linked', ({ country, text, numbers }) => {
    expect(numbersIn(country, text)).toEqual(numbers);
  });
  test.each(asObjects(leaves))('$country: $text is left alone', ({ country, text }) => {
    expect(numbersIn(country, text)).toEqual([]);
  });
});

test.each<[CountryCode, string, string]>([
  ['GB', 'Mobile', '7786221940'],
  ['SG', 'H/P', '91234567'],
  ['US', 'CLI', '4153627700'],
  ['AE', 'رقم الموبايل', '0501234567'],
  ['DE', 'Kontaktnummer', '0711 2287154'],
])('%s: under the header %s, %s is linked', (country, header, text) => {
  expect(numbersIn(country, text, header)).toHaveLength(1);
});

test.each<[CountryCode, string, string]>([
  ['BE', 'Ondernemingsnummer', '0437512904'],
  ['KR', '고객번호', '010-4477-2290'],
  ['AE', 'رقم العميل', '0501234567'],
  ['DE', 'Inventarnummer', '0711 2287154'],
  ['US', 'Call ID', '415-552-8891'],
])('%s: under the header %s, %s is left alone', (country, header, text) => {
  expect(numbersIn(country, text, header)).toEqual([]);
});

test('a column with missing zeros contains numbers if its header is a phone label', () => {
  const cell = { country: 'GB', column: 'ids' } as const;
  expect(findNumbers('7786221940', { ...cell, header: 'Mobile' })).toHaveLength(1);
  expect(findNumbers('7786221940', cell)).toHaveLength(0);
});

test('a number with a missing zero has that reason, not that of an unassigned number', () => {
  const { candidates, nothing } = explainText('7786221940', { country: 'GB' });
  expect(nothing).toBeUndefined();
  expect(candidates[0]?.parts.map(({ reason }) => reason)).toContain('missingPrefix');
});
