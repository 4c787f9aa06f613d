import type { Rule } from '../parameters.ts';
import type { ParameterName } from './non-agent-parameters.ts';

/** A permission of the calling user, by the column of the dialer's users table that holds it. */
export type Right =
  | 'ast_admin_access'
  | 'delete_from_dnc'
  | 'modify_campaigns'
  | 'modify_inbound_dids'
  | 'modify_leads'
  | 'modify_lists'
  | 'modify_remoteagents'
  | 'modify_users'
  | 'view_reports';

/** The text of a result line behind the function's name, and the names of the pipe-separated values behind the text. */
export interface ResultLine {
  readonly text: string;
  readonly values: readonly string[];
}

/** Columns that appear only when the request asks for them. */
export interface AddedColumns {
  readonly parameter: ParameterName;
  readonly value: string;
  readonly columns: readonly string[];
  /** They stand before the others. Default: behind them. */
  readonly isFirst?: true;
  /** The header names them, but a row may lack them. */
  readonly isOptional?: true;
}

/** How the rows of a reply are built. */
export interface RowShape {
  /** Names by position. A header in the reply that is known to be right replaces them. */
  readonly columns: readonly string[];
  /** Columns that hold what a person typed, so that the separator may stand in them. */
  readonly freeText?: readonly string[];
  readonly added?: readonly AddedColumns[];
  /** The first line of a reply with header=YES, where it does not name the columns in their order. */
  readonly wrongHeader?: string;
  /** The reply begins with a header whether it was asked for or not. */
  readonly hasHeaderAlways?: true;
  /** Some releases print a separator behind the last column. */
  readonly endsWithSeparator?: true;
  /** The reply is one record, and line breaks may stand in its values. */
  readonly isOneRecord?: true;
  /** The separator, where the request cannot choose it with `stage`. */
  readonly separator?: ',' | '|';
}

/**
 * What a good reply consists of: result lines, rows, one bare value, records of `name => value` lines, a form in HTML, a file
 * chooser in HTML, the answer about a phone number, the version line, or nothing but a joke.
 */
export type ReplyForm =
  | 'lines'
  | 'rows'
  | 'value'
  | 'records'
  | 'inGroupForm'
  | 'chooser'
  | 'numberCheck'
  | 'version'
  | 'joke';

export interface NonAgentRow {
  /** The lowest user level that may call it. */
  readonly level: 7 | 8 | 9;
  readonly rights: readonly Right[];
  /** The user also needs vdc_agent_api_access. */
  readonly needsApiAccess: boolean;
  readonly required: readonly ParameterName[];
  readonly optional: readonly ParameterName[];
  /** Rules of this function's parameters where they differ from those of the same name elsewhere. */
  readonly rules?: Readonly<Partial<Record<ParameterName, Rule>>>;
  readonly reply: ReplyForm;
  readonly rows?: RowShape;
  readonly success: readonly ResultLine[];
  readonly notice: readonly ResultLine[];
  /** Texts of its refusals. Values behind them differ by refusal and are not named. */
  readonly errors: readonly string[];
}
