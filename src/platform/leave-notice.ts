import { browser } from './browser.ts';

/** What the worker tells the companion of the agent screen when it is to leave; other content scripts do not heed it. */
export const leaveNotice = { agentScreen: 'leave' } as const;

export function onLeaveNotice(leave: () => void): void {
  browser.runtime.onMessage.addListener(((message: unknown) => {
    if (Object(message).agentScreen === leaveNotice.agentScreen) leave();
  }) as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}
