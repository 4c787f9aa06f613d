/** The type of a function of the agent API, its input, and the lines that it prints. */
import type { Account, Dialer, LiveAgent } from '../dialer/tables.ts';

/** One printed line, or text printed as it is. */
export type Printed =
  | { result: 'SUCCESS' | 'ERROR' | 'NOTICE'; reason: string; values: string; isLast?: 'no newline' }
  | { html: string };

export const success = (reason: string, values: string): Printed => ({ result: 'SUCCESS', reason, values });
export const error = (reason: string, values: string): Printed => ({ result: 'ERROR', reason, values });
export const notice = (reason: string, values: string): Printed => ({ result: 'NOTICE', reason, values });

/** The input of a function. `agent` is the row of the agent that it is about. */
export interface AgentRequest {
  dialer: Dialer;
  now: number;
  epoch: string;
  caller: Account;
  agentUser: string;
  agent: LiveAgent;
  /** A parameter after stripping; '' when it was not sent. */
  get: (name: string) => string;
}

export type UnboundRequest = Omit<AgentRequest, 'agent'>;

/** A function about a logged-in agent. `malformed` gives what is printed after "not valid - ", or undefined. */
export interface AgentFunction {
  malformed: (request: UnboundRequest) => string | undefined;
  /** False: alt_user is ignored (change_ingroups, ra_call_control). */
  takesAltUser?: false;
  run: (request: AgentRequest) => Printed[];
}

/** A function that needs no agent's session. */
export interface UnboundFunction {
  malformed: (request: UnboundRequest) => string | undefined;
  needsSession: false;
  run: (request: UnboundRequest) => Printed[];
}

/**
 * True when the request names an agent at all, by agent_user or by alt_user. Most functions accept one character
 * of agent_user; those that dial require two.
 */
export const namesAgent = (request: UnboundRequest, atLeast = 1): boolean =>
  request.get('agent_user').length >= atLeast || request.get('alt_user').length > 1;

/** The usual error values: `value|agent_user`, if the value is not valid or no agent is named. */
export const unless =
  (passes: (value: string) => boolean) =>
  (request: UnboundRequest): string | undefined =>
    passes(request.get('value')) && namesAgent(request)
      ? undefined
      : `${request.get('value')}|${request.get('agent_user')}`;
