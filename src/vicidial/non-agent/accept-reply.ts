import type { Refusal } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import { refusalOf } from '../refusal.ts';
import { unreadable } from '../reply.ts';
import type { NonAgentReply } from './non-agent-reply.ts';

/** The decoded reply, or a failure if it is an error line or cannot be read. `raw`: the HTTP response, already redacted. */
export function acceptReply<R>(
  decoded: NonAgentReply<R>,
  raw: Parameters<typeof unreadable>[0],
): Result<NonAgentReply<R>, Refusal> {
  switch (decoded.verdict) {
    case 'error': {
      const error = decoded.results.find(({ result }) => result === 'error');
      return fail(refusalOf(error?.message ?? ''));
    }
    case 'empty':
      return fail({ kind: raw.status >= 500 ? 'serverFault' : 'unrecognized' });
    case 'unrecognized':
      return fail({ kind: unreadable(raw) });
    default:
      return ok(decoded);
  }
}
