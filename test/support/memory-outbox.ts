import type { ResultsOutbox } from '../../src/platform/results-database.ts';
import type { Delivery } from '../../src/results/delivery.ts';
import type { KnownCall } from '../../src/results/result-event.ts';

/** An outbox in memory, whose transactions are whole or do not happen. */
export function memoryOutbox(): ResultsOutbox & { readonly known: Map<string, KnownCall> } {
  const known = new Map<string, KnownCall>();
  const deliveries = new Map<string, Delivery>();
  return {
    known,
    async record(ids, decide) {
      const decided = decide(new Map([...known].filter(([id]) => ids.includes(id))));
      for (const call of decided.calls) known.set(call.id, call);
      for (const delivery of decided.deliveries) deliveries.set(delivery.id, delivery);
    },
    deliveries: async () => [...deliveries.values()],
    async settle(id, after) {
      if (after) deliveries.set(id, after);
      else deliveries.delete(id);
    },
  };
}
