import { afterEach, expect, test, vi } from 'vitest';
import { RpcSocket } from '../../tools/browser/rpc-socket.ts';

interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: object;
}

function start() {
  const sent: Request[] = [];
  const rpc = new RpcSocket((message) => sent.push(JSON.parse(message)));
  const reply = (message: object) => rpc.receive(JSON.stringify(message));
  return { rpc, sent, reply };
}

afterEach(() => {
  vi.useRealTimers();
});

test('each reply goes to the request with its number, in any order', async () => {
  const { rpc, sent, reply } = start();
  const first = rpc.send('a', { x: 1 }, { sessionId: 's' });
  const second = rpc.send('b');
  reply({ id: sent[1]?.id, result: { is: 'b' } });
  reply({ method: 'an event', params: {} });
  reply({ id: sent[0]?.id, result: { is: 'a' } });

  expect(sent[0]).toMatchObject({ method: 'a', params: { x: 1 }, sessionId: 's' });
  expect(await first).toEqual({ is: 'a' });
  expect(await second).toEqual({ is: 'b' });
});

test('an error of either protocol rejects with the method and the reason', async () => {
  const { rpc, sent, reply } = start();
  const devTools = expect(rpc.send('Page.navigate')).rejects.toThrow('Page.navigate: no such page');
  const webDriver = expect(rpc.send('session.new')).rejects.toThrow('session.new: busy: try later');
  reply({ id: sent[0]?.id, error: { message: 'no such page' } });
  reply({ id: sent[1]?.id, error: 'busy', message: 'try later' });
  await Promise.all([devTools, webDriver]);
});

test('a browser that is gone rejects everything that waits', async () => {
  const { rpc } = start();
  const gone = [rpc.send('a'), rpc.send('b')].map((each) =>
    expect(each).rejects.toThrow('The browser is gone'),
  );
  rpc.end();
  await Promise.all(gone);
});

test('a request to a browser that is gone is rejected at once, and not sent', async () => {
  const { rpc, sent } = start();
  rpc.end();
  await expect(rpc.send('Browser.close')).rejects.toThrow('Browser.close: The browser is gone');
  expect(sent).toEqual([]);
});

test('no answer within a minute rejects, and a late answer changes nothing', async () => {
  vi.useFakeTimers();
  const { rpc, sent, reply } = start();
  const silent = expect(rpc.send('a')).rejects.toThrow('a: no answer');
  await vi.advanceTimersByTimeAsync(60_000);
  await silent;
  expect(() => reply({ id: sent[0]?.id, result: {} })).not.toThrow();
});
