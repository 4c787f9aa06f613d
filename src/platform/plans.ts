import plansUrl from 'libphonenumber-js/metadata.min.json?url';
import { hasPlans, type Plans, usePlans } from '../phone/plan.ts';

/** The numbering plans as the extension ships them, as JSON. */
export async function readPlans(): Promise<string> {
  return (await fetch(plansUrl)).text();
}

/** Makes numbers known in this context. Nothing to do the second time. */
export async function loadPlans(): Promise<void> {
  if (!hasPlans()) usePlans(JSON.parse(await readPlans()) as Plans);
}
