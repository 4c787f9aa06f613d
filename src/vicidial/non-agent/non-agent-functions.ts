import type { ChoiceRule } from '../parameters.ts';
import { campaignFunctions } from './campaign-functions.ts';
import { leadFunctions } from './lead-functions.ts';
import { listFunctions } from './list-functions.ts';
import { logFunctions } from './log-functions.ts';
import { mediaFunctions } from './media-functions.ts';
import type { nonAgentParameters, ParameterName } from './non-agent-parameters.ts';
import type { NonAgentRow } from './non-agent-row.ts';
import { numberFunctions } from './number-functions.ts';
import { teamFunctions } from './team-functions.ts';
import { userFunctions } from './user-functions.ts';

/**
 * Every function of the non-agent API as one table (docs/vicidial/non-agent-api.md, release 2.14-194). Requests, replies and
 * their types come from here. A bundle that needs one subject imports the file of that subject.
 */
export const nonAgentFunctions = {
  ...teamFunctions,
  ...leadFunctions,
  ...numberFunctions,
  ...logFunctions,
  ...userFunctions,
  ...campaignFunctions,
  ...listFunctions,
  ...mediaFunctions,
};

export type NonAgentFunctionName = keyof typeof nonAgentFunctions;

export const isNonAgentFunction = (name: string): name is NonAgentFunctionName =>
  Object.hasOwn(nonAgentFunctions, name);

/** The row of a function with the general type instead of the literal types of the table. */
export const rowOf = (name: NonAgentFunctionName): NonAgentRow => nonAgentFunctions[name];

type RuleOf<Row, P extends ParameterName> = Row extends { readonly rules: Readonly<Record<P, infer R>> }
  ? R
  : (typeof nonAgentParameters)[P];
type ValueOf<R> = R extends ChoiceRule<infer C> ? C : string;

/** The parameters of a caller. Login, source and function name are added elsewhere. */
export type NonAgentInput<F extends NonAgentFunctionName> = {
  readonly [P in (typeof nonAgentFunctions)[F]['required'][number]]: ValueOf<
    RuleOf<(typeof nonAgentFunctions)[F], P>
  >;
} & {
  readonly [P in (typeof nonAgentFunctions)[F]['optional'][number]]?: ValueOf<
    RuleOf<(typeof nonAgentFunctions)[F], P>
  >;
};

type ShapeOf<F extends NonAgentFunctionName> = (typeof nonAgentFunctions)[F] extends {
  readonly rows: infer S;
}
  ? S
  : never;
type ColumnsOf<S> = S extends { readonly columns: readonly (infer C extends string)[] } ? C : never;
type AddedOf<S> = S extends {
  readonly added: readonly { readonly columns: readonly (infer C extends string)[] }[];
}
  ? C
  : never;

/** One row of a reply. It may have the columns that the request asked for. Later releases only append columns. */
export type NonAgentRecord<F extends NonAgentFunctionName> = {
  readonly [C in ColumnsOf<ShapeOf<F>>]: string;
} & { readonly [C in AddedOf<ShapeOf<F>>]?: string };
