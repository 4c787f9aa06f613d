import { refusalOf } from '../refusal.ts';
import { type NonAgentFunctionName, rowOf } from './non-agent-functions.ts';
import type { ParameterName } from './non-agent-parameters.ts';
import type { NonAgentRow, Right } from './non-agent-row.ts';
import type { PrintedResult } from './result-lines.ts';

export type RefusalReason =
  | 'login'
  /** The function is not in the list of functions that this user may call. */
  | 'functionNotAllowed'
  | 'noPermission'
  | 'unknownFunction'
  | 'missingParameter'
  | 'invalidParameter'
  | 'outsideOwnLists'
  | 'notFound'
  | 'alreadyExists'
  | 'doNotCall'
  | 'nothingChanged'
  | 'switchedOff'
  | 'other';

/** The reason of a refusal, in a form that a surface can explain. */
export interface ExplainedRefusal {
  readonly reason: RefusalReason;
  /** The missing permissions of the calling user. */
  readonly needs?: {
    readonly level: NonAgentRow['level'];
    readonly rights: readonly Right[];
    readonly needsApiAccess: boolean;
  };
  /** The parameter that caused the refusal. */
  readonly parameter?: ParameterName;
  /** Parameters without which the function does nothing. */
  readonly required?: readonly ParameterName[];
}

/** The first pattern that matches the text of a refusal determines its reason. */
const reasons: readonly (readonly [pattern: RegExp, reason: RefusalReason])[] = [
  [/HAVE PERMISSION TO USE THIS FUNCTION/, 'functionNotAllowed'],
  [/NOT HAVE PERMISSION/, 'noPermission'],
  [/NO FUNCTION SPECIFIED/, 'unknownFunction'],
  [/DNC$/, 'doNotCall'],
  [/ALREADY EXISTS|^DUPLICATE|NON-ARCHIVED LEAD FOUND/, 'alreadyExists'],
  [/NOT AN ALLOWED LIST/, 'outsideOwnLists'],
  [/NOT ACTIVE|disabled/i, 'switchedOff'],
  [
    /NO UPDATES (WERE )?DEFINED|INSERT FAILED|NO RECORDS UPDATED|NOT BEEN ADDED|NO DIDS ADDED/,
    'nothingChanged',
  ],
  [/ALL REQUIRED FIELDS|INVALID SEARCH PARAMETERS|MISSING|NO VALID|NO [A-Z ]+ DEFINED/, 'missingParameter'],
  [
    /DOES NOT EXIST|does not exist|NOT A DEFINED|NOT FOUND|NOT LOGGED IN|NO (MATCHES|RECORD|RESULTS|LOGGED)|ARE NO|HAS NO/,
    'notFound',
  ],
  [/MUST |VALID|INVALID|STATUS (ADD|REMOVE) FAILURE|NOT SET TO/, 'invalidParameter'],
];

/** Explains an error line of this function. */
export function explainRefusal(name: NonAgentFunctionName, error: PrintedResult): ExplainedRefusal {
  const row = rowOf(name);
  if (error.function === undefined) {
    const { kind } = refusalOf(error.message);
    return { reason: kind === 'unknownFunction' ? 'unknownFunction' : 'login' };
  }
  const reason = reasons.find(([pattern]) => pattern.test(error.text))?.[1] ?? 'other';
  if (reason === 'noPermission' || reason === 'functionNotAllowed') {
    const { level, rights, needsApiAccess } = row;
    return { reason, needs: { level, rights, needsApiAccess } };
  }
  if (reason === 'missingParameter') return { reason, required: row.required };
  const parameter = parameterIn(error.text, row);
  return parameter === undefined ? { reason } : { reason, parameter };
}

/** The longest parameter name that the text contains, with spaces for underscores. */
function parameterIn(text: string, row: NonAgentRow): ParameterName | undefined {
  const words = text.toUpperCase().replaceAll('_', ' ');
  return [...row.required, ...row.optional]
    .filter((name) => words.includes(name.toUpperCase().replaceAll('_', ' ')))
    .sort((a, b) => b.length - a.length)[0];
}
