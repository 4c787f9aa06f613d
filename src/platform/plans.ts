import browser from 'webextension-polyfill';
import { hasPlans, type Plans, takePlans } from '../phone/plan.ts';

/** The numbering plans as the build ships them, as JSON. */
export async function readPlans(): Promise<string> {
  return (await fetch(browser.runtime.getURL('numbering-plans.json'))).text();
}

/** Makes numbers known in this context. Nothing to do the second time. */
export async function loadPlans(): Promise<void> {
  if (!hasPlans()) takePlans(JSON.parse(await readPlans()) as Plans);
}
