import { storedRecordChoice } from '../../platform/stored-record-choice.ts';
import type { ReceivedCall } from '../../results/received-call.ts';
import type { NumberLead } from '../../results/record-choice.ts';
import { type ScreenPop, screenPop } from '../../results/screen-pop.ts';
import type { Settings } from '../../settings/catalog.ts';
import { readSettings } from '../effective-settings.ts';
import { leadsOfNumber } from '../leads/leads-of-number.ts';
import { showSession } from '../surfaces.ts';
import { openRecordOf } from './open-record.ts';
import { receivedCalls } from './received-calls.ts';

/**
 * Opens the record of a call that this agent receives, or offers the choice among several. That is stored before it happens, so that it
 * never happens twice.
 */
export async function popScreen(calls: readonly ReceivedCall[]): Promise<void> {
  const { values } = await readSettings();
  if (values.screenPop.length === 0 || calls.length === 0) return;
  const pop = await popAfterLookUp(values);
  if (pop?.kind === 'open') await openRecordOf(pop.call, pop.address, pop.place);
  if (pop?.kind !== 'choose') return;
  await storedRecordChoice.set(pop.choice);
  await showSession();
}

async function popAfterLookUp(settings: Settings): Promise<ScreenPop | undefined> {
  const pop = await nextPop(settings, []);
  // A worker that is stopped during the search has stored it: the record of the call itself opens then.
  return pop?.kind === 'lookUp' ? nextPop(settings, await leadsOfNumber(pop.number, settings)) : pop;
}

async function nextPop(settings: Settings, leads: readonly NumberLead[]): Promise<ScreenPop | undefined> {
  let pop: ScreenPop | undefined;
  await receivedCalls.update((known) => {
    const now = Date.now();
    pop = screenPop(known ?? [], settings, now, leads);
    const noted = pop?.kind === 'lookUp' ? { searchedAt: now } : { poppedAt: now };
    return known?.map((call) => (call.id === pop?.call ? { ...call, ...noted } : call)) ?? null;
  });
  return pop;
}
