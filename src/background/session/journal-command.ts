import type { Failure } from '../../failure.ts';
import type { Journal } from '../../platform/database.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isManualCampaign } from '../../session/agent-screen/agent-screen-state.ts';
import type { Command } from '../../session/command.ts';
import { commandNow, type Decision, decide } from '../../session/decide.ts';
import { type Entry, markRefused, newEntry } from '../../session/journal.ts';
import type { CommandContext } from './command-context.ts';

/**
 * Decides about a command and journals it in one transaction, so that clicks in two tabs are serialized. Returns the
 * entry of the command, which may be an earlier one. With `refusal`, a new entry is refused at once and never sent.
 */
export async function journalCommand(
  journal: Pick<Journal, 'change'>,
  owner: string,
  id: string,
  request: Command,
  ask: boolean,
  { popupState: { session, screen, signIn }, settings: values }: CommandContext,
  refusal?: Failure,
): Promise<Result<{ entry: Entry }, Failure>> {
  const limits = {
    perMinute: values.dialsPerMinute,
    perHour: values.dialsPerHour,
    disabledFeatures: values.disabledFeatures,
    isRemote: values.isRemoteAgent,
    isManualCampaign: isManualCampaign(screen, session),
    readsLeads: signIn.state === 'in' && signIn.identity.seesAll,
  };
  const command = commandNow(request, session);
  let outcome: Result<{ entry: Entry }, Failure> = fail({ kind: 'lost' });
  await journal.change((known) => {
    const now = Date.now();
    const decision: Result<Decision, Failure> = decide(
      id,
      command,
      known.filter((entry) => entry.owner === owner),
      session,
      limits,
      now,
    );
    if (!decision.ok) {
      outcome = decision;
      return known;
    }
    if (decision.value.do === 'follow') {
      outcome = ok({ entry: decision.value.entry });
      return known;
    }
    const created = newEntry(id, owner, command, session, now, ask);
    const entry = refusal ? markRefused(created, refusal, now) : created;
    outcome = ok({ entry });
    return [...known, entry];
  });
  return outcome;
}
