import { openInSiteTab, openInWindow, openPage } from '../../platform/tabs.ts';
import type { ReceivedCall } from '../../results/received-call.ts';
import { type ScreenPop, screenPop } from '../../results/screen-pop.ts';
import { readSettings } from '../effective-settings.ts';
import { receivedCalls } from './received-calls.ts';

const openers = { newTab: openPage, siteTab: openInSiteTab, window: openInWindow } as const;

/** Opens the record of a call that this agent receives. It is stored as opened before it opens, so that it never opens twice. */
export async function popScreen(calls: readonly ReceivedCall[]): Promise<void> {
  const { values } = await readSettings();
  if (values.screenPop.length === 0 || calls.length === 0) return;
  let pop: ScreenPop | undefined;
  await receivedCalls.update((known) => {
    const now = Date.now();
    pop = screenPop(known ?? [], values, now);
    return known?.map((call) => (call.id === pop?.call ? { ...call, poppedAt: now } : call)) ?? null;
  });
  if (pop) await openers[pop.place](pop.address);
}
