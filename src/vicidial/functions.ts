import type { ChoiceRule } from './parameters.ts';
import { rareFunctions } from './rare-functions.ts';
import { readingFunctions } from './read-functions.ts';
import { sessionFunctions } from './session-functions.ts';
import { supervisorFunctions } from './supervisor-functions.ts';

export type { Endpoint, FunctionRow } from './function-row.ts';

/**
 * The dialer's functions, as one table: all 31 of the agent API (docs/vicidial/facts.md 5 and 9) and those of the
 * non-agent API that we use (section 7). Requests, replies and their types come from here.
 */
export const functions = {
  ...sessionFunctions,
  ...supervisorFunctions,
  ...rareFunctions,
  ...readingFunctions,
};

export type FunctionName = keyof typeof functions;
export type AgentFunction =
  | keyof typeof sessionFunctions
  | keyof typeof supervisorFunctions
  | keyof typeof rareFunctions;

type Value<R> = R extends ChoiceRule<infer C> ? C : string;
type Values<Rules> = { readonly [K in keyof Rules]: Value<Rules[K]> };

/** The parameters of a caller. Login, source and function name are added elsewhere. */
export type Input<F extends FunctionName> = Values<(typeof functions)[F]['required']> &
  Partial<Values<(typeof functions)[F]['optional']>>;
