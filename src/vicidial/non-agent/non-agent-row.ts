import type { Rule } from '../parameters.ts';
import type { ParameterName } from './non-agent-parameters.ts';

/** A permission of the calling user: its column in the dialer's users table. */
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

/** The text of a result line after the function's name, and the names of the pipe-separated values after the text. */
export interface ResultLine {
  readonly text: string;
  readonly values: readonly string[];
}

/** Columns that appear only when the request asks for them. */
export interface AddedColumns {
  readonly parameter: ParameterName;
  readonly value: string;
  readonly columns: readonly string[];
  /** They precede the other columns. Default: they follow them. */
  readonly isFirst?: true;
  /** The header has them, but a row may lack them. */
  readonly isOptional?: true;
}

/** The structure of the rows of a reply. */
export interface RowShape {
  /** Names by position. A header in the reply that is known to be right replaces them. */
  readonly columns: readonly string[];
  /** Columns of free text, which may contain the separator. */
  readonly freeText?: readonly string[];
  readonly added?: readonly AddedColumns[];
  /** The first line of a reply with header=YES, if it does not list the columns in their order. */
  readonly wrongHeader?: string;
  /** The reply always begins with a header, even if the request did not ask for it. */
  readonly hasHeaderAlways?: true;
  /** Some releases print a separator after the last column. */
  readonly endsWithSeparator?: true;
  /** The reply is one record, and its values may contain line breaks. */
  readonly isOneRecord?: true;
  /** The separator, if the request cannot choose it with `stage`. */
  readonly separator?: ',' | '|';
}

/**
 * The form of a successful reply: result lines, rows, one bare value, records of `name => value` lines, a form in HTML, a
 * file chooser in HTML, the check of a phone number, the version line, or only a joke.
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
  /** The minimum user level. */
  readonly level: 7 | 8 | 9;
  readonly rights: readonly Right[];
  /** The user also needs vdc_agent_api_access. */
  readonly needsApiAccess: boolean;
  readonly required: readonly ParameterName[];
  readonly optional: readonly ParameterName[];
  /** Rules of this function's parameters that differ from the general rules of the same name. */
  readonly rules?: Readonly<Partial<Record<ParameterName, Rule>>>;
  readonly reply: ReplyForm;
  readonly rows?: RowShape;
  readonly success: readonly ResultLine[];
  readonly notice: readonly ResultLine[];
  /** Texts of its refusals. The values after them differ by refusal and have no names. */
  readonly errors: readonly string[];
}

/** Functions by name: the whole API, or the part that a bundle needs. */
export type NonAgentTable = Readonly<Record<string, NonAgentRow>>;
