import type { Failure } from '../failure.ts';
import type { NumberAnswers, Veto } from '../session/number-answers.ts';
import type { Settings } from '../settings/catalog.ts';

/** What happens with the dial. `concern`: the reason to ask the agent, or to refuse. */
export interface NumberVerdict {
  readonly verdict: 'allow' | 'confirm' | 'block';
  readonly concern?: Failure;
}

type Rules = Pick<Settings, 'attemptsPerDay' | 'refusedNumber' | 'uncheckedNumber'>;

/**
 * Decides about a dial. A check that refuses the number takes precedence over a check that did not answer, which is treated
 * as `uncheckedNumber` says.
 */
export function judgeNumber(answers: NumberAnswers, rules: Rules): NumberVerdict {
  const refusal = refusalIn(answers, rules.attemptsPerDay);
  if (refusal) return { verdict: rules.refusedNumber, concern: refusal };
  const unanswered = unansweredIn(answers);
  if (unanswered && rules.uncheckedNumber !== 'allow')
    return { verdict: rules.uncheckedNumber, concern: unanswered };
  return { verdict: 'allow' };
}

function refusalIn({ dialer, attempts, veto }: NumberAnswers, attemptsPerDay: number): Failure | undefined {
  if (dialer === 'doNotCall' || dialer === 'callTimeClosed') return { kind: dialer };
  if (typeof attempts === 'number' && attempts >= attemptsPerDay)
    return { kind: 'attemptsReached', about: String(attempts) };
  if (typeof veto === 'object' && !veto.allow) return { kind: 'vetoed', about: veto.reason };
  return undefined;
}

function unansweredIn({ dialer, attempts, veto }: NumberAnswers): Failure | undefined {
  if (dialer === 'unanswered') return { kind: 'dialerCheckUnanswered' };
  if (attempts === 'unanswered') return { kind: 'attemptsUnanswered' };
  return veto === 'unanswered' ? { kind: 'vetoUnanswered' } : undefined;
}

/** Whether every check has answered, so that the answers can be used again. */
export function isComplete({ dialer, attempts, veto }: NumberAnswers): boolean {
  return dialer !== 'unanswered' && attempts !== 'unanswered' && veto !== 'unanswered';
}

const longestReason = 200;

/** The answer of the organization's system: JSON `{"allow": true}` or `{"allow": false, "reason": "…"}`. Other text is no answer. */
export function readVeto(text: string): Veto | undefined {
  const parsed = parseJson(text);
  if (typeof parsed !== 'object' || parsed === null || !('allow' in parsed)) return undefined;
  const { allow } = parsed;
  if (typeof allow !== 'boolean') return undefined;
  const reason = 'reason' in parsed && typeof parsed.reason === 'string' ? parsed.reason : '';
  return {
    allow,
    reason: reason
      .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
      .trim()
      .slice(0, longestReason),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
