import type { Failure } from '../../failure.ts';
import { type DncChange, settleChange } from '../../leads/dnc-change.ts';
import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { dncChanges } from '../../platform/stored-dnc-changes.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { dncAlarm } from '../alarm-names.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { askNonAgent } from '../supervisor/supervisor-client.ts';
import { supervisorLoginFailed } from '../supervisor/supervisor-sign-in.ts';
import { forgetAnswers } from './dial-checks.ts';

const retryMs = 60_000;
/** The name of the system's list in requests (docs/vicidial/facts.md 7). */
const systemList = 'SYSTEM_INTERNAL';

/** Sends the pending changes, the oldest first, until one stays pending. Then the others would fail too. */
export const sendDncChanges = oneAtATime(async () => {
  const pending = (await dncChanges.get()).filter(({ state }) => state === 'pending').toReversed();
  for (const change of pending) {
    const reply = await send(change);
    const settled = settleChange(change, reply);
    // The next click on the number asks the dialer again.
    if (settled.state === 'done') await forgetAnswers(change);
    await dncChanges.update((all) => all.map((each) => (each.id === change.id ? settled : each)));
    if (!reply.ok && isLoginFailure(reply.error)) await supervisorLoginFailed(reply.error);
    if (settled.state !== 'pending') continue;
    // A sign-in sends the changes. Nothing else can.
    if (!reply.ok && reply.error.kind !== 'notSignedIn') scheduleAlarm(dncAlarm, retryMs);
    return;
  }
  await clearAlarm(dncAlarm);
});

async function send({ action, value, campaign }: DncChange): Promise<Result<unknown, Failure>> {
  if ((await supervisorState.get()).signIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  const input = { phone_number: value, campaign_id: campaign === '' ? systemList : campaign };
  return action === 'add' ? askNonAgent('add_dnc_phone', input) : askNonAgent('delete_dnc_phone', input);
}
