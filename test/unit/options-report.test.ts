import { expect, test } from 'vitest';
import { journalLine, screenLine, shortValue } from '../../src/options/diagnostics/report.ts';
import type { Command } from '../../src/session/command.ts';
import type { Entry } from '../../src/session/journal.ts';

const entry = (command: Command): Entry => ({
  id: 'a-click-0001',
  owner: 'dialer.example.com|1000',
  command,
  state: 'refused',
  createdAt: 1_000,
  acceptedAt: 1_250,
  failure: { kind: 'notPaused', about: 'whatever the dialer said' },
  before: { state: 'paused' },
});

test('of a dial the report holds the last four digits, the outcome and the times, and nothing else', () => {
  const line = journalLine(
    entry({
      kind: 'dial',
      number: '+17275551212',
      formatted: '+1 727 555 1212',
      phoneCode: '1',
      value: '7275551212',
      preview: false,
      vendorId: 'CUSTOMER42',
      origin: 'https://crm.example.com',
    }),
  );
  expect(line).toEqual({
    at: 1_000,
    kind: 'dial',
    state: 'refused',
    digits: '1212',
    failure: 'notPaused',
    answeredAfter: 250,
  });
});

test('of a disposition the report holds neither status nor comment', () => {
  const command: Command = {
    kind: 'dispose',
    status: 'SALE',
    callback: { at: '2026-11-22 10:00:00', mine: true, comment: 'ask for Ann' },
  };
  expect(JSON.stringify(journalLine(entry(command)))).not.toMatch(/SALE|Ann|2026/);
});

test.each<[unknown, string]>([
  [['US', 'CA'], 'US | CA'],
  [[], '–'],
  ['', '–'],
  [false, 'false'],
  [0, '0'],
])('%j is written as %s', (value, text) => {
  expect(shortValue(value)).toBe(text);
});

test('the agent screen is named with its latency, if it measured one', () => {
  const screen = {
    state: 'open',
    tab: 1,
    campaign: 'SALES',
    isManual: true,
    seenAt: 0,
    quiet: 0,
    isHidden: true,
  } as const;
  expect(screenLine(null)).toBe('–');
  expect(screenLine(screen)).toBe('open');
  expect(screenLine({ ...screen, latency: 41 })).toBe('open, 41 ms');
});
