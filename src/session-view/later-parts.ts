import type { PopupState } from '../session/popup-state.ts';
import { type LaterComponent, loadedLater } from '../ui/loaded-later.tsx';

/**
 * The parts of a surface that are loaded after its first paint, or when the agent opens them. The smaller the first script is, the
 * sooner the last known state is painted.
 */
export const CallControls = loadedLater(
  async () => (await import('./session/session-parts.ts')).CallControls,
);
export const CallbackList = loadedLater(
  async () => (await import('./session/session-parts.ts')).CallbackList,
);
/** The worker is asked for the calls after the first paint, so the first script does not need the list. */
export const RecentCalls = loadedLater(async () => (await import('./session/session-parts.ts')).RecentCalls);
export const SessionMenuItems = loadedLater(
  async () => (await import('./session/session-parts.ts')).SessionMenuItems,
);
export const SignedOutView = loadedLater(
  async () => (await import('./sign-in/signed-out-view.tsx')).SignedOutView,
);
export const DoNotCallForm = loadedLater(
  async () => (await import('./leads/do-not-call-form.tsx')).DoNotCallForm,
);
export const LeadSearch = loadedLater(async () => (await import('./leads/lead-search.tsx')).LeadSearch);

const statesWithoutCall: ReadonlySet<PopupState['session']['state']> = new Set([
  'unknown',
  'loggedOut',
  'paused',
  'ready',
]);

/** The parts that the first paint of this state shows. They are loaded before it, so that nothing moves after it. */
export function partsAtStart({
  signIn,
  session,
  call,
  callbacks,
}: PopupState): readonly Pick<LaterComponent<never>, 'load'>[] {
  if (signIn.state !== 'in') return [SignedOutView];
  const isWithoutCall = call === null && statesWithoutCall.has(session.state);
  return [...(isWithoutCall ? [] : [CallControls]), ...(callbacks.length > 0 ? [CallbackList] : [])];
}
