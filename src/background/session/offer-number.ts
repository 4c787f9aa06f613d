import { storeDraftChanges } from '../../platform/stored-drafts.ts';
import { popupState } from '../../platform/stored-state.ts';
import { draftKey, draftScope } from '../../session/drafts.ts';

/** The longest text of the number field. */
const longest = 40;

/**
 * Puts a text that was selected on a page into the number field of popup and panel, where the agent sees it before dialing.
 * Does nothing without a sign-in, or if the text has no digit.
 */
export async function offerNumber(text: string): Promise<void> {
  const now = await popupState.get();
  const number = text.trim();
  if (now.signIn.state !== 'in' || !/\d/.test(number) || number.length > longest) return;
  await storeDraftChanges([{ kind: 'edit', key: draftKey('dial', draftScope(now)), text: number }]);
}
