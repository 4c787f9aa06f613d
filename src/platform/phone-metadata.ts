import { type PlaceData, setLocations } from '../phone/numbering/location.ts';
import { addCountryCodes, addZone, type PlanZone, planZones } from '../phone/numbering/metadata-parser.ts';
import { setTypePatterns, type TypePatterns } from '../phone/numbering/number-type.ts';
import { browser } from './browser.ts';

interface Countries {
  readonly codes: readonly string[];
  readonly types: TypePatterns;
}

/** The numbering plans for a page, as JSON (`PagePlans`). */
export async function readPlans(): Promise<string> {
  const [words, places, ...zones] = await Promise.all(
    ['words.json', 'places.json', ...planZones.map(zoneFile)].map(readShipped),
  );
  return `{"zones":[${zones}],"words":${words},"places":${places}}`;
}

/** Loads all numbering plans and number types into this context, once. */
export async function loadPlans(): Promise<void> {
  await Promise.all([...planZones.map(loadZone), loadCountries()]);
}

/** Loads what the check of one E.164 number needs: the plans of its zone, and the codes and number types of all countries. */
export async function loadPlanOf(number: string): Promise<void> {
  const zone = planZones.find((digit) => number.startsWith(`+${digit}`));
  await Promise.all([zone && loadZone(zone), loadCountries()]);
}

/** Loads the codes of all countries and the types of their numbers into this context, once. One file, because each read delays a click. */
export function loadCountries(): Promise<void> {
  return load<Countries>('countries.json', ({ codes, types }) => {
    addCountryCodes(codes);
    setTypePatterns(types);
  });
}

/** Loads what the location of one E.164 number needs: the plans of its zone, and the locations of numbers. */
export async function loadLocationOf(number: string): Promise<void> {
  await Promise.all([loadPlanOf(number), load<PlaceData>('places.json', setLocations)]);
}

function loadZone(digit: string): Promise<void> {
  return load<PlanZone>(zoneFile(digit), addZone);
}

const zoneFile = (digit: string) => `numbering-plans/${digit}.json`;

const loaded = new Map<string, Promise<void>>();

/** Reads a file of this package and hands its content to `set`, once in each context. */
function load<T>(file: string, set: (content: T) => void): Promise<void> {
  const known = loaded.get(file);
  if (known) return known;
  const loading = readShipped(file).then((text) => set(JSON.parse(text) as T));
  loaded.set(file, loading);
  // A failed read is not kept: the next call tries again.
  loading.catch(() => loaded.delete(file));
  return loading;
}

async function readShipped(file: string): Promise<string> {
  return (await fetch(browser.runtime.getURL(file))).text();
}
