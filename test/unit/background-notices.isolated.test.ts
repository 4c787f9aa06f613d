import { beforeEach, expect, test, vi } from 'vitest';
import { popupState } from '../../src/platform/stored-state.ts';
import { type Entry, newEntry, ownerOf } from '../../src/session/journal.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { dialTo, identity, sessionIn, signedIn } from '../support/builders.ts';
import { fakeBrowser, resetFakeBrowser } from '../support/fake-browser.ts';

let entries: readonly Entry[] = [];
vi.mock('../../src/platform/database.ts', async () => ({
  ...(await import('../support/fake-database.ts')),
  journal: { recent: async () => entries },
}));

const { publish } = await import('../../src/background/session/publish.ts');
const origin = 'https://crm.example:8443';
const session = sessionIn('paused', { seenAt: 1, since: 1 });

beforeEach(async () => {
  resetFakeBrowser();
  fakeBrowser.storage.session.values.set('effective', {
    values: defaults,
    sources: {},
    locked: [],
    certainty: 'known',
  });
  entries = [
    newEntry('a-click-1', ownerOf(identity), dialTo('+17275550142', { origin, tab: 7 }), session, Date.now()),
  ];
  await popupState.set(signedIn({ session }));
});

test('a notice goes to the pages of the call’s origin only, and names that origin', async () => {
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([
    { id: 1, url: `${origin}/contacts` },
    { id: 2, url: 'https://crm.example/contacts' },
    { id: 3, url: 'http://crm.example:8443/contacts' },
    // The tab of the click has gone to another site.
    { id: 7, url: 'https://other.example/' },
  ]);
  const sent = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(undefined);
  await publish();
  expect(sent.mock.calls.map(([tab]) => tab)).toEqual([1]);
  expect(sent.mock.calls[0]?.[1]).toMatchObject({ notice: 'call', origin, call: { id: 'a-click-1' } });
});

test('the pages of a later dial that was refused learn nothing of the call', async () => {
  const later = 'https://later.example';
  const owner = ownerOf(identity);
  const [call] = entries;
  const refused = newEntry(
    'a-click-2',
    owner,
    dialTo('+17275550143', { origin: later, tab: 8 }),
    session,
    Date.now() + 1,
  );
  entries = [
    { ...(call as Entry), state: 'confirmed', calledAt: Date.now() },
    { ...refused, state: 'refused', failure: { kind: 'notPaused' }, settledAt: Date.now() },
  ];
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async (query) =>
    JSON.stringify(query).includes('later')
      ? [{ id: 8, url: `${later}/contacts` }]
      : [{ id: 1, url: `${origin}/contacts` }],
  );
  const sent = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(undefined);
  await publish();
  const notices = Object.fromEntries(sent.mock.calls.map(([tab, notice]) => [tab, notice]));
  expect(notices).toMatchObject({
    1: { origin, call: { id: 'a-click-1' } },
    8: { origin: later, call: null },
  });
});
