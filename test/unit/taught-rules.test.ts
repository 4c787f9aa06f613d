import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify, findNumbers, isRuledOut } from '../../src/phone/find/find-numbers.ts';
import { ruleWords, type TaughtRule } from '../../src/phone/find/taught-rules.ts';
import { wordPlaceAt } from '../../src/phone/find/word-place.ts';
import type { CountryCode } from '../../src/phone/numbering/format-number.ts';
import { readTaughtPart } from '../../src/settings/values/taught-part.ts';

const rule = (line: string): TaughtRule => {
  const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
  const read = readTaughtPart(name, value);
  if (!read.ok) throw new Error(`not a rule: ${line}`);
  return read.value;
};
const numbers = (text: string, rules: readonly string[], header?: string, country: CountryCode = 'US') =>
  findNumbers(text, { country, header, taught: rules.map(rule) }).map(({ number }) => number);

describe('what the words around a number teach', () => {
  test.each<[text: string, header: string, words: string | undefined]>([
    ['Matter 5124471903', '', 'before:Matter'],
    ['Order no.: 5124471903', '', 'before:Order no'],
    ['ID# 5124471903', '', 'before:ID #'],
    ['N° de commande 5124471903', '', 'before:N de commande'],
    ['please look at the Matter 5124471903', '', 'before:Matter'],
    ['please look at Matter no. 5124471903', '', 'before:Matter no'],
    ['Ask for it. Order 5124471903', '', 'before:Order'],
    ['Matter 12, file (5124471903)', '', 'before:file'],
    ['订单编号：5124471903', '', 'before:订单编号'],
    ['Línea ñandú 5124471903', '', 'before:Línea ñandú'],
    ['5124471903', 'Mobile phone', 'header:Mobile phone'],
    ['5124471903', 'Phone 1 - Value', 'header:Phone Value'],
    ['5124471903 shipped', 'Order', 'header:Order'],
    ['5124471903 shipped today', '', 'after:shipped today'],
    ['5124471903 (fax line)', '', 'after:fax line'],
    ['Matter 5124471903', 'Notes', 'before:Matter'],
    // A name is of one person.
    ['Maria Lopez 5124471903', 'Contact', 'header:Contact'],
    ['Maria Lopez 5124471903', '', undefined],
    ['the 5124471903', '', undefined],
    ['5124471903', '', undefined],
    ['5124471903', '2024', undefined],
    ['7 5124471903 8', '', undefined],
    ['Matter\n5124471903', '', undefined],
    [`${'x'.repeat(61)} 5124471903`, '', undefined],
  ])('%j below %j: %j', (text, header, words) => {
    const start = text.indexOf('5124471903');
    const place = wordPlaceAt(text, start, start + 10, header);
    expect(place && `${place.place}:${place.words}`).toBe(words);
  });
});

describe('a taught rule', () => {
  test.each<[rule: string, text: string, header: string | undefined, isLinked: boolean]>([
    ['phone=before:Matter', 'Matter 5124471903', undefined, true],
    ['phone=before:Matter', 'see MATTER: 5124471903', undefined, true],
    ['phone=before:Matter', 'Matters 5124471903', undefined, false],
    ['phone=before:Matter', 'Matter 5: 5124471903', undefined, false],
    ['phone=before:Matter', 'Matter\n5124471903', undefined, false],
    ['phone=before:Matter', '5124471903', undefined, false],
    ['phone=before:Línea', 'linea 5124471903', undefined, true],
    ['phone=after:ok', '5124471903 ok then', undefined, true],
    ['phone=after:ok', '5124471903 oklahoma', undefined, false],
    ['phone=header:Order', '5124471903', 'order 2', true],
    ['phone=header:Order', '5124471903', 'Order ID', false],
    ['phone=before:Order no', 'Order no. 5124471903', 'Order no.', true],
    // No rule links digits of no plan, a part of other digits, or an emergency number.
    ['phone=before:Matter', 'Matter 1124471903', undefined, false],
    ['phone=before:Matter', 'Matter 5124471903-22-4', undefined, false],
    ['phone=before:Matter', 'Matter 51244719031', undefined, false],
    ['phone=before:Matter', 'Matter $5124471903', undefined, false],
    ['phone=before:Matter', 'Matter 911', undefined, false],
    ['notPhone=before:Matter', 'Matter 512-447-1903', undefined, false],
    ['notPhone=before:Matter', 'Matter +1 512-447-1903 ext. 5', undefined, false],
    ['notPhone=header:Phone', '512-447-1903', 'Phone', false],
    ['notPhone=header:Phone', '512-447-1903', 'Phone home', true],
    ['notPhone=before:Tel', 'Tel 512-447-1903', 'Phone', false],
  ])('%s: %j below %s is linked: %s', (line, text, header, isLinked) => {
    expect(numbers(text, [line], header).length > 0).toBe(isLinked);
  });

  test('that says "not" wins over one that says "phone", and the contradiction is a reason', () => {
    const taught = [rule('phone=before:Matter'), rule('notPhone=header:File')];
    const [decision] = classify('Matter 5124471903', { country: 'US', header: 'File', taught });
    expect(decision?.linked).toBe(false);
    expect(decision?.parts.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['taughtBoth', 'taughtNotPhone']),
    );
  });

  test('for a header of identifiers makes its cells worth reading', () => {
    expect(isRuledOut('5124471903', 'Order', [])).toBe(true);
    expect(isRuledOut('5124471903', 'Order', [rule('phone=header:order')])).toBe(false);
    expect(isRuledOut('5124471903', 'Order', [rule('phone=header:order'), rule('notPhone=header:x')])).toBe(
      false,
    );
  });
});

const text = fc.string({ unit: 'binary', maxLength: 120 });
const words = fc
  .array(fc.constantFrom('Matter', 'the', 'no.', '#', 'Straße', 'हिन्दी', '订单', 'a-b', '12', 'ﷺ', '(x)'), {
    maxLength: 12,
  })
  .map((all) => all.join(' '));

test('property: a rule holds no digit, is written as it is read, and matches its own place again', () => {
  fc.assert(
    fc.property(
      fc.oneof(text, words),
      fc.oneof(text, words),
      fc.oneof(text, words),
      (before, after, header) => {
        const line = `${before} 512-447-1903 ${after}`;
        const start = before.length + 1;
        const place = wordPlaceAt(line, start, start + 12, header);
        if (!place) return;
        expect(place.words).not.toMatch(/\p{N}/u);
        expect(ruleWords(place.words)).toBe(place.words);
        const read = readTaughtPart('notPhone', `${place.place}:${place.words}`);
        expect(read).toEqual({ ok: true, value: { isPhone: false, ...place } });
        if (!read.ok) return;
        const decision = classify(line, { country: 'US', header, taught: [read.value] }).find(
          (each) => each.start <= start && each.end >= start + 12,
        );
        if (decision) expect(decision.parts.map(({ reason }) => reason)).toContain('taughtNotPhone');
      },
    ),
  );
});
