import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findNumbers } from '../../src/phone/find/find-numbers.ts';
import type { CountryCode } from '../../src/phone/numbering/metadata-parser.ts';
import { readCorpus } from '../../tools/eval/corpus.ts';
import { mistypedNumbers, scoreMistyped } from '../../tools/eval/mistyped.ts';

/** Header (empty for none), text, and the numbers that are found in it, each with its extension. */
type Row = readonly [country: CountryCode, header: string, text: string, ...numbers: string[]];

/** Kinds of faults that finders have. Each has its own rule; without the rule, its rows fail. */
const kinds: Record<string, readonly Row[]> = {
  'digits behind a plus sign are never read as a national number': [
    ['US', 'Phone', '+44 202 555 0147'],
    ['US', 'Phone', '+852 202 555 0147'],
    ['US', '', 'Phone: +966 (202) 555-0147'],
    ['GB', '', '+34 020 7946 0958'],
    ['DE', '', 'Tel: +1 512 478 221'],
    ['CZ', '', '00 420 123 456 78'],
  ],
  'digits that people still write behind a calling code': [
    ['US', '', 'Cel: +52 1 33 1234 5678', '+523312345678'],
    ['US', '', '+52 044 33 1234 5678', '+523312345678'],
    ['US', '', '+54 11 15 4482-9131', '+5491144829131'],
  ],
  'direct dialing in Germany and Austria': [
    ['DE', '', 'Tel. 0711 / 24833 - 17', '+497112483317'],
    ['DE', '', '040-822268-114', '+4940822268114'],
    ['AT', '', '01 5481220-14', '+431548122014'],
  ],
  'digits that the screen shows in reverse': [
    ['US', '', 'Phone: \u202e202-345-3132\u202c'],
    ['US', '', '\u202eabc\u202c 202-345-3132', '+12023453132'],
  ],
  'digits of no numbering plan': [
    ['CN', '', '2009/2010'],
    ['DE', '', 'RE 0176-2284'],
    ['IL', '', '118-44-720'],
  ],
  'leftover digits make it another number': [
    ['DK', '', 'Phone: (11) 9448-9131'],
    ['FI', '', '010 33 801 823 45 67'],
    ['AT', '', 'Phone: +52 030 123 4567'],
  ],
  'bare digits beside a name': [
    ['US', '', 'Maria Lopez 2103358841 hung up on me', '+12103358841'],
    ['IN', '', 'Suresh Kumar 9820411837', '+919820411837'],
    ['CN', '', '王先生 13844829130', '+8613844829130'],
    ['GB', '', 'Dave 07712884301', '+447712884301'],
    ['US', '', 'Samsung 5124471903'],
    ['GB', '', 'Matter 07712884301'],
  ],
  'bare digits of a call': [
    ['US', '', 'left msg. alt 9725540142', '+19725540142'],
    ['ES', '', 'Carmen 644829130 llamar por la tarde', '+34644829130'],
    ['GB', '', 'new number 7890214663', '+447890214663'],
    ['US', '', 'ref 9725540142'],
  ],
  'digits that a spreadsheet wrote as an amount': [
    ['US', 'Phone', '2,025,550,147', '+12025550147'],
    ['US', 'Phone', ' 1,202,555,0147 '],
    ['US', 'Phone', '$2,025,550,147'],
    ['US', '', '2,025,550,147'],
    ['US', 'Revenue', '2,025,550,147'],
    ['US', '', 'Phone: 2,025,550,147'],
    ['US', 'Phone', '2,025,550'],
  ],
  'short numbers of a country, where a label or a header says so': [
    ['AU', '', 'Phone 13 22 84 (cost of a local call) or +61 3 9299 1108', '+61132284', '+61392991108'],
    ['AU', '', 'Tel: 131 008', '+61131008'],
    ['AU', '', 'Call 132284 today', '+61132284'],
    ['AU', 'Phone', '13 22 84', '+61132284'],
    ['AU', '', '13 22 84'],
    ['AU', '', 'Maria Lopez 13 12 84'],
    ['AU', '', 'DOB 13 12 84'],
    ['AU', '', 'Tel 14 22 84'],
    ['AU', '', 'Tel 13 22 8'],
    ['AU', '', 'Tel $13 22 84'],
    ['US', '', 'Phone 13 22 84'],
    ['DE', '', 'Tel 13 22 84'],
  ],
  'a rate with a leading 0': [
    ['IT', '', '0242.317 ▼'],
    ['DE', '', 'EUR 0242.317 ▲'],
    ['IT', '', 'Tel 0242.317', '+390242317'],
  ],
  'the price of the call beside the number': [
    ['DE', '', 'Telefon: 01805 122346 (14 Cent/Min.*)', '+491805122346'],
    ['DE', '', 'Telefon: 0 18 05 / 12 23 46 (14 Cent/Min.*)', '+491805122346'],
    ['DE', '', 'Tel. 01805 122346 (0,14 €/Min. aus dem Festnetz)', '+491805122346'],
    ['DE', '', 'Telefon: 01805 122346 (14 Kisten)'],
  ],
  'the line of somebody': [
    ['US', '', 'my line: (541)754-3010, thanks', '+15417543010'],
    ['US', '', 'order line: (541)754-3010'],
  ],
  'bare digits in a list': [
    ['LK', '', 'Call 0771111111 or the office on 0112222222', '+94771111111', '+94112222222'],
    ['US', '', 'cell 5124471903, 5124471905', '+15124471903', '+15124471905'],
  ],
  'bare digits in a delimited row': [
    ['FR', '', 'DUPONT;Marie;0612448831;69003', '+33612448831'],
    ['US', '', 'Acme LLC,5124471904,Austin,TX,78701', '+15124471904'],
    ['US', '', '1042,5124471904,200,GET'],
  ],
  'pairs without a label': [
    ['DK', '', 'Mette Sørensen 38 18 44 20', '+4538184420'],
    ['NO', '', '22 33 44 55', '+4722334455'],
  ],
  'headers of phones and of IDs in more languages': [
    ['RU', 'Контактный номер', '9161234567', '+79161234567'],
    ['TH', 'เบอร์โทร', '0812345678', '+66812345678'],
    ['VN', 'SĐT', '0912345678', '+84912345678'],
    ['KE', 'Simu', '0712345678', '+254712345678'],
    ['HU', 'Adószám', '301234567'],
    ['GR', 'ΑΦΜ', '6941234567'],
    ['ID', 'NIK', '081234567890'],
  ],
  'headers and labels whose head is not the last word': [
    ['US', 'Phone 1 - Value', '(202) 555-0147', '+12025550147'],
    ['US', 'phone_numbers.value', '202-555-0147', '+12025550147'],
    ['US', 'Phone for this order', '202-555-0147', '+12025550147'],
    ['ES', 'Teléfono de facturación', '912 34 56 78', '+34912345678'],
    ['FR', 'Téléphone abonné', '01 44 82 91 31', '+33144829131'],
    ['IT', 'Telefono ordine', '06 5550 1234', '+390655501234'],
    ['US', '', 'Callback number for ticket: 202-555-0147', '+12025550147'],
    ['US', 'Telephone order', '2025550147'],
  ],
  'punctuation that touches the number': [
    ['US', '', 'number:1-800-866-2453', '+18008662453'],
    ['SE', '', 'ring ?021-39 92 20?', '+4621399220'],
    ['IL', '', 'ל-054-9118442', '+972549118442'],
    ['DE', '', 'Müller,030 23125333,Berlin', '+493023125333'],
    ['US', '', 'TEL;TYPE=WORK;PREF=1:+1-202-555-0147', '+12025550147'],
    ['US', 'Phone', '2025550147.0', '+12025550147'],
    ['US', 'Phone', '="2025550147"', '+12025550147'],
    ['US', 'Amount', '2025550147.0'],
  ],
  'signs nobody sees': [...'\ufe0f\u061c\u180e\u034f\u2063\u206e\u3164'].map(
    (sign): Row => ['US', '', `+1${sign}-202-555-0147`, '+12025550147'],
  ),
  'what follows a well written number': [
    ['CA', '', '+14385550113*227', '+14385550113'],
    ['US', '', '+12025550147,123', '+12025550147'],
    ['US', '', '202-555-0147 (x227)', '+12025550147;227'],
    ['US', '', '202-555-0147 (227)', '+12025550147'],
    ['CN', '', '010-65521844-802', '+861065521844;802'],
    ['IT', '', '(341 409 538,02 €)'],
  ],
  'prefixes from elsewhere': [
    ['AU', '', '0061 412 887 330', '+61412887330'],
    ['US', '', '0044 20 7946 0958', '+442079460958'],
    ['BR', '', '(0xx11) 98844-1720', '+5511988441720'],
    ['BR', '', '0**11 98844-1720', '+5511988441720'],
  ],
  'words for phone': [
    ['CH', '', 'Natel 0794482913', '+41794482913'],
    ['IN', '', 'फ़ोन नंबर 9820411837', '+919820411837'],
    ['IL', '', "טל' 0549118442", '+972549118442'],
    ['JP', '', '発信者番号 09044829131', '+819044829131'],
    ['US', '', 'p 202 555 0147', '+12025550147'],
  ],
  'three groups of four that begin with a 0': [['DE', '', '0176 1234 5678', '+4917612345678']],
  'addresses and words that hold digits': [
    ['US', '', 'test+12025550188@example.com'],
    ['US', '', 'x(202)555-0188y'],
    ['US', '', '/foo+12025550188/bar'],
  ],
  'a word for an identifier counts for its own number': [
    ['US', '', 'Order #2025550199, (202) 555-0147', '+12025550147'],
    ['US', '', 'Order #2025550199, 2025550147'],
  ],
  'words for identifiers': [
    ['PL', '', 'nr klienta 604 482 913'],
    ['SE', '', 'ärende 08-441 20 25'],
    ['TR', '', 'kargo takip 0532 448 29 13'],
    ['AR', '', 'expte. 11-4482-9130'],
    ['IL', '', 'מספר לקוח 052-4482915'],
    ['US', '', 'MLS 737-204-8815'],
    ['US', '', 'P.O. 512 478 2216'],
    ['DE', '', 'Mandatsref. 0157-8334-2019'],
    ['DK', '', 'ordre 20 44 82 93'],
    ['AU', '', 'TFN 412 448 291'],
    ['PH', 'OR No.', '09174482914'],
  ],
  'words for an extension in more languages': [
    ['TR', '', '(0212) 297 40 18 dahili 118', '+902122974018;118'],
    ['IL', '', '03-6441872 שלוחה 14', '+97236441872;14'],
    ['AE', '', '04 338 2714 تحويلة 12', '+97143382714;12'],
    ['UA', '', '067 441 87 22 дод. 14', '+380674418722;14'],
    ['CZ', '', '+420 224 418 720 kl. 118', '+420224418720;118'],
    ['DK', '', 'tlf. 7044 1872 lokal 14', '+4570441872;14'],
    ['DK', '', 'tlf. 7044 1872 kl. 14', '+4570441872'],
    ['PL', '', 'tel. 22 441 87 20, lokal 14', '+48224418720'],
  ],
  'or and and between the numbers of a list': [
    ['IT', '', 'studio 06/44230718 oppure 3394471208', '+390644230718', '+393394471208'],
    ['PL', '', 'tel. 601 244 718 lub 512447208', '+48601244718', '+48512447208'],
    ['CZ', '', 'tel. 602 447 218 nebo 777418220', '+420602447218', '+420777418220'],
    ['NO', '', 'tlf 944 18 722 eller 22441872', '+4794418722', '+4722441872'],
    ['NO', '', 'tlf 944 18 722 skap 22441872', '+4794418722'],
    ['IT', '', 'fattura 06/44230718 oppure 3394471208'],
  ],
  'a title and a name': [
    ['CL', '', 'avisa a don Luis 944187220', '+56944187220'],
    ['ZA', '', 'bel Mnr Botha by 021 448-2071', '+27214482071'],
    ['CL', '', 'don Quijote 944187220'],
  ],
  'abbreviations with dots, slashes and capitals': [
    ['PT', '', 'contacto p/ 912 447 083', '+351912447083'],
    ['US', '', 'cust wants c/b at 3128492207', '+13128492207'],
    ['US', '', 'BOL 4155093321, PRO 212-4490871'],
    ['US', '', 'ROOTER PRO 212-449-0871', '+12124490871'],
    ['IL', '', 'ח.פ. 054-4418722'],
    ['CZ', '', 'č.j. 602 447 218'],
    ['ES', '', 'D.N.I. 612 447 083'],
  ],
  'letters that Unicode does not decompose': [
    ['PL', '', 'dzwonił 601244718', '+48601244718'],
    ['PL', '', 'Numer przesyłki 601 244 718'],
    ['DK', '', 'Jørgen 20441872', '+4520441872'],
    ['TR', '', 'araç ruhsatı 5324418722'],
    ['TR', '', 'arayın 5324418722', '+905324418722'],
    ['VN', '', 'Hóa đơn 0904418722'],
  ],
  'hours and case numbers': [
    ['DE', '', 'Abholung 0815-1130 Uhr'],
    ['DE', '', 'Tel. 0201-2030', '+492012030'],
    ['RO', '', 'cerere 0212/4471/26'],
  ],
  'a word behind a word for number': [
    ['MY', '', 'No. akaun 0124418722'],
    ['MY', '', 'No. anu 0124418722'],
    ['ID', '', 'No pelanggan 081244187220'],
    ['MX', '', 'No. cliente 55 4418 7220'],
    ['KR', '', '예약번호 01044187220'],
    ['KR', '', '대표번호 01044187220', '+821044187220'],
    ['ZA', '', 'Saaknommer 082 317 4406'],
    ['ZA', '', 'Eisnommer 082 317 4406'],
    ['ZA', '', 'Kontaknommer 082 317 4406', '+27823174406'],
  ],
  'words about a call in more languages': [
    ['AE', '', 'العميل طلب الاتصال على 0557714208', '+971557714208'],
    ['HU', '', 'este hívható 06204718233', '+36204718233'],
    ['FI', '', 'takaisinsoitto 0504418722', '+358504418722'],
    ['ES', '', 'localizable en el 654182207', '+34654182207'],
    ['IT', '', 'raggiungibile al 3482217704', '+393482217704'],
    ['CZ', '', 'k zastižení na 602447218', '+420602447218'],
    ['GR', '', 'επικοινωνία στο 6944218907', '+306944218907'],
    ['DK', '', 'træffes på 20441872', '+4520441872'],
    ['NO', '', 'kontaktes på 94418722', '+4794418722'],
    ['RU', '', 'перезвонить 89164418722', '+79164418722'],
    ['ZA', '', 'skakel 0823174406', '+27823174406'],
    ['CN', '', '收货人 13844187220', '+8613844187220'],
    ['ES', '', 'avisar pedido 654182207'],
  ],
  'words for identifiers in more languages': [
    ['FR', '', 'Quittance 06 12 44 90 87'],
    ['NL', '', 'Pakbon 06 12448703'],
    ['IT', '', 'Ricevuta 348 221 7704'],
    ['PL', '', 'Paragon 601 244 718'],
    ['HU', '', 'Ügyfélszám 06 30 441 8722'],
    ['RO', '', 'dosar 0744 218 907'],
    ['GR', '', 'ΓΕΜΗ 694 421 8907'],
    ['AE', '', 'رقم الحجز 0504418722'],
    ['TH', '', 'เลขพัสดุ 0814418722'],
    ['UA', '', 'Накладна 067 441 87 22'],
    ['IL', '', 'תתקשר בבקשה 0544418722', '+972544418722'],
    ['CZ', '', 'Rezervace 602 447 218', '+420602447218'],
  ],
  'numbers of firms and dates of commits': [
    ['BE', '', 'RPR Antwerpen 0451.231.770'],
    ['DK', '', 'Date: Tue Nov 4 15:20:44 2025 -0500'],
    ['DE', '', 'Bestellhotline 030 23125333', '+493023125333'],
  ],
};

for (const [kind, rows] of Object.entries(kinds)) {
  describe(kind, () => {
    test.each(rows.map(([country, header, text, ...numbers]) => ({ country, header, text, numbers })))(
      '$country [$header] $text',
      ({ country, header, text, numbers }) => {
        const found = findNumbers(text, { country, header: header || undefined });
        expect(found.map(({ number, ext }) => (ext ? `${number};${ext}` : number))).toEqual(numbers);
      },
    );
  });
}

test('a mistyped number is linked as a whole or not at all, on the sites of all other countries', () => {
  const corpus = readCorpus(resolve(import.meta.dirname, '../corpus/positives.json'));
  const items = corpus.form === 'items' ? corpus.items.filter((_, at) => at % 7 === 0) : [];
  expect(new Set(mistypedNumbers(items).map(({ region }) => region)).size).toBeGreaterThan(25);
  const { n, examples } = scoreMistyped(items, (text, country) => findNumbers(text, { country }));
  expect(n).toBeGreaterThan(10_000);
  expect(examples).toEqual([]);
});
