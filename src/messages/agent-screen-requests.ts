import type { Requests } from './requests.ts';

/** The requests that can change the agent screen. Without a reply, the agent checks that screen before another try. */
export const agentScreenRequests: ReadonlySet<keyof Requests> = new Set<keyof Requests>([
  'dial',
  'callAction',
  'dialTyped',
  'command',
  'redial',
  'dialCallback',
  'confirmDial',
  'saveLead',
]);
