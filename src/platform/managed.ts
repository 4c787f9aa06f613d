import type { PolicyAnswer } from '../settings/policy/policy-state.ts';
import { browser } from './browser.ts';

/**
 * What the organisation has set, as the browser tells it now. At the start of Chromium the answer takes up to 3 s
 * (measured in 156), so nothing that a person waits for may wait for this.
 */
export async function readManaged(): Promise<PolicyAnswer> {
  try {
    return { answer: 'values', values: await browser.storage.managed.get() };
  } catch (error) {
    // Firefox's way to say that there is no policy.
    const isNone = error instanceof Error && /manifest not found/i.test(error.message);
    return { answer: isNone ? 'none' : 'unreadable' };
  }
}

/** Chromium tells changes some seconds after the policy file changed. Firefox reads policies at its start only. */
export function onManagedChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}

/** `admin`: the organisation installed the extension, so its policy is to be expected. */
export async function installType(): Promise<string> {
  return (await browser.management.getSelf()).installType;
}
