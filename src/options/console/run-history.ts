import * as v from 'valibot';
import type { ConsoleFunction } from './console-functions.ts';
import type { FormValues } from './console-request.ts';

/** One request of this page. It has no secret and nothing of the reply. */
export interface PastRun {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly endpoint: string;
  readonly name: string;
  readonly values: FormValues;
  readonly outcome: 'done' | 'refused' | 'failed';
}

const key = 'consoleHistory';
const longest = 50;

const schema = v.array(
  v.object({
    at: v.number(),
    endpoint: v.string(),
    name: v.string(),
    values: v.record(v.string(), v.string()),
    outcome: v.picklist(['done', 'refused', 'failed']),
  }),
);

/** The requests of this page, latest first. They are in the session storage of the page, so they end with its tab. */
export function readRuns(): readonly PastRun[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return v.is(schema, stored) ? stored : [];
  } catch {
    return [];
  }
}

/** Puts a request first. Returns the new history. */
export function addToHistory(
  { endpoint, name, fields }: ConsoleFunction,
  values: FormValues,
  outcome: PastRun['outcome'],
  at: number,
): readonly PastRun[] {
  const kept = fields.filter((field) => !field.isSecret && (values[field.name] ?? '') !== '');
  const run = {
    ...{ at, endpoint, name, outcome },
    values: Object.fromEntries(kept.map((field) => [field.name, values[field.name] ?? ''])),
  };
  const history = [run, ...readRuns()].slice(0, longest);
  sessionStorage.setItem(key, JSON.stringify(history));
  return history;
}

export function clearHistory(): void {
  sessionStorage.removeItem(key);
}
