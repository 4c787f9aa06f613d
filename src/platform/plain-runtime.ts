import type { Questions } from '../messages/questions.ts';

/**
 * Messages without the polyfill, which is larger than the companion of the agent screen itself: both
 * browsers give promises here.
 */
interface Runtime {
  readonly id: string | undefined;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: { addListener(listen: (message: unknown) => void): void };
}
const { browser, chrome } = globalThis as unknown as Record<string, { runtime: Runtime }>;
const runtime = (browser ?? chrome)?.runtime;

/** The worker's reply, or undefined when there was none. */
export async function askPlainly<Q extends keyof Questions>(
  question: Q,
  input: Questions[Q]['input'],
): Promise<Questions[Q]['reply'] | undefined> {
  try {
    const reply = await runtime?.sendMessage({ question, input });
    return (reply as { reply?: Questions[Q]['reply'] } | undefined)?.reply;
  } catch {
    return undefined;
  }
}

/** What the worker tells the companion when it is to leave; other content scripts do not heed it. */
export const leaveNotice = { agentScreen: 'leave' } as const;

export function onLeaveNotice(leave: () => void): void {
  runtime?.onMessage.addListener((message) => {
    if (Object(message).agentScreen === leaveNotice.agentScreen) leave();
  });
}

/** True once the extension was updated or removed and this script is a leftover of the old one. */
export function isLeftOver(): boolean {
  return !runtime?.id;
}
