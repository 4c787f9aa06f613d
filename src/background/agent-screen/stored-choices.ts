import { deviceArea } from '../../platform/device-area.ts';
import { storedValue } from '../../platform/storage.ts';
import { type Choices, type Learned, recall } from '../../session/agent-screen/choices-by-campaign.ts';
import { ownerOf } from '../../session/journal.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { readSettings } from '../effective-settings.ts';

/** Names of statuses and pause codes, by dialer and agent. */
export const learnedChoices = storedValue<Learned>(
  deviceArea,
  'learnedChoices',
  (raw): raw is Learned => Array.isArray(raw),
  [],
);

/** The lists learned from the agent screen, for each list that neither the organization nor the user has set. */
export async function choicesFor({ signIn, session, screen }: PopupState): Promise<PopupState['choices']> {
  if (signIn.state !== 'in') return {};
  const campaign = session.campaign ?? (screen?.campaign || undefined);
  const found = recall(await learnedChoices.get(), ownerOf(signIn.identity), campaign);
  const { sources } = await readSettings();
  const unless = <K extends 'dispositions' | 'pauseCodes'>(key: K): Partial<Pick<Choices, K>> =>
    found && found[key].length > 0 && sources[key] === 'default'
      ? ({ [key]: found[key] } as Pick<Choices, K>)
      : {};
  // Learned by an older version, the list is missing.
  const approvalCodes = found?.approvalCodes ?? [];
  return {
    ...unless('dispositions'),
    ...unless('pauseCodes'),
    ...(approvalCodes.length > 0 ? { approvalCodes } : {}),
  };
}
