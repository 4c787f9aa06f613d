import { maskNumber } from '../phone/numbering/mask-number.ts';
import type { NotificationKind } from '../settings/notification-kinds.ts';
import { type ScreenWarning, screenWarning } from './agent-screen/agent-screen-warning.ts';
import { isDue } from './callback/callbacks.ts';
import { isIncoming } from './incoming-call.ts';
import type { PopupState } from './popup-state.ts';

/** One thing that is true now and that the agent wants to be notified of. */
export type Notification =
  /** `number`: as it may be shown; empty if the source shows none. */
  | { readonly id: string; readonly kind: 'incomingCall' | 'customerHungUp'; readonly number: string }
  | { readonly id: string; readonly kind: 'agentScreen'; readonly warning: ScreenWarning }
  | { readonly id: string; readonly kind: 'callbackDue'; readonly who: string; readonly dueAt: number };

export interface NotificationRules {
  readonly kinds: readonly NotificationKind[];
  /** How long before its time a callback is due, in milliseconds. */
  readonly reminderMs: number;
}

/** The notifications that are true in this state. An id stays the same as long as its notification is true. */
export function notificationsOf(
  state: PopupState,
  { kinds, reminderMs }: NotificationRules,
  now: number,
): Notification[] {
  if (state.signIn.state !== 'in') return [];
  const { session, call, callbacks, isMasked } = state;
  const warning = screenWarning(state.screen, now);
  const shown = session.phoneNumber ?? '';
  const number = isMasked ? maskNumber(shown) : shown;
  const callId = String(session.callSince ?? session.since);
  const all: Notification[] = [];
  if (isIncoming(state)) all.push({ id: `incomingCall-${callId}`, kind: 'incomingCall', number });
  // A call that nobody answered was not hung up by a customer.
  if (session.state === 'customerGone' && !session.unanswered) {
    all.push({ id: `customerHungUp-${callId}`, kind: 'customerHungUp', number: call?.formatted ?? number });
  }
  if (warning) all.push({ id: `agentScreen-${warning}`, kind: 'agentScreen', warning });
  for (const each of callbacks.filter((callback) => isDue(callback, reminderMs, now))) {
    const { id, dueAt, title } = each;
    all.push({ id: `callbackDue-${id}`, kind: 'callbackDue', who: title ?? each.number, dueAt });
  }
  return all.filter(({ kind }) => kinds.includes(kind));
}

export interface NotificationChange {
  readonly toShow: readonly Notification[];
  /** IDs of notifications that are no longer true. */
  readonly toClear: readonly string[];
}

/**
 * What changes on the screen. `announced`: the IDs that were shown before and are still true, also those that the agent has
 * closed, so that nothing is shown twice.
 */
export function changeNotifications(
  wanted: readonly Notification[],
  announced: readonly string[],
): NotificationChange {
  return {
    toShow: wanted.filter(({ id }) => !announced.includes(id)),
    toClear: announced.filter((id) => !wanted.some((each) => each.id === id)),
  };
}
