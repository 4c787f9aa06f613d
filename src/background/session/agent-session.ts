import type { Failure } from '../../failure.ts';
import { journal } from '../../platform/database.ts';
import { popupState } from '../../platform/stored-state.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Command } from '../../session/command.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { type Entry, markConfirmedByAgent, markDismissed, markSent, ownerOf } from '../../session/journal.ts';
import { pollSession } from '../../session/poll.ts';
import type { Identity, PopupState } from '../../session/popup-state.ts';
import { isAwaited, markAnswered, reconcileAll } from '../../session/reconcile.ts';
import { observe, pollFailed } from '../../session/state.ts';
import { askDialer } from '../dialer/client.ts';
import { type CommandContext, loadContext } from './command-context.ts';
import { journalCommand } from './journal-command.ts';
import { sendCommand } from './send-command.ts';

export interface AgentSession {
  /**
   * Writes the command down and sends it, once for each id; with `ask` the agent has to say yes first. Gives
   * the entry as it stands after the dialer's answer. `known`: from who has just read it.
   */
  command(
    id: string,
    command: Command,
    ask?: boolean,
    known?: CommandContext,
  ): Promise<Result<Entry, Failure>>;
  /** The agent said yes to a dial that was asking. */
  confirm(id: string): Promise<Result<Entry, Failure>>;
  /** Looks at the dialer and settles what is open. Asked while a look is under way, it waits for that one. */
  look(): Promise<void>;
  /** Takes in what the agent screen told, as if it had been looked at. */
  take(change: (desk: PopupState) => PopupState): Promise<void>;
  /** Puts an outcome away that the agent has read. */
  dismiss(id: string): Promise<void>;
}

interface Deps {
  /** Journal or session changed: change the desk, draw it in the same stroke, and plan the next look. */
  readonly changed: (change?: (desk: PopupState) => PopupState | Promise<PopupState>) => Promise<void>;
  /** A command is about to be written: a worker must wake for it even if this one is stopped on the way. */
  readonly arm: () => void;
  /** The dialer turned the login down: stop everything. */
  readonly loginFailed: (failure: Failure) => Promise<void>;
}

/** The session at work. Holds no truth: everything is read, decided and written, so the worker may stop anywhere. */
export function agentSession({ changed, arm, loginFailed }: Deps): AgentSession {
  // Only spares the same worker a second request; after its death the journal alone decides.
  const underWay = new Set<string>();
  let looking: Promise<void> | undefined;

  async function command(
    id: string,
    wish: Command,
    ask = false,
    read?: CommandContext,
  ): Promise<Result<Entry, Failure>> {
    const known = read ?? (await loadContext());
    const identity = signedIn(known.desk);
    if (!identity) return fail({ kind: 'notSignedIn' });
    arm();
    const decision = await journalCommand(ownerOf(identity), id, wish, ask, known);
    if (!decision.ok) {
      const wait = waitFor(wish, decision.error);
      if (wait === undefined) return decision;
      // Nothing was written down yet, so this is still the first time.
      await new Promise((resolve) => setTimeout(resolve, wait));
      return command(id, wish, ask);
    }
    const { entry } = decision.value;
    if (entry.state === 'asking') await changed();
    // An entry that is new and not under way was written by a worker that stopped before it sent it.
    if (entry.state !== 'new' || underWay.has(entry.id)) return ok(entry);
    return ok(await send(entry, known));
  }

  async function confirm(id: string): Promise<Result<Entry, Failure>> {
    const known = await loadContext();
    if (!signedIn(known.desk)) return fail({ kind: 'notSignedIn' });
    const entries = await journal.change((all) =>
      all.map((entry) => (entry.id === id ? markConfirmedByAgent(entry, Date.now()) : entry)),
    );
    const entry = entries.find((each) => each.id === id);
    if (entry?.state !== 'new' || underWay.has(id)) return entry ? ok(entry) : fail({ kind: 'lost' });
    return ok(await send(entry, known));
  }

  /** Sends an entry, as the session and the settings were known when it was decided about. */
  async function send(entry: Entry, { desk: { session, signIn }, settings }: CommandContext): Promise<Entry> {
    if (signIn.state !== 'in') return entry;
    underWay.add(entry.id);
    try {
      let isOurs = false;
      const sent = await changeEntry(entry.id, (now) => {
        isOurs = now.state === 'new';
        return markSent(now, Date.now());
      });
      // Sent or settled by somebody else in between, so it must not go out any more.
      if (!isOurs) return sent;
      const target = { agent: signIn.identity.agent, callId: session.callId };
      const answer = sendCommand(sent, target, settings);
      // Drawn while it goes out, not before: the agent waits for the request, not for the picture of it.
      const drawn = changed();
      const reply = await answer;
      await drawn;
      const answered = await changeEntry(entry.id, (now) => markAnswered(now, reply, session, Date.now()));
      underWay.delete(entry.id);
      if (!reply.ok) await takeRefusal(reply.error, entry.command);
      await changed();
      // A look may have settled it since.
      return (await journal.find(entry.id)) ?? answered;
    } finally {
      underWay.delete(entry.id);
    }
  }

  async function takeRefusal(failure: Failure, { kind }: Command): Promise<void> {
    if (isLoginFailure(failure)) return loginFailed(failure);
    // Our picture of an idle agent was wrong: the next look must not take PAUSED for idle again.
    if (kind === 'dial' && failure.kind === 'notPaused') {
      await changed((now) => ({
        ...now,
        session: now.session.state === 'paused' ? { ...now.session, state: 'unknown' } : now.session,
      }));
      await looking;
      await look();
    }
  }

  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  async function lookOnce(): Promise<void> {
    const now = await popupState.get();
    const identity = signedIn(now);
    const { session: before } = now;
    // Nobody is signed in, so nobody can look: what was open is given up as time goes by.
    if (!identity) return take((same) => same);
    const known = await journal.recent();
    const began = Date.now();
    const seen = await pollSession(askDialer, {
      agent: identity.agent,
      seesAll: identity.seesAll,
      before,
      isDisposed: known.some(
        (entry) =>
          entry.command.kind === 'dispose' &&
          entry.state === 'confirmed' &&
          (entry.settledAt ?? 0) > (before.callSince ?? before.since),
      ),
      waitsForRecording: known.some(
        (entry) => entry.command.kind.endsWith('Recording') && isAwaited(entry, before, began),
      ),
    });
    if (!seen.ok && isLoginFailure(seen.error)) return loginFailed(seen.error);
    await take((latest) => {
      const still = signedIn(latest);
      // Signed out, or somebody else by now: what was seen is not of their session.
      if (!still || ownerOf(still) !== ownerOf(identity)) return latest;
      // Dated by its question: a command sent while the answer was on its way is not judged by it.
      const session = seen.ok
        ? observe(latest.session, seen.value, began)
        : pollFailed(latest.session, seen.error);
      return { ...latest, session };
    });
  }

  /** Settles what is open by the changed desk and writes that together with it: no surface sees the one without the other. */
  async function take(change: (desk: PopupState) => PopupState): Promise<void> {
    let toSend: readonly Entry[] = [];
    await changed(async (latest) => {
      const next = change(latest);
      const identity = signedIn(next);
      await journal.change((known) => {
        const owner = identity && ownerOf(identity);
        const settled = reconcileAll(known, owner, next.session, Date.now(), underWay);
        toSend = settled.toSend;
        return settled.entries;
      });
      return next;
    });
    for (const entry of toSend) await send(entry, await loadContext());
  }

  async function dismiss(id: string): Promise<void> {
    await journal.change((known) =>
      known.map((entry) => (entry.id === id ? markDismissed(entry, Date.now()) : entry)),
    );
    await changed();
  }

  return { command, confirm, look, take, dismiss };
}

async function changeEntry(id: string, change: (entry: Entry) => Entry): Promise<Entry> {
  const known = await journal.change((all) => all.map((entry) => (entry.id === id ? change(entry) : entry)));
  const changed = known.find((entry) => entry.id === id);
  if (!changed) throw new Error('a journal entry went missing');
  return changed;
}

/**
 * Milliseconds until work that comes a second too soon may go out: the dialer takes two commands of one second as
 * one (docs/vicidial/facts.md 1.11), and the agent need not know. A dial that comes too soon is refused, for it may be a mistake.
 */
function waitFor(wish: Command, failure: Failure): number | undefined {
  if (wish.kind === 'dial' || failure.kind !== 'tooSoon') return undefined;
  return Math.max(0, (failure.until ?? 0) - Date.now()) + 10;
}

function signedIn({ signIn }: PopupState): Identity | undefined {
  return signIn.state === 'in' ? signIn.identity : undefined;
}
