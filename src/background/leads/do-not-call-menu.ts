import { storeDraftChanges } from '../../platform/stored-drafts.ts';
import { popupState } from '../../platform/stored-state.ts';
import { draftKey, draftScope } from '../../session/drafts.ts';

const longest = 64;

/**
 * Puts the text of the page into the form for do-not-call lists, where the agent reads and confirms it. The page chose the
 * text, so nothing is sent.
 */
export async function openDoNotCall(text: string): Promise<void> {
  const number = decode(text.replace(/^tel:/i, '')).trim().slice(0, longest);
  const key = draftKey('doNotCall', draftScope(await popupState.get()));
  await storeDraftChanges([{ kind: 'edit', key, text: number === '' ? undefined : number }]);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
