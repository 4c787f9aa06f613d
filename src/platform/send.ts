import type { OwnFailure } from '../failure.ts';
import type { Requests } from '../messages/questions.ts';
import { fail, ok, type Result } from '../result.ts';
import { browser } from './browser.ts';

/**
 * Asks the worker one question. Fails with `lost` when there was no answer: the worker was stopped in
 * between, or this script outlived its extension. Nothing is asked twice by itself.
 */
export async function request<Q extends keyof Requests>(
  question: Q,
  input: Requests[Q]['input'],
): Promise<Result<Requests[Q]['reply'], OwnFailure>> {
  try {
    const reply = await browser.runtime.sendMessage({ question, input });
    return reply === undefined || reply === null || !('reply' in Object(reply))
      ? fail({ kind: 'lost' })
      : ok((reply as { reply: Requests[Q]['reply'] }).reply);
  } catch {
    return fail({ kind: 'lost' });
  }
}

/** True once the extension was updated or removed and this script is a leftover of the old one. */
export function isOrphan(): boolean {
  try {
    return browser.runtime.id === undefined;
  } catch {
    return true;
  }
}
