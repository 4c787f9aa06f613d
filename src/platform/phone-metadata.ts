import { hasLocations, type PlaceData, setLocations } from '../phone/numbering/location.ts';
import { hasPlans, type Plans, setPlans } from '../phone/numbering/metadata-parser.ts';
import { setTypePatterns, type TypePatterns } from '../phone/numbering/number-type.ts';
import { browser } from './browser.ts';

/** The numbering plans for a page, as JSON (`PagePlans`). */
export async function readPlans(): Promise<string> {
  const [plans, places] = await Promise.all([
    readShipped('numbering-plans.json'),
    readShipped('places.json'),
  ]);
  return `{"plans":${plans},"places":${places}}`;
}

/** Loads the numbering plans and number types into this context, once. */
export async function loadPlans(): Promise<void> {
  if (hasPlans()) return;
  const [plans, types] = await Promise.all([
    readShipped('numbering-plans.json'),
    readShipped('number-types.json'),
  ]);
  setTypePatterns(JSON.parse(types) as TypePatterns);
  setPlans(JSON.parse(plans) as Plans);
}

/** Loads the locations of numbers into this context, once. */
export async function loadLocations(): Promise<void> {
  if (!hasLocations()) setLocations(JSON.parse(await readShipped('places.json')) as PlaceData);
}

async function readShipped(file: string): Promise<string> {
  return (await fetch(browser.runtime.getURL(file))).text();
}
