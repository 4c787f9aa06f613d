import type { Settings } from '../catalog.ts';
import { readLines } from '../entry-syntax.ts';
import { readCampaignUrl } from './call-fields.ts';

type Addresses = Pick<Settings, 'resultsUrl' | 'resultsCampaignUrls'>;

/** The receiver of the results of a campaign, with fields if it has any. Empty if there is none. Null: the campaign is not known. */
export function resultsAddress(settings: Addresses, campaign: string | null): string {
  const own = readLines(settings.resultsCampaignUrls, readCampaignUrl).find(
    (each) => each.campaign === campaign,
  );
  return own?.address ?? settings.resultsUrl;
}

/** Every address to which results can be sent, each once. */
export function resultsAddresses(settings: Addresses): string[] {
  const own = readLines(settings.resultsCampaignUrls, readCampaignUrl).map(({ address }) => address);
  return [...new Set([settings.resultsUrl, ...own])].filter((address) => address !== '');
}
