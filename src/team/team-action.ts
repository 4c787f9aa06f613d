import type { InGroupChange } from './in-group-change.ts';
import { isOnCall, type TeamAgent } from './team-agent.ts';

/** What a supervisor can do to one or many agents. */
export type TeamAction =
  /** An empty code sets none. */
  | { readonly kind: 'pause'; readonly code: string }
  | { readonly kind: 'pauseCode'; readonly code: string }
  | { readonly kind: 'resume' }
  /** `afterCall`: agents who are busy are logged out when they are not. Otherwise they are skipped. */
  | { readonly kind: 'logOut'; readonly afterCall: boolean }
  | { readonly kind: 'message'; readonly text: string }
  /** `isBlended`: the agent also takes automatically dialed calls. */
  | {
      readonly kind: 'inGroups';
      readonly change: InGroupChange;
      readonly inGroups: readonly string[];
      readonly isBlended: boolean;
    }
  /** Hangs up a call that the customer has left, and sets the disposition of the call. `thenPause`: the agent waits for no further call. */
  | { readonly kind: 'endWrapUp'; readonly status: string; readonly thenPause: boolean }
  /** Replaces the code with which an agent asks for a pause by the code of the pause. */
  | { readonly kind: 'grantPause'; readonly requestCode: string; readonly code: string }
  /** Ends the pause with which an agent asks for one. A text that is not empty is shown to the agent before. */
  | { readonly kind: 'denyPause'; readonly requestCode: string; readonly text: string };

export type ActionKind = TeamAction['kind'];

/** Why an agent is left out of an action. */
export type SkipReason =
  | 'isPaused'
  | 'isNotPaused'
  | 'isBusy'
  | 'hasCode'
  | 'isNotInWrapUp'
  | 'isNotAsking'
  /** The settings have changed since the plan. */
  | 'notAllowed';

/** One agent of a plan: included, or left out for a reason. `isLater`: it happens after the call of the agent. */
export interface PlannedAgent {
  readonly agent: TeamAgent;
  readonly skip?: SkipReason;
  readonly isLater?: true;
}

/** A call, its wrap-up, or a lead on the agent's screen. A log-out now would leave that lead in the status INCALL (docs/vicidial/results-out.md 7). */
export function isBusy({ state }: Pick<TeamAgent, 'state'>): boolean {
  return isOnCall(state) || state === 'wrapUp' || state === 'preview' || state === 'ringing';
}

/** The call is over for the customer, and the agent has not finished it: a dead call, or the disposition after the call. */
export function isFinishingCall({ state }: Pick<TeamAgent, 'state'>): boolean {
  return state === 'deadCall' || state === 'wrapUp';
}

/** Who gets the action, and who is left out and why. */
export function planAction(action: TeamAction, agents: readonly TeamAgent[]): readonly PlannedAgent[] {
  return agents.map((agent) => {
    const skip = skipReason(action, agent);
    if (skip) return { agent, skip };
    const isLater = isBusy(agent) && (action.kind === 'pause' || action.kind === 'logOut');
    return isLater ? { agent, isLater } : { agent };
  });
}

function skipReason(action: TeamAction, agent: TeamAgent): SkipReason | undefined {
  const isPaused = agent.state === 'paused';
  switch (action.kind) {
    case 'pause':
      return isPaused && (action.code === '' || action.code === agent.pauseCode) ? 'isPaused' : undefined;
    case 'pauseCode':
      if (!isPaused) return 'isNotPaused';
      return action.code === agent.pauseCode ? 'hasCode' : undefined;
    case 'resume':
      return isPaused ? undefined : 'isNotPaused';
    case 'logOut':
      return isBusy(agent) && !action.afterCall ? 'isBusy' : undefined;
    case 'message':
    case 'inGroups':
      return undefined;
    case 'endWrapUp':
      return isFinishingCall(agent) ? undefined : 'isNotInWrapUp';
    case 'grantPause':
    case 'denyPause':
      return isPaused && agent.pauseCode === action.requestCode ? undefined : 'isNotAsking';
    default:
      return action satisfies never;
  }
}

/** The action that takes another one back, or undefined if nothing does. */
export function oppositeOf(action: TeamAction): TeamAction | undefined {
  if (action.kind === 'pause') return { kind: 'resume' };
  return action.kind === 'resume' ? { kind: 'pause', code: '' } : undefined;
}
