import type { Settings } from '../catalog.ts';

/** Whether the results of any call are sent. Apart from the addresses, because the worker asks after each poll. */
export function hasReceiver({
  resultsUrl,
  resultsCampaignUrls,
}: Pick<Settings, 'resultsUrl' | 'resultsCampaignUrls'>): boolean {
  return resultsUrl !== '' || resultsCampaignUrls.length > 0;
}
