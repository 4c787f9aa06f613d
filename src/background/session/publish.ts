import { type ColorName, colors } from '../../design-tokens.ts';
import { isEqual } from '../../is-equal.ts';
import { locationOf } from '../../phone/numbering/location.ts';
import { maskNumber, mayContainNumber } from '../../phone/numbering/mask-number.ts';
import { journal } from '../../platform/database.ts';
import { type MessageKey, t } from '../../platform/i18n.ts';
import { patternOf } from '../../platform/permissions.ts';
import { loadLocationOf } from '../../platform/phone-metadata.ts';
import { popupState } from '../../platform/stored-state.ts';
import { notify, openPages } from '../../platform/tabs.ts';
import { type Badge, setBadge } from '../../platform/toolbar-button.ts';
import { isManualCampaign } from '../../session/agent-screen/agent-screen-state.ts';
import { type CallView, callView, explainEntry } from '../../session/call-view.ts';
import { isDue } from '../../session/callback/callbacks.ts';
import { minuteMs } from '../../session/callback/dialer-clock.ts';
import type { Dial } from '../../session/command.ts';
import { controls } from '../../session/controls.ts';
import { disposedCalls } from '../../session/disposed-calls.ts';
import { isOnHold } from '../../session/hold.ts';
import { type Entry, isOpen, isVisibleTo, latestDial, ownerOf } from '../../session/journal.ts';
import { isHangUpLate } from '../../session/late-hang-up.ts';
import { followPauseRequest } from '../../session/pause-request.ts';
import type { CommandView, PopupState } from '../../session/popup-state.ts';
import { dialOnPause } from '../../session/queued-dial.ts';
import { recordingPause } from '../../session/recording-pause.ts';
import { savedNotes } from '../../session/saved-notes.ts';
import { isInCall, type Session } from '../../session/state.ts';
import { pauseRequestCodes } from '../../settings/values/pause-request-code.ts';
import { choicesFor } from '../agent-screen/stored-choices.ts';
import { followCallbacks } from '../callbacks/follow-callbacks.ts';
import { readSettings } from '../effective-settings.ts';

/**
 * Writes the popup state, notifies the call bars and sets the badge. The result of `change` and everything derived from it
 * are written as one value, so that a state never appears with the controls of another. Idempotent.
 */
export async function publish(
  change: (state: PopupState) => PopupState | Promise<PopupState> = (same) => same,
): Promise<void> {
  const { values } = await readSettings();
  let before: CallView | null = null;
  let entries: readonly Entry[] = [];
  const requestCodes = pauseRequestCodes(values.pauseRequestCodes).map(({ code }) => code);
  const now = await popupState.update(async (latest) => {
    before = latest.call;
    const next = await change(latest);
    const owner = next.signIn.state === 'out' ? undefined : ownerOf(next.signIn.identity);
    entries = (await journal.recent()).filter((entry) => entry.owner === owner);
    const permits = {
      disabledFeatures: values.disabledFeatures,
      isRemote: values.isRemoteAgent,
      isManualCampaign: isManualCampaign(next.screen, next.session),
      lacksRecording: next.lacksRecording,
      readsLeads: next.signIn.state === 'in' && next.signIn.identity.seesAll,
    };
    const seen = {
      session: next.session,
      controls: controls(next.session, entries, permits),
      isOnHold: isOnHold(next.session, entries),
      isHangUpLate: isHangUpLate(next.session, entries),
      dropsToneSigns: next.dropsToneSigns,
      recordingPause: recordingPause(next.session, entries, values.recordingReminderSeconds * 1_000),
      isMasked: values.maskNumbers,
    };
    return {
      ...next,
      ...seen,
      pauseRequest: followPauseRequest(next.pauseRequest, next.session, entries, requestCodes),
      choices: await choicesFor(next),
      dialedOnPause: shownNumber(dialOnPause(next.session, entries), values.maskNumbers),
      call: callView(entries, seen, Date.now()),
      commands: commandViews(entries),
      customerZones: await customerZones(entries, next.session),
      recordTitle: recordTitle(dialOfCall(entries, next.session), values.maskNumbers),
      disposedCalls: disposedCalls(next.disposedCalls, entries),
      savedNotes: savedNotes(next.session, entries),
      callbacks: await followCallbacks(owner, entries, next.clockSkew, values),
    };
  });
  if (!isEqual(before, now.call)) await notifyCallBars(entries, before, now.call);
  await setBadge(badgeOf(now, values.callbackReminderMinutes * minuteMs));
}

/** The open commands, and those whose outcome the agent has not dismissed yet. */
function commandViews(entries: readonly Entry[]): CommandView[] {
  return entries
    .filter((entry) => !entry.dismissed && (isOpen(entry) || hasNews(entry)))
    .map(({ id, command, state, failure, warning }) => {
      const reason = failure ?? warning;
      return {
        id,
        kind: command.kind,
        state,
        ...(command.kind === 'hangUp' && command.disposition
          ? { disposition: command.disposition.status }
          : {}),
        ...(reason === undefined ? {} : { reason: explainEntry({ state }, reason) }),
      };
    });
}

/** The number that was dialed last, while its call or its disposition is open. */
function dialOfCall(entries: readonly Entry[], session: Session): Dial | undefined {
  const dial = latestDial(entries);
  const isOpenCall = isInCall(session.state) || session.state === 'disposition';
  return dial?.command.kind === 'dial' && isOpenCall && dial.calledAt !== undefined
    ? dial.command
    : undefined;
}

async function customerZones(entries: readonly Entry[], session: Session): Promise<readonly string[]> {
  const dial = dialOfCall(entries, session);
  if (!dial) return [];
  await loadLocationOf(dial.number);
  return locationOf(dial.number).zones;
}

function recordTitle(dial: Dial | undefined, isMasked: boolean): string {
  const title = dial?.title ?? '';
  return isMasked && mayContainNumber(title) ? '' : title;
}

function shownNumber(dial: Entry | undefined, isMasked: boolean): string | null {
  if (dial?.command.kind !== 'dial') return null;
  const { formatted } = dial.command;
  return isMasked ? maskNumber(formatted) : formatted;
}

function hasNews({ state, warning }: Entry): boolean {
  return state === 'refused' || state === 'unknown' || warning !== undefined;
}

/**
 * Notifies the pages of the origin that the call was clicked on, and no other page of that host or that tab. The pages of a
 * later dial, which the call refused, learn only that they have no call.
 */
async function notifyCallBars(
  entries: readonly Entry[],
  before: CallView | null,
  call: CallView | null,
): Promise<void> {
  const latest = entries.findLast(({ command }) => command.kind === 'dial');
  const shown = entries.find(({ id }) => id === (call ?? before)?.id) ?? latest;
  const origins = [shown, latest].flatMap(
    (dial) => (dial?.command.kind === 'dial' && dial.command.origin) || [],
  );
  await Promise.all(
    [...new Set(origins)].map((origin) =>
      notifyPages(origin, shown && isVisibleTo(shown, origin) ? call : null),
    ),
  );
}

async function notifyPages(origin: string, call: CallView | null): Promise<void> {
  const pattern = patternOf(origin);
  if (pattern === undefined) return;
  // A match pattern has no port, so the address decides.
  const pages = (await openPages([pattern])).filter(({ url }) => new URL(url).origin === origin);
  await Promise.all(pages.map(({ tab }) => notify(tab, { notice: 'call', origin, call }, 0)));
}

/** `reminderMs`: how long before its time a callback is shown. */
function badgeOf(
  { signIn, session, commands, callbacks, recordingPause: pause }: PopupState,
  reminderMs: number,
): Badge {
  const badge = (text: string, color: ColorName, key: MessageKey, ...values: string[]): Badge => ({
    text,
    color: colors[color][0],
    title: `${t('name')} · ${t(key, ...values)}`,
  });
  if (signIn.state === 'failed' || commands.some(({ state }) => state === 'unknown')) {
    return badge('!', 'danger', 'badge_attention');
  }
  if (signIn.state !== 'in') return badge('', 'quiet', 'badge_signedOut');
  if (pause) return badge('■', 'warn', 'badge_recordingPaused');
  if (isInCall(session.state)) return badge('●', 'live', 'badge_inCall');
  if (session.state === 'disposition') return badge('?', 'warn', 'badge_disposition');
  const due = callbacks.filter((each) => isDue(each, reminderMs, Date.now())).length;
  if (due > 0) return badge(due > 9 ? '9+' : String(due), 'warn', 'badge_callbacks', String(due));
  return badge('', 'quiet', `state_${session.state}`);
}
