import type { Failure } from '../../failure.ts';
import type { Journal } from '../../platform/database.ts';
import type { StoredValue } from '../../platform/storage.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Command } from '../../session/command.ts';
import { waitFor } from '../../session/decide.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { type Entry, markConfirmedByAgent, markDismissed, markSent, ownerOf } from '../../session/journal.ts';
import { type AskDialer, pollSession, readRecording } from '../../session/poll.ts';
import { lastAccepted } from '../../session/poll-without-recording.ts';
import type { Identity, PopupState } from '../../session/popup-state.ts';
import { isAwaited, markAnswered, reconcileAll } from '../../session/reconcile.ts';
import { isInCall, observe, pollFailed } from '../../session/state.ts';
import type { CommandContext } from './command-context.ts';
import { journalCommand } from './journal-command.ts';
import type { sendCommand } from './send-command.ts';

export interface AgentSession {
  /**
   * Journals the command and sends it, once for each id. With `ask`, the agent must confirm it first. Returns the entry
   * after the dialer's reply. `known`: the context, if the caller has just read it.
   */
  command(
    id: string,
    command: Command,
    ask?: boolean,
    known?: CommandContext,
  ): Promise<Result<Entry, Failure>>;
  /** Journals a command that a check has refused. It is never sent. */
  refuse(
    id: string,
    command: Command,
    refusal: Failure,
    known: CommandContext,
  ): Promise<Result<Entry, Failure>>;
  /** The agent confirmed a dial in the state `asking`. */
  confirm(id: string): Promise<Result<Entry, Failure>>;
  /** Polls the dialer and reconciles the open entries. A call during a poll waits for that poll. */
  poll(): Promise<void>;
  /** Asks only whether the call is recorded. The agent screen shows everything else of the session, but not that. */
  pollRecording(): Promise<void>;
  /** Applies a report of the agent screen like the result of a poll. `settle`: what it says about journal entries. */
  applyChange(
    change: (state: PopupState) => PopupState,
    settle?: (entries: readonly Entry[]) => readonly Entry[],
  ): Promise<void>;
  /** Hides an outcome that the agent has read. */
  dismiss(id: string): Promise<void>;
  /** Hides every outcome before the agent signs out, so that none of it is news at the next sign-in. */
  dismissAll(): Promise<void>;
}

interface Deps {
  readonly journal: Pick<Journal, 'recent' | 'change' | 'find'>;
  readonly popupState: Pick<StoredValue<PopupState>, 'get'>;
  readonly loadContext: () => Promise<CommandContext>;
  readonly askDialer: AskDialer;
  readonly sendCommand: typeof sendCommand;
  /** Journal or session changed: updates the popup state, publishes it in the same write and schedules the next poll. */
  readonly changed: (change?: (state: PopupState) => PopupState | Promise<PopupState>) => Promise<void>;
  /** Called before a command is journaled: wakes a worker for it even if this one is stopped. */
  readonly scheduleWake: () => void;
  /** The dialer rejected the login: everything automatic stops. */
  readonly loginFailed: (failure: Failure) => Promise<void>;
}

/** Executes commands. Stateless: every step is read, decided and persisted, so the worker can be stopped at any point. */
export function agentSession({
  journal,
  popupState,
  loadContext,
  askDialer,
  sendCommand,
  changed,
  scheduleWake,
  loginFailed,
}: Deps): AgentSession {
  // Prevents a second request by the same worker. After a restart the journal alone decides.
  const inFlight = new Set<string>();
  let polling: Promise<void> | undefined;

  async function command(
    id: string,
    request: Command,
    ask = false,
    read?: CommandContext,
  ): Promise<Result<Entry, Failure>> {
    const known = read ?? (await loadContext());
    const identity = signedIn(known.popupState);
    if (!identity) return fail({ kind: 'notSignedIn' });
    scheduleWake();
    const decision = await journalCommand(journal, ownerOf(identity), id, request, ask, known);
    if (!decision.ok) {
      const wait = waitFor(request, decision.error, await ownEntries(identity), Date.now());
      if (wait === undefined) return decision;
      // Nothing was journaled yet, so this is no second attempt.
      await new Promise((resolve) => setTimeout(resolve, wait));
      return command(id, request, ask);
    }
    const { entry } = decision.value;
    if (entry.state === 'asking') await changed();
    // A new entry that is not in flight was written by a worker that stopped before sending it.
    if (entry.state !== 'new' || inFlight.has(entry.id)) return ok(entry);
    return ok(await send(entry, known));
  }

  async function refuse(
    id: string,
    request: Command,
    refusal: Failure,
    known: CommandContext,
  ): Promise<Result<Entry, Failure>> {
    const identity = signedIn(known.popupState);
    if (!identity) return fail({ kind: 'notSignedIn' });
    const decision = await journalCommand(journal, ownerOf(identity), id, request, false, known, refusal);
    if (!decision.ok) return decision;
    await changed();
    return ok(decision.value.entry);
  }

  async function confirm(id: string): Promise<Result<Entry, Failure>> {
    const known = await loadContext();
    if (!signedIn(known.popupState)) return fail({ kind: 'notSignedIn' });
    const entries = await journal.change((all) =>
      all.map((entry) => (entry.id === id ? markConfirmedByAgent(entry, Date.now()) : entry)),
    );
    const entry = entries.find((each) => each.id === id);
    if (entry?.state !== 'new' || inFlight.has(id)) return entry ? ok(entry) : fail({ kind: 'lost' });
    return ok(await send(entry, known));
  }

  /** Sends an entry with the session and the settings that were read for the decision. */
  async function send(
    entry: Entry,
    { popupState: { session, signIn }, settings }: CommandContext,
  ): Promise<Entry> {
    if (signIn.state !== 'in') return entry;
    inFlight.add(entry.id);
    try {
      let isOurs = false;
      const sent = await changeEntry(entry.id, (now) => {
        isOurs = now.state === 'new';
        return markSent(now, Date.now());
      });
      // It was sent or settled in between, so it must not be sent.
      if (!isOurs) return sent;
      const target = { agent: signIn.identity.agent, callId: session.callId };
      const answer = sendCommand(sent, target, settings);
      // Published during the request, not before it, so that publishing does not delay the request.
      const published = changed();
      const reply = await answer;
      await published;
      const answered = await changeEntry(entry.id, (now) => markAnswered(now, reply, session, Date.now()));
      inFlight.delete(entry.id);
      if (!reply.ok) await handleRefusal(reply.error, entry.command);
      // The agent screen may have reported the effect before the reply: no later state of the session needs to show it.
      await applyChange((same) => same);
      return (await journal.find(entry.id)) ?? answered;
    } finally {
      inFlight.delete(entry.id);
    }
  }

  async function handleRefusal(failure: Failure, { kind }: Command): Promise<void> {
    if (isLoginFailure(failure)) return loginFailed(failure);
    // The session was not idle after all: the next poll must not read PAUSED as idle again.
    if (kind === 'dial' && failure.kind === 'notPaused') {
      await changed((now) => ({
        ...now,
        session: now.session.state === 'paused' ? { ...now.session, state: 'unknown' } : now.session,
      }));
      await polling;
      await poll();
    }
  }

  function poll(): Promise<void> {
    polling ??= pollOnce().finally(() => {
      polling = undefined;
    });
    return polling;
  }

  async function pollOnce(): Promise<void> {
    const now = await popupState.get();
    const identity = signedIn(now);
    const { session: before } = now;
    // Without a sign-in no poll is possible. Open entries time out.
    if (!identity) return applyChange((same) => same);
    const known = await journal.recent();
    const began = Date.now();
    const seen = await pollSession(askDialer, {
      agent: identity.agent,
      seesAll: identity.seesAll,
      before,
      lacksRecording: now.lacksRecording,
      lastAccepted: lastAccepted(known, ownerOf(identity), before),
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
    await applyChange((latest) => {
      const still = signedIn(latest);
      // The agent signed out or changed meanwhile: the result belongs to another session.
      if (!still || ownerOf(still) !== ownerOf(identity)) return latest;
      // Dated by its request: it says nothing about a command that was sent during the poll.
      const session = seen.ok
        ? observe(latest.session, seen.value, began)
        : pollFailed(latest.session, seen.error);
      return { ...latest, session };
    });
  }

  async function pollRecording(): Promise<void> {
    const { session: before, signIn, lacksRecording } = await popupState.get();
    if (signIn.state !== 'in' || lacksRecording) return;
    const recording = await readRecording(askDialer, signIn.identity.agent);
    if (!recording.ok) return isLoginFailure(recording.error) ? loginFailed(recording.error) : undefined;
    await applyChange((latest) => {
      const isSameCall = latest.session.callSince === before.callSince && isInCall(latest.session.state);
      return isSameCall ? { ...latest, session: { ...latest.session, ...recording.value } } : latest;
    });
  }

  /** Reconciles the open entries with the changed state and writes both together, so that no surface sees only one of them. */
  async function applyChange(
    change: (state: PopupState) => PopupState,
    settle: (entries: readonly Entry[]) => readonly Entry[] = (same) => same,
  ): Promise<void> {
    let toSend: readonly Entry[] = [];
    await changed(async (latest) => {
      const next = change(latest);
      const identity = signedIn(next);
      await journal.change((known) => {
        const owner = identity && ownerOf(identity);
        const settled = reconcileAll(settle(known), owner, next.session, Date.now(), inFlight);
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

  async function dismissAll(): Promise<void> {
    const identity = signedIn(await popupState.get());
    if (!identity) return;
    await journal.change((known) =>
      known.map((entry) => {
        const isNews = entry.state !== 'confirmed' || entry.warning !== undefined;
        return isNews && entry.owner === ownerOf(identity) ? markDismissed(entry, Date.now()) : entry;
      }),
    );
  }

  async function changeEntry(id: string, change: (entry: Entry) => Entry): Promise<Entry> {
    const known = await journal.change((all) =>
      all.map((entry) => (entry.id === id ? change(entry) : entry)),
    );
    const changed = known.find((entry) => entry.id === id);
    if (!changed) throw new Error('a journal entry went missing');
    return changed;
  }

  async function ownEntries(identity: Identity): Promise<readonly Entry[]> {
    const owner = ownerOf(identity);
    return (await journal.recent()).filter((entry) => entry.owner === owner);
  }

  return { command, refuse, confirm, poll, pollRecording, applyChange, dismiss, dismissAll };
}

function signedIn({ signIn }: PopupState): Identity | undefined {
  return signIn.state === 'in' ? signIn.identity : undefined;
}
