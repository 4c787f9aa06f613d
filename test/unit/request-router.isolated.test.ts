import { beforeEach, expect, test, vi } from 'vitest';
import { handleRequests } from '../../src/platform/request-router.ts';
import { fakeBrowser } from '../support/fake-browser.ts';

const dial = vi.fn(async () => ({ ok: true, value: 'dialed' }));
const signOut = vi.fn(async () => ({ ok: true, value: null }));
const loadOwn = vi.fn(async () => ({ signOut }));
// Node.js gives the address of an extension no origin.
const ownOrigin = 'https://extension.example';
vi.spyOn(fakeBrowser.runtime, 'getURL').mockReturnValue(`${ownOrigin}/`);
// Node.js has no such function.
vi.stubGlobal('reportError', vi.fn());
handleRequests({ dial } as never, loadOwn as never);

const { id } = fakeBrowser.runtime;
const click = { id: 'click-0001', number: '+17275550197', shown: '(727) 555-0197' };
const page = { id, origin: 'https://crm.example', tab: { id: 7 } };
const own = { id, origin: ownOrigin };
const send = (message: unknown, sender: object) => fakeBrowser.runtime.onMessage.emit(message, sender)[0];

beforeEach(() => {
  vi.clearAllMocks();
});

test('a request of a page runs before anything is awaited, and loads nothing', async () => {
  const reply = send({ request: 'dial', input: click }, page);
  expect(dial).toHaveBeenCalledExactlyOnceWith(click, {
    kind: 'page',
    origin: 'https://crm.example',
    tab: 7,
  });
  expect(await reply).toEqual({ ok: true, value: 'dialed' });
  expect(loadOwn).not.toHaveBeenCalled();
});

test('a page of the extension may send every request', async () => {
  expect(await send({ request: 'dial', input: click }, own)).toEqual({ ok: true, value: 'dialed' });
  expect(await send({ request: 'signOut', input: {} }, own)).toEqual({ ok: true, value: null });
  expect(signOut).toHaveBeenCalledExactlyOnceWith({}, { kind: 'own', origin: ownOrigin });
});

test.each([
  ['a request that only pages of the extension may send', { request: 'signOut', input: {} }, page],
  ['an unknown request', { request: 'eraseAll', input: {} }, page],
  ['a property that every object has', { request: 'toString', input: {} }, page],
  ['an input with one key too many', { request: 'dial', input: { ...click, agent: '1' } }, page],
  ['a sender of another extension', { request: 'dial', input: click }, { ...page, id: 'another' }],
  ['a sender without a tab', { request: 'dial', input: click }, { id, origin: 'https://crm.example' }],
  ['a sender without an origin', { request: 'dial', input: click }, { id, tab: { id: 7 } }],
  ['a sandboxed sender', { request: 'dial', input: click }, { ...page, origin: 'null' }],
  ['no object', 'dial', page],
  ['null', null, page],
])('%s gets no reply and loads nothing', (_what, message, sender) => {
  expect(send(message, sender)).toBeUndefined();
  expect(dial).not.toHaveBeenCalled();
  expect(loadOwn).not.toHaveBeenCalled();
});

test.each([
  ['an unknown request', { request: 'eraseAll', input: {} }],
  ['a property that every object has', { request: 'toString', input: {} }],
  ['an invalid input', { request: 'signOut', input: { keep: true } }],
])('%s of a page of the extension gets undefined', async (_what, message) => {
  expect(await send(message, own)).toBeUndefined();
  expect(signOut).not.toHaveBeenCalled();
});
