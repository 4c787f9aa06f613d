import type { ChoiceRule } from '../parameters.ts';
import { campaignFunctions } from './campaign-functions.ts';
import { leadFunctions } from './lead-functions.ts';
import { listFunctions } from './list-functions.ts';
import { logFunctions } from './log-functions.ts';
import { mediaFunctions } from './media-functions.ts';
import type { nonAgentParameters, ParameterName } from './non-agent-parameters.ts';
import type { NonAgentRow } from './non-agent-row.ts';
import { teamFunctions } from './team-functions.ts';
import { userFunctions } from './user-functions.ts';

/**
 * Every function of the non-agent API as one table (docs/vicidial/non-agent-api.md, release 2.14-194). Requests, replies and
 * their types come from here. A bundle that needs one subject imports the file of that subject.
 */
export const nonAgentFunctions = {
  ...teamFunctions,
  ...leadFunctions,
  ...logFunctions,
  ...userFunctions,
  ...campaignFunctions,
  ...listFunctions,
  ...mediaFunctions,
};

export type NonAgentFunctionName = keyof typeof nonAgentFunctions;

export const isNonAgentFunction = (name: string): name is NonAgentFunctionName =>
  Object.hasOwn(nonAgentFunctions, name);

/** The row of a function, with the widths of the table's literal types taken away. */
export const rowOf = (name: NonAgentFunctionName): NonAgentRow => nonAgentFunctions[name];

type RuleOf<Row, P extends ParameterName> = Row extends { readonly rules: Readonly<Record<P, infer R>> }
  ? R
  : (typeof nonAgentParameters)[P];
type ValueOf<R> = R extends ChoiceRule<infer C> ? C : string;

/** What a caller gives; login, source and the function's name are added elsewhere. */
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

/** One row of a reply. Columns that the request asked for may be there; later releases only append. */
export type NonAgentRecord<F extends NonAgentFunctionName> = {
  readonly [C in ColumnsOf<ShapeOf<F>>]: string;
} & { readonly [C in AddedOf<ShapeOf<F>>]?: string };
