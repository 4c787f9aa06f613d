import { storeDraftChanges } from '../../platform/stored-drafts.ts';
import { popupState } from '../../platform/stored-state.ts';
import { draftKey, draftScope } from '../../session/drafts.ts';
import { menuText } from './menu-text.ts';

/**
 * Puts the text of the page into the form for do-not-call lists, where the agent reads and confirms it. The page chose the
 * text, so nothing is sent.
 */
export async function openDoNotCall(text: string): Promise<void> {
  const number = menuText(text);
  const key = draftKey('doNotCall', draftScope(await popupState.get()));
  await storeDraftChanges([{ kind: 'edit', key, text: number === '' ? undefined : number }]);
}
