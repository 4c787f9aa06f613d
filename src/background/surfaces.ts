import { isPanelOpen, offerPanel } from '../platform/side-panel.ts';
import { offerPopup, openPopup } from '../platform/toolbar-button.ts';
import { readSettings } from './effective-settings.ts';

/** Offers the popup, the panel or both, as the settings say. Idempotent. Browsers forget it when they close. */
export async function offerSurfaces(): Promise<void> {
  const { surfaces } = (await readSettings()).values;
  await Promise.all([offerPopup(surfaces !== 'panel'), offerPanel(surfaces !== 'popup')]);
}

/** Brings something new to the agent: opens the popup, unless the panel shows it already. */
export async function showSession(): Promise<void> {
  if (!(await isPanelOpen())) await openPopup();
}
