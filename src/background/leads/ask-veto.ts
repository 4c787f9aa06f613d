import { readVeto } from '../../leads/judge-number.ts';
import { isGranted, patternOf } from '../../platform/permissions.ts';
import type { Dial } from '../../session/command.ts';
import type { Veto } from '../../session/number-answers.ts';
import { postOptions } from '../post-options.ts';

/** In UTF-16 units. An answer is one small object. */
const longestAnswer = 4_096;

/**
 * Asks the organization's system whether this number may be called: one POST with JSON. An answer that is slow, redirected,
 * or no JSON of the right form is no answer. `timeout` in milliseconds.
 */
export async function askVeto(
  address: string,
  { number }: Dial,
  agent: { readonly agent: string; readonly campaign: string },
  timeout: number,
): Promise<Veto | 'unanswered'> {
  const pattern = patternOf(address);
  if (!pattern || !(await isGranted(pattern))) return 'unanswered';
  try {
    const response = await fetch(address, {
      ...postOptions,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number, ...agent }),
      signal: AbortSignal.timeout(timeout),
    });
    if (response.status !== 200) return 'unanswered';
    const text = await response.text();
    return (text.length > longestAnswer ? undefined : readVeto(text)) ?? 'unanswered';
  } catch {
    // The error of `fetch` can contain the address.
    return 'unanswered';
  }
}
