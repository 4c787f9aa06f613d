import { attemptsOn } from '../../leads/attempts.ts';
import { dialerDay } from '../../leads/dialer-day.ts';
import { isComplete, judgeNumber, type NumberVerdict } from '../../leads/judge-number.ts';
import { storedForms } from '../../leads/stored-forms.ts';
import { keptAnswers } from '../../platform/stored-number-answers.ts';
import type { Dial } from '../../session/command.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import type { NumberAnswers } from '../../session/number-answers.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { CommandContext } from '../session/command-context.ts';
import { askNonAgent } from '../supervisor/supervisor-client.ts';
import { supervisorLoginFailed } from '../supervisor/supervisor-sign-in.ts';
import { askVeto } from './ask-veto.ts';

/** How long answers are used again, in milliseconds. */
const freshMs = 5 * 60_000;
const mostKept = 100;
const minuteMs = 60_000;
/** The dialer needs a call time for each check. This one of VICIdial's standard ones is always open. */
const alwaysOpen = '24hours';

/** A dial with what its checks have found, for the journal. */
export interface CheckedDial extends NumberVerdict {
  readonly command: Dial;
}

/**
 * Makes the chosen checks of a number, all at the same moment, so that a click waits for one round trip, and never longer than
 * `numberCheckMs`. Answers of the last minutes are used again.
 */
export async function checkNumber(
  dial: Dial,
  { popupState, settings }: CommandContext,
): Promise<CheckedDial> {
  const campaign = popupState.session.campaign ?? '';
  const key = keyOf(dial, campaign, settings);
  const now = Date.now();
  const all = await keptAnswers.get();
  const kept = all.find((each) => each.key === key && now - each.at < freshMs && isComplete(each.answers));
  if (kept) return withAnswers(dial, kept.answers, settings);
  // A page must not learn about many numbers by dials that are refused.
  if (all.filter(({ at }) => now - at < minuteMs).length >= settings.dialsPerMinute) {
    const concern = { kind: 'tooMany', about: String(settings.dialsPerMinute) } as const;
    return { verdict: 'block', concern, command: { ...dial, concern } };
  }
  const answers = await askAll(dial, campaign, { popupState, settings });
  await keptAnswers.update((latest) =>
    [{ key, at: now, answers }, ...latest.filter((each) => each.key !== key)].slice(0, mostKept),
  );
  return withAnswers(dial, answers, settings);
}

function withAnswers(dial: Dial, answers: NumberAnswers, settings: Settings): CheckedDial {
  const judged = judgeNumber(answers, settings);
  const concern = judged.concern === undefined ? {} : { concern: judged.concern };
  return { ...judged, command: { ...dial, answers, ...concern } };
}

/** The answers about this number are no longer right: it was dialed, or put on a do-not-call list or taken off one. */
export async function forgetAnswers({ value }: Pick<Dial, 'value'>): Promise<void> {
  await keptAnswers.update((all) => all.filter(({ key }) => !key.startsWith(`${value}|`)));
}

/** Other settings ask other questions. */
function keyOf({ value, phoneCode }: Dial, campaign: string, settings: Settings): string {
  const { numberChecks, checkedCallTime, vetoUrl } = settings;
  return [value, phoneCode, campaign, checkedCallTime, vetoUrl, ...numberChecks].join('|');
}

async function askAll(
  dial: Dial,
  campaign: string,
  { popupState, settings }: CommandContext,
): Promise<NumberAnswers> {
  const { numberChecks: checks, numberCheckMs: timeout, vetoUrl } = settings;
  const isDialerAsked = checks.some((check) => check !== 'attempts' && check !== 'veto');
  const agent = popupState.signIn.state === 'in' ? popupState.signIn.identity.agent : '';
  const [dialer, attempts, veto] = await Promise.all([
    isDialerAsked ? askDialerAbout(dial, campaign, settings) : undefined,
    checks.includes('attempts') ? countAttempts(dial, popupState.clockSkew, timeout) : undefined,
    checks.includes('veto') ? askVeto(vetoUrl, dial, { agent, campaign }, timeout) : undefined,
  ]);
  return {
    ...(dialer === undefined ? {} : { dialer }),
    ...(attempts === undefined ? {} : { attempts }),
    ...(veto === undefined ? {} : { veto }),
  };
}

/** Both do-not-call lists and the calling hours in one request (docs/vicidial/facts.md 7). */
async function askDialerAbout(
  { value, phoneCode }: Dial,
  campaign: string,
  { numberChecks: checks, checkedCallTime, numberCheckMs }: Settings,
): Promise<NonNullable<NumberAnswers['dialer']>> {
  // Without its campaign the dialer would check no list of a campaign.
  if (checks.includes('campaignDnc') && campaign === '') return 'unanswered';
  const input = {
    phone_number: value,
    phone_code: phoneCode,
    local_call_time: checks.includes('callTime') ? checkedCallTime : alwaysOpen,
    dnc_check: checks.includes('systemDnc') ? ('Y' as const) : ('N' as const),
    campaign_dnc_check: checks.includes('campaignDnc') ? ('Y' as const) : ('N' as const),
    ...(campaign === '' ? {} : { campaign_id: campaign }),
  };
  const reply = await askNonAgent('check_phone_number', input, { timeout: numberCheckMs });
  if (reply.ok) {
    const row: Readonly<Record<string, string>> | undefined = reply.value.rows[0];
    const canBeDialed = row?.['can_be_dialed'];
    if (canBeDialed === '1') return 'clear';
    return canBeDialed === '0' ? 'callTimeClosed' : 'unanswered';
  }
  if (isLoginFailure(reply.error)) await supervisorLoginFailed(reply.error);
  return reply.error.kind === 'doNotCall' ? 'doNotCall' : 'unanswered';
}

async function countAttempts(dial: Dial, skew: number, timeout: number): Promise<number | 'unanswered'> {
  const numbers = { phone_number: storedForms(dial).join(',') };
  const reply = await askNonAgent('phone_number_log', numbers, { timeout });
  if (!reply.ok) {
    if (isLoginFailure(reply.error)) await supervisorLoginFailed(reply.error);
    return 'unanswered';
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return attemptsOn(dialerDay(skew, zone, Date.now()), reply.value.rows);
}
