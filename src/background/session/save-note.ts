import type { Failure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { commentsWithNote } from '../../session/note.ts';
import type { AskDialer } from '../../session/poll.ts';

/**
 * Adds the note to the comments of the lead on the agent screen. `update_fields` overwrites a field (docs/vicidial/facts.md
 * 5.12), so the comments are read first, and a failure to read them is a refusal: nothing was written.
 */
export async function saveNote(
  ask: AskDialer,
  note: string,
  agent: string,
): Promise<Result<{ readonly warning?: Failure }, Failure>> {
  const status = await ask('agent_status', { agent_user: agent, header: 'YES' });
  if (!status.ok) return notRead(status.error);
  const { leadId } = status.value;
  if (!leadId || leadId === '0') return fail({ kind: 'noLead' });
  const comments = await ask('lead_field_info', { lead_id: leadId, field_name: 'comments' });
  if (!comments.ok) return notRead(comments.error);
  const whole = commentsWithNote(comments.value.value, note);
  if (!whole.ok) return whole;
  const reply = await ask('update_fields', { agent_user: agent, comments: whole.value });
  if (!reply.ok) return reply;
  // Another lead came onto the screen since its comments were read.
  return ok(reply.value.leadId === leadId ? {} : { warning: { kind: 'noteOnOtherLead' } });
}

function notRead(failure: Failure): Result<never, Failure> {
  return fail(isLoginFailure(failure) ? failure : { kind: 'commentsUnreadable' });
}
