import { agentFunctions } from './agent-functions.ts';
import type { ChoiceRule } from './parameters.ts';
import { readingFunctions } from './read-functions.ts';

export type { AgentFunction } from './agent-functions.ts';
export type { Endpoint, FunctionRow } from './function-row.ts';

/**
 * The dialer's functions, as one table: all 31 of the agent API (docs/vicidial/facts.md 5 and 9) and those of the
 * non-agent API that we use (section 7). Requests, replies and their types come from here.
 */
export const functions = { ...agentFunctions, ...readingFunctions };

export type FunctionName = keyof typeof functions;

type Value<R> = R extends ChoiceRule<infer C> ? C : string;
type Values<Rules> = { readonly [K in keyof Rules]: Value<Rules[K]> };

/** The parameters of a caller. Login, source and function name are added elsewhere. */
export type Input<F extends FunctionName> = Values<(typeof functions)[F]['required']> &
  Partial<Values<(typeof functions)[F]['optional']>>;
