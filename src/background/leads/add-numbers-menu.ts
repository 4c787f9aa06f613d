import type { AddNumbersClick } from '../../platform/context-menu-clicks.ts';
import { numberSource } from '../../platform/stored-number-source.ts';
import { openLeadImport } from '../../platform/tabs.ts';
import { readSettings } from '../effective-settings.ts';
import { menuText } from './menu-text.ts';

/** Opens the page of new leads, which reads the number of the menu or all numbers of the page. Nothing is sent to the dialer. */
export async function addNumbersFromMenu({ tab, frame, text }: AddNumbersClick): Promise<void> {
  const { leadImport, callLists } = (await readSettings()).values;
  if (!leadImport && !callLists) return;
  await numberSource.set(
    text === undefined ? { kind: 'page', tab, frame } : { kind: 'menu', tab, frame, text: menuText(text) },
  );
  await openLeadImport();
}
