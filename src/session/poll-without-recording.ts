import type { Failure } from '../failure.ts';
import type { CommandKind } from './command.ts';
import type { Entry } from './journal.ts';
import type { DryRun } from './parse-session.ts';
import type { AgentState, Observation, Session } from './state.ts';

/**
 * Whether the dialer knows no such function, or this account may not call it. The function `recording` began in 2012, and
 * `api_allowed_functions` can leave it out (docs/vicidial/facts.md 3.4 and 9).
 */
export function isFunctionMissing({ kind }: Pick<Failure, 'kind'>): boolean {
  return kind === 'unknownFunction' || kind === 'noPermission';
}

/** The state after each command, if the dialer's reply shows that the agent is not idle. */
const statesAfter: Partial<Record<CommandKind, AgentState>> = {
  dial: 'inCall',
  hangUp: 'disposition',
  dispose: 'disposition',
  resume: 'ready',
};

/** The last of these commands that the dialer has accepted since the session reached its state; undefined if there is none. */
export function lastAccepted(
  journal: readonly Entry[],
  owner: string,
  { since }: Pick<Session, 'since'>,
): CommandKind | undefined {
  return journal
    .filter(({ owner: of, command, acceptedAt = 0 }) => {
      return of === owner && acceptedAt >= since && statesAfter[command.kind] !== undefined;
    })
    .toSorted((one, other) => (one.acceptedAt ?? 0) - (other.acceptedAt ?? 0))
    .at(-1)?.command.kind;
}

/**
 * The session as the refusal of a dry run alone shows it (docs/vicidial/facts.md 5.3): it distinguishes an idle agent from any other
 * one. What else the agent does follows from the state before and from the last accepted command.
 */
export function readDryRunOnly(dryRun: DryRun, before: Session, last: CommandKind | undefined): Observation {
  const seen = { source: 'plain' } as const;
  switch (dryRun.kind) {
    case 'leadNotValid':
      return { ...seen, state: 'paused' };
    case 'manualDialNotAllowed':
      return { ...seen, state: 'paused', cannotDial: dryRun };
    case 'notPaused': {
      const kept = before.state === 'paused' || before.state === 'loggedOut' ? 'unknown' : before.state;
      return { ...seen, state: (last && statesAfter[last]) ?? kept };
    }
    default:
      // A release before 2011 knows no lead in a dial.
      return { ...seen, state: 'unknown' };
  }
}
