import { expect, test } from 'vitest';
import { failoverOrder } from '../../src/settings/values/failover-order.ts';

const [a, b, c] = ['https://a.example.com', 'https://b.example.com', 'http://c.example.com'] as const;

test.each<[string, string[], string[], string, string[]]>([
  ['the one after it', [a, b], [], a, [b]],
  ['from the last, the first', [a, b], [], b, [a]],
  ['a slash at the end makes no difference', [a, b], [], `${a}/`, [b]],
  ['one that was typed and is not in the list stays alone', [a, b], [], 'https://typed.example.com', []],
  ['the only one', [a], [], a, []],
  ['never one without encryption by itself', [a, c], [], a, []],
  ['one without encryption where that is allowed', [a, c], ['c.example.com'], a, [c]],
])('%s', (_name, dialerUrls, insecureDialerHosts, inUse, expected) => {
  expect(failoverOrder({ dialerUrls, insecureDialerHosts }, inUse)).toEqual(expected);
});
