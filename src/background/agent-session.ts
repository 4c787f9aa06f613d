import type { Failure } from '../failure.ts';
import { desk } from '../platform/desk.ts';
import { journal } from '../platform/journal-store.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Decision, decide } from '../session/decide.ts';
import type { Identity } from '../session/desk.ts';
import * as entries from '../session/journal.ts';
import { isDefinite } from '../session/outcome.ts';
import { lookFailed, observe, type Session } from '../session/state.ts';
import { isLoginFailure } from './dialer.ts';
import { lookAtSession } from './look.ts';
import { readSettings } from './settings.ts';
import { transmit } from './transmit.ts';

type Entry = entries.Entry;

export interface AgentSession {
  /** Writes the command down and sends it, once for each id; with `ask` the agent has to say yes first. Gives the entry as it stands after the dialer's answer. */
  command(id: string, command: entries.Command, ask?: boolean): Promise<Result<Entry, Failure>>;
  /** The agent said yes to a dial that was asking. */
  confirm(id: string): Promise<Result<Entry, Failure>>;
  /** Looks at the dialer and settles what is open. Asked while a look is under way, it waits for that one. */
  look(): Promise<void>;
  /** Puts an outcome away that the agent has read. */
  dismiss(id: string): Promise<void>;
}

interface Parts {
  /** Journal or session changed: draw it, and plan the next look. */
  readonly changed: () => Promise<void>;
  /** The dialer turned the login down: stop everything. */
  readonly loginFailed: (failure: Failure) => Promise<void>;
}

/** The session at work. Holds no truth: everything is read, decided and written, so the worker may stop anywhere. */
export function agentSession({ changed, loginFailed }: Parts): AgentSession {
  // Only spares the same worker a second request; after its death the journal alone decides.
  const underWay = new Set<string>();
  let looking: Promise<void> | undefined;

  async function command(id: string, wish: entries.Command, ask = false): Promise<Result<Entry, Failure>> {
    const identity = await signedIn();
    if (!identity) return fail({ kind: 'notSignedIn' });
    const decision = await writeDown(id, wish, ask);
    if (!decision.ok) return decision;
    const { entry } = decision.value;
    if (entry.state === 'asking') await changed();
    // An entry that is new and not under way was written by a worker that stopped before it sent it.
    if (entry.state !== 'new' || underWay.has(entry.id)) return ok(entry);
    return ok(await send(entry, identity));
  }

  async function confirm(id: string): Promise<Result<Entry, Failure>> {
    const identity = await signedIn();
    if (!identity) return fail({ kind: 'notSignedIn' });
    const known = await journal.change((all) =>
      all.map((entry) => (entry.id === id ? entries.markConfirmedByAgent(entry, Date.now()) : entry)),
    );
    const entry = known.find((each) => each.id === id);
    if (entry?.state !== 'new' || underWay.has(id)) return entry ? ok(entry) : fail({ kind: 'lost' });
    return ok(await send(entry, identity));
  }

  async function writeDown(
    id: string,
    wish: entries.Command,
    ask: boolean,
  ): Promise<Result<{ entry: Entry }, Failure>> {
    const { session } = await desk.get();
    const { values } = await readSettings();
    const limits = { perMinute: values.dialsPerMinute, perHour: values.dialsPerHour };
    let outcome: Result<{ entry: Entry }, Failure> = fail({ kind: 'lost' });
    await journal.change((known) => {
      const now = Date.now();
      const decision: Result<Decision, Failure> = decide(id, wish, known, session, limits, now);
      if (!decision.ok) {
        outcome = decision;
        return known;
      }
      if (decision.value.do === 'follow') {
        outcome = ok({ entry: decision.value.entry });
        return known;
      }
      const entry = entries.newEntry(id, wish, session, now, ask);
      outcome = ok({ entry });
      return [...known, entry];
    });
    return outcome;
  }

  async function send(entry: Entry, identity: Identity): Promise<Entry> {
    underWay.add(entry.id);
    try {
      const sent = await changeEntry(entry.id, (now) => entries.markSent(now, Date.now()));
      // Drawn while it goes out, not before: the agent waits for the request, not for the picture of it.
      const drawn = changed();
      const reply = await transmit(sent, identity.agent);
      await drawn;
      const answered = await changeEntry(entry.id, (now) => {
        if (now.state !== 'sent') return now;
        if (reply.ok) return entries.markAccepted(now, Date.now(), reply.value.warning);
        return isDefinite(reply.error)
          ? entries.markRefused(now, reply.error, Date.now())
          : entries.markUnknown(now, reply.error, Date.now());
      });
      if (!reply.ok && isLoginFailure(reply.error)) await loginFailed(reply.error);
      await changed();
      return answered;
    } finally {
      underWay.delete(entry.id);
    }
  }

  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  async function lookOnce(): Promise<void> {
    const identity = await signedIn();
    if (!identity) return;
    const { session: before } = await desk.get();
    const began = Date.now();
    const seen = await lookAtSession(identity, before.state);
    if (!seen.ok && isLoginFailure(seen.error)) {
      await loginFailed(seen.error);
      return;
    }
    const { session } = await desk.update((now) => ({
      ...now,
      // Dated by its question: a command sent while the answer was on its way is not judged by it.
      session: seen.ok ? observe(now.session, seen.value, began) : lookFailed(now.session, seen.error),
    }));
    await settleAll(session, identity);
    await changed();
  }

  async function settleAll(session: Session, identity: Identity): Promise<void> {
    const followUps: Entry[] = [];
    await journal.change((known) => {
      const now = Date.now();
      followUps.length = 0;
      const settled = known.map((entry) =>
        underWay.has(entry.id) ? entry : entries.settle(entry, session, now),
      );
      settled.forEach((entry, index) => {
        const next = entry === known[index] ? undefined : entries.following(entry);
        // The id is made from what it follows, so that settling twice writes it once.
        if (next) followUps.push(entries.newEntry(`${entry.id}-then`.slice(-64), next, session, now));
      });
      return [...settled, ...followUps.filter(({ id }) => !known.some((entry) => entry.id === id))];
    });
    for (const entry of followUps) await send(entry, identity);
  }

  async function dismiss(id: string): Promise<void> {
    await journal.change((known) =>
      known.map((entry) => (entry.id === id ? { ...entry, dismissed: true } : entry)),
    );
    await changed();
  }

  return { command, confirm, look, dismiss };
}

async function changeEntry(id: string, change: (entry: Entry) => Entry): Promise<Entry> {
  const known = await journal.change((all) => all.map((entry) => (entry.id === id ? change(entry) : entry)));
  const changed = known.find((entry) => entry.id === id);
  if (!changed) throw new Error('a journal entry went missing');
  return changed;
}

async function signedIn(): Promise<Identity | undefined> {
  const { signIn } = await desk.get();
  return signIn.state === 'in' ? signIn.identity : undefined;
}
