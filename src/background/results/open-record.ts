import { explain } from '../../failure.ts';
import { storedRecordChoice } from '../../platform/stored-record-choice.ts';
import { openInSiteTab, openInWindow, openPage } from '../../platform/tabs.ts';
import { fail, ok } from '../../result.ts';
import type { PopPlace } from '../../settings/values/pop-rule.ts';
import { receivedCalls } from './received-calls.ts';

const openers = { newTab: openPage, siteTab: openInSiteTab, window: openInWindow } as const;

/** Opens the record of a received call, and notes its page, which gets the events of the call. */
export async function openRecordOf(call: string, address: string, place: PopPlace): Promise<void> {
  const tab = await openers[place](address);
  if (tab === undefined) return;
  const page = { tab, origin: new URL(address).origin };
  await receivedCalls.update(
    (known) => known?.map((each) => (each.id === call ? { ...each, page } : each)) ?? null,
  );
}

/** Opens the record that the agent chose among several, and notes its ID for the results of the call. */
export async function chooseRecord({ call, lead }: { readonly call: string; readonly lead: string }) {
  const choice = await storedRecordChoice.get();
  const option = choice?.options.find((each) => each.lead.id === lead);
  if (choice?.call !== call || !option) return fail(explain({ kind: 'gone' }));
  await storedRecordChoice.set({ ...choice, chosen: lead });
  const { vendorId } = option.lead;
  await receivedCalls.update(
    (known) =>
      known?.map((each) =>
        each.id === call && vendorId !== '' ? { ...each, chosenRecordId: vendorId } : each,
      ) ?? null,
  );
  await openRecordOf(call, option.address, choice.place);
  return ok(null);
}
