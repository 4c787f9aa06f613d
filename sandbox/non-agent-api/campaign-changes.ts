/** The functions that change a campaign, its presets and its alternative URLs. See docs/vicidial/non-agent-api.md. */
import type { Campaign, Preset } from '../dialer/tables.ts';
import { type NonAgentFunction, type NonAgentRequest, table } from './non-agent-function.ts';

/** The campaign of the request, or the refusal. */
function campaignOr(name: string, { dialer, caller, get }: NonAgentRequest): Campaign | string {
  if (caller.level < 8 || !caller.modifyCampaigns || !caller.apiAccess) {
    return `ERROR: ${name} USER DOES NOT HAVE PERMISSION TO UPDATE CAMPAIGNS: |${caller.user}|0\n`;
  }
  const id = get('campaign_id');
  const campaign = dialer.campaigns.find((one) => one.id === id);
  return campaign ?? `ERROR: ${name} CAMPAIGN DOES NOT EXIST: |${caller.user}|${id}\n`;
}

const noUpdates = (name: string, user: string) => `NOTICE: ${name} NO UPDATES DEFINED: |${user}|\n`;

/** Columns of the campaign that nothing else in the sandbox reads. */
const OTHER_COLUMNS =
  'auto_dial_level adaptive_maximum_level hopper_level dial_timeout list_order outbound_cid dispo_call_url'.split(
    ' ',
  );

function updateCampaign(request: NonAgentRequest): string {
  const { caller, get } = request;
  const campaign = campaignOr('update_campaign', request);
  if (typeof campaign === 'string') return campaign;
  const [name, active] = [get('campaign_name'), get('active')];
  if (active !== '' && !/^[YN]$/.test(active)) {
    const about = `|${caller.user}|${active}`;
    return `ERROR: update_campaign ACTIVE MUST BE Y OR N, THIS IS AN OPTIONAL FIELD: ${about}\n`;
  }
  const isChanged = name !== '' || active !== '' || OTHER_COLUMNS.some((column) => get(column) !== '');
  if (name !== '') campaign.name = name;
  if (active !== '') campaign.isActive = active === 'Y';
  if (get('dispo_call_url') !== '') campaign.dispoCallUrl = get('dispo_call_url');
  const about = `${caller.user}|${campaign.id}`;
  const changed = isChanged
    ? `SUCCESS: update_campaign CAMPAIGN HAS BEEN UPDATED - ${about}\n`
    : noUpdates('update_campaign', caller.user);
  if (get('reset_hopper') !== 'Y') return changed;
  campaign.hopper = [];
  // The dialer prints no count here.
  return `${changed}NOTICE: update_campaign HOPPER HAS BEEN RESET - ${about}|\n`;
}

const PRESET_HEADER = 'preset_name|campaign_id|preset_number|preset_hide_number'.split('|');

/** The dialer silently drops the other characters of a name. */
const presetName = (text: string) => text.replace(/[^-_ A-Za-z0-9]/g, '');

function updatePresets(request: NonAgentRequest): string {
  const { dialer, caller, get } = request;
  const campaign = campaignOr('update_presets', request);
  if (typeof campaign === 'string') return campaign;
  const [name, action] = [presetName(get('preset_name')), get('action')];
  const own = dialer.presets.filter(({ campaignId }) => campaignId === campaign.id);
  if (action === 'LIST') {
    if (own.length === 0) {
      return `NOTICE: update_presets LIST, No Records Found - ${caller.user}|${campaign.id}|0\n`;
    }
    const rows = own.map((one) => [one.name, one.campaignId, one.number, one.hidesNumber ? 'Y' : 'N']);
    return table(get, PRESET_HEADER, rows);
  }
  if (action === 'NEW') {
    const hidesNumber = get('preset_hide_number') === 'Y';
    dialer.presets.push({ campaignId: campaign.id, name, number: get('preset_number'), hidesNumber });
    return `SUCCESS: update_presets PRESET HAS BEEN ADDED - ${caller.user}|NEW PRESET: ${name}|${campaign.id}\n`;
  }
  // Without a name, every preset of the campaign fits.
  const fitting = own.filter((one) => name === '' || one.name === name);
  const [preset, other] = fitting;
  if (!preset || other) {
    const about = `|${caller.user}|${name}|${campaign.id}|${fitting.length}`;
    return `ERROR: update_presets PRESET NAME DOES NOT EXIST: ${about}\n`;
  }
  return action === 'DELETE' ? deletePreset(request, preset) : changePreset(request, preset);
}

function deletePreset({ dialer, caller }: NonAgentRequest, preset: Preset): string {
  dialer.presets = dialer.presets.filter((one) => one !== preset);
  return `SUCCESS: update_presets PRESET HAS BEEN DELETED - ${caller.user}|${preset.name}|${preset.campaignId}\n`;
}

function changePreset({ caller, get }: NonAgentRequest, preset: Preset): string {
  const [number, hides, tones] = [get('preset_number'), get('preset_hide_number'), get('preset_dtmf')];
  if (hides !== '' && !/^[YN]$/.test(hides)) {
    const about = `|${caller.user}|${hides}`;
    return `ERROR: update_presets PRESET HIDE NUMBER MUST BE Y OR N, THIS IS AN OPTIONAL FIELD: ${about}\n`;
  }
  if (number + hides + tones === '') return noUpdates('update_presets', caller.user);
  if (number !== '') preset.number = number;
  if (hides !== '') preset.hidesNumber = hides === 'Y';
  return `SUCCESS: update_presets PRESET HAS BEEN UPDATED - ${caller.user}|${preset.name}|${preset.campaignId}\n`;
}

const URL_HEADER = (
  'url_id|campaign_id|entry_type|active|url_type|url_rank|url_statuses|url_description|url_lists|url_call_length|' +
  'url_address'
).split('|');

function updateAltUrl(request: NonAgentRequest): string {
  const { dialer, caller, get } = request;
  const campaign = campaignOr('update_alt_url', request);
  if (typeof campaign === 'string') return campaign;
  const [id, type, entry] = [get('alt_url_id'), get('url_type'), get('entry_type')];
  const about = `${type}|${entry}|${campaign.id}`;
  const own = dialer.alternativeUrls.filter(
    (one) => one.campaignId === campaign.id && one.type === type && one.entry === entry,
  );
  if (id === 'LIST') {
    if (own.length === 0)
      return `NOTICE: update_alt_url LIST, No Records Found - ${caller.user}|${about}|0\n`;
    const rows = own.map((one) => [
      ...[String(one.id), one.campaignId, one.entry, one.isActive ? 'Y' : 'N', one.type, '1', one.statuses],
      ...[one.description, '', '0', one.address],
    ]);
    return table(get, URL_HEADER, rows);
  }
  if (id === 'NEW') {
    const next = Math.max(0, ...dialer.alternativeUrls.map((one) => one.id)) + 1;
    dialer.alternativeUrls.push({
      ...{ id: next, campaignId: campaign.id, entry, type, isActive: get('active') === 'Y' },
      ...{ statuses: get('url_statuses'), address: get('url_address') },
      description: get('url_description').replace(/[^-_, A-Za-z0-9]/g, ''),
    });
    return `SUCCESS: update_alt_url ALT URL HAS BEEN ADDED - ${caller.user}|NEW URL ID: ${next}|${about}\n`;
  }
  const known = own.find((one) => String(one.id) === id);
  if (!known) return `ERROR: update_alt_url ALT URL ID DOES NOT EXIST: |${caller.user}|${id}|${about}\n`;
  const [active, address] = [get('active'), get('url_address')];
  if (active + address === '') return noUpdates('update_alt_url', caller.user);
  if (active !== '') known.isActive = active === 'Y';
  if (address !== '') known.address = address;
  return `SUCCESS: update_alt_url ALT URL HAS BEEN UPDATED - ${caller.user}|${id}|${about}\n`;
}

export const CAMPAIGN_CHANGES: Readonly<Record<string, NonAgentFunction>> = {
  update_campaign: updateCampaign,
  update_presets: updatePresets,
  update_alt_url: updateAltUrl,
};
