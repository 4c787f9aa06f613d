import type { Entry } from './journal.ts';
import { isInCall, type Session } from './state.ts';

/** The agent's request for a pause, as far as the session shows it. A supervisor answers it on the team page. */
export type PauseRequest =
  | {
      readonly state: 'waiting';
      readonly code: string;
      readonly since: number;
      /** The account cannot read the pause code (docs/vicidial/facts.md 10), so it cannot show that the request was granted. */
      readonly isAnswerHidden?: true;
    }
  /** The supervisor has set another code. */
  | { readonly state: 'granted'; readonly code: string; readonly grantedCode: string }
  /** The pause ended, and the agent has not ended it with the extension. */
  | { readonly state: 'denied'; readonly code: string }
  /** The account cannot read the pause code, so a supervisor may have granted the request before the pause ended. */
  | { readonly state: 'ended'; readonly code: string };

/**
 * The request after the latest state of the session, or null if there is none. `entries`: the agent's own commands. `codes`: the
 * pause codes with which an agent asks. An account that cannot read the pause code shows only that the request was made and that the pause ended.
 */
export function followPauseRequest(
  before: PauseRequest | null,
  session: Session,
  entries: readonly Entry[],
  codes: readonly string[],
): PauseRequest | null {
  if (codes.length === 0 || session.state === 'loggedOut') return null;
  if (session.state === 'unknown') return before;
  if (session.state === 'paused') return inPause(before, session, entries, codes);
  const own = lastPauseCommand(entries);
  if (before?.state === 'waiting') {
    const hasEndedIt = own?.command.kind === 'resume' && own.createdAt >= before.since;
    if (hasEndedIt) return null;
    return { state: before.isAnswerHidden ? 'ended' : 'denied', code: before.code };
  }
  // The answer was seen, or the next call makes it old.
  const isAnswered = before?.state === 'denied' || before?.state === 'ended';
  return isAnswered && !isInCall(session.state) ? before : null;
}

function inPause(
  before: PauseRequest | null,
  { pauseCode, since }: Session,
  entries: readonly Entry[],
  codes: readonly string[],
): PauseRequest | null {
  if (pauseCode === undefined) return withoutCode(before, since, entries, codes);
  if (codes.includes(pauseCode)) {
    const isSame = before?.state === 'waiting' && before.code === pauseCode;
    return isSame && !before.isAnswerHidden
      ? before
      : { state: 'waiting', code: pauseCode, since: isSame ? before.since : since };
  }
  if (pauseCode === '') return before?.state === 'waiting' ? before : null;
  if (before?.state === 'waiting') return { state: 'granted', code: before.code, grantedCode: pauseCode };
  return before?.state === 'granted' && before.grantedCode === pauseCode ? before : null;
}

/** The account cannot read the pause code: the latest command of the agent in this pause shows it. */
function withoutCode(
  before: PauseRequest | null,
  since: number,
  entries: readonly Entry[],
  codes: readonly string[],
): PauseRequest | null {
  if (before?.state === 'waiting') {
    const own = lastPauseCommand(entries);
    const isReplaced = own !== undefined && own.createdAt > before.since && codeOf(own) !== before.code;
    return isReplaced ? null : { ...before, isAnswerHidden: true };
  }
  const own = lastPauseCommand(entries);
  const code = own && codeOf(own);
  const asks = own !== undefined && code !== undefined && codes.includes(code);
  return asks && own.createdAt >= since - commandMs
    ? { state: 'waiting', code, since: own.createdAt, isAnswerHidden: true }
    : null;
}

/** An older command belongs to an earlier pause: the agent screen takes up a command in at most this time, in milliseconds. */
const commandMs = 120_000;

function codeOf({ command }: Entry): string | undefined {
  return command.kind === 'pause' || command.kind === 'pauseCode' ? command.code : undefined;
}

/** The agent's latest command for a pause that the dialer may have. */
function lastPauseCommand(entries: readonly Entry[]): Entry | undefined {
  return entries
    .filter(
      ({ command: { kind }, state }) =>
        (kind === 'pause' || kind === 'pauseCode' || kind === 'resume') &&
        (state === 'sent' || state === 'confirmed' || state === 'unknown'),
    )
    .reduce<Entry | undefined>(
      (last, each) => (last && last.createdAt > each.createdAt ? last : each),
      undefined,
    );
}
