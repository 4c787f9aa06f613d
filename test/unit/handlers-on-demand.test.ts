import { expect, test, vi } from 'vitest';
import { handlersOnDemand } from '../../src/background/handlers-on-demand.ts';
import { leadRequests } from '../../src/background/leads/lead-requests.ts';
import type { Handlers, Sender } from '../../src/platform/request-router.ts';
import { ok } from '../../src/result.ts';

const sender: Sender = { kind: 'own', origin: 'chrome-extension://test' };

test('the code of handlers is loaded when one of them is called, and not before', async () => {
  const settings = vi.fn(async () => ok('settings'));
  const plans = vi.fn(async () => ok('plans'));
  const load = vi.fn(async () => ({ settings, plans }) as unknown as Pick<Handlers, 'settings' | 'plans'>);
  const handlers = handlersOnDemand(['settings', 'plans'], load);
  expect(load).not.toHaveBeenCalled();

  expect(await handlers.plans({}, sender)).toEqual(ok('plans'));
  expect(load).toHaveBeenCalledOnce();
  expect(plans).toHaveBeenCalledExactlyOnceWith({}, sender);
  expect(settings).not.toHaveBeenCalled();
});

test('each listed request has a handler', () => {
  const handlers = handlersOnDemand(leadRequests, async () => Promise.reject(new Error('not called')));
  expect(Object.keys(handlers)).toEqual([...leadRequests]);
});
