import type { Requests } from '../messages/requests.ts';
import type { Handlers, Sender } from '../platform/request-router.ts';

/** The handlers of these requests. `load` loads their code when one of them is called. */
export function handlersOnDemand<Q extends keyof Requests>(
  requests: readonly Q[],
  load: () => Promise<Pick<Handlers, Q>>,
): Pick<Handlers, Q> {
  const handler = (name: Q) => async (input: Requests[Q]['input'], sender: Sender) =>
    (await load())[name](input, sender);
  return Object.fromEntries(requests.map((name) => [name, handler(name)])) as Pick<Handlers, Q>;
}
