import { type TypePatterns, takeTypes } from '../phone/number-type.ts';
import { hasPlans, type Plans, takePlans } from '../phone/plan.ts';
import { browser } from './browser.ts';

/** The numbering plans as the build ships them, as JSON. */
export function readPlans(): Promise<string> {
  return readShipped('numbering-plans.json');
}

/** Makes numbers and their types known in this context. Nothing to do the second time. */
export async function loadPlans(): Promise<void> {
  if (hasPlans()) return;
  const [plans, types] = await Promise.all([readPlans(), readShipped('number-types.json')]);
  takeTypes(JSON.parse(types) as TypePatterns);
  takePlans(JSON.parse(plans) as Plans);
}

async function readShipped(file: string): Promise<string> {
  return (await fetch(browser.runtime.getURL(file))).text();
}
