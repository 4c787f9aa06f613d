import { campaignFunctions } from '../vicidial/non-agent/campaign-functions.ts';
import type { NonAgentInput } from '../vicidial/non-agent/non-agent-functions.ts';
import type { NonAgentReply } from '../vicidial/non-agent/non-agent-reply.ts';
import type { HookName } from './hook.ts';

const { update_alt_url, update_campaign } = campaignFunctions;

/** The functions that change hooks (docs/vicidial/non-agent-api.md). */
export const hookFunctions = { update_alt_url, update_campaign };

/** Where a hook is set. An in-group has up to 20 characters, a campaign 8. */
export interface HookTarget {
  readonly kind: 'campaign' | 'inGroup';
  readonly id: string;
}

/** One of several URLs of a hook: the field of the hook contains `ALT` then. */
export interface AlternateUrl {
  readonly id: string;
  readonly address: string;
  readonly statuses: string;
  readonly isActive: boolean;
}

/** What the dialer has, as far as it can be read. */
export type HookState =
  | { readonly kind: 'alternates'; readonly urls: readonly AlternateUrl[] }
  /** The field contains one URL or nothing. No function shows which. */
  | { readonly kind: 'single' }
  | { readonly kind: 'unknownTarget' }
  | { readonly kind: 'noPermission' }
  | { readonly kind: 'refused'; readonly about: string };

/** The type of an alternate URL, as VICIdial names it. A web form and a call menu have none. */
const urlTypes: Readonly<Partial<Record<HookName, string>>> = {
  dispo: 'dispo',
  start: 'start',
  noAgent: 'noagent',
  addLead: 'addlead',
};

/** The places in which this hook can be set through the API. */
export function targetKinds(hook: HookName): readonly HookTarget['kind'][] {
  if (hook === 'callMenu') return [];
  if (hook === 'webForm') return ['campaign'];
  return hook === 'addLead' ? ['inGroup'] : ['campaign', 'inGroup'];
}

/** The request for the alternate URLs of a hook. It changes nothing. Undefined if the hook has none. */
export function listRequest(hook: HookName, target: HookTarget): NonAgentInput<'update_alt_url'> | undefined {
  const url_type = urlTypes[hook];
  if (url_type === undefined) return undefined;
  const entry_type = target.kind === 'campaign' ? 'campaign' : 'ingroup';
  return { campaign_id: target.id, entry_type, url_type, alt_url_id: 'LIST' };
}

/** The request that adds an active URL for all statuses to the alternate URLs. */
export function addRequest(
  hook: HookName,
  target: HookTarget,
  line: string,
): NonAgentInput<'update_alt_url'> | undefined {
  const list = listRequest(hook, target);
  return (
    list && {
      ...list,
      alt_url_id: 'NEW',
      active: 'Y',
      url_statuses: '---ALL---',
      url_description: 'Click to Dial',
      url_address: line,
    }
  );
}

/** The request that replaces the one URL of a campaign. Undefined if the API has no parameter for it. */
export function replaceRequest(
  hook: HookName,
  target: HookTarget,
  line: string,
): NonAgentInput<'update_campaign'> | undefined {
  if (target.kind !== 'campaign') return undefined;
  if (hook === 'dispo') return { campaign_id: target.id, dispo_call_url: line };
  return hook === 'webForm' ? { campaign_id: target.id, webform_one: line } : undefined;
}

/** What a reply shows. `success` of a change is `alternates` without URLs, because only the list shows what is stored. */
export function readHookState(reply: Pick<NonAgentReply, 'verdict' | 'results' | 'rows'>): HookState {
  const error =
    reply.verdict === 'error' ? reply.results.find(({ result }) => result === 'error') : undefined;
  if (error === undefined) {
    const urls = reply.rows.map((row) => ({
      id: row['url_id'] ?? '',
      address: row['url_address'] ?? '',
      statuses: row['url_statuses'] ?? '',
      isActive: row['active'] === 'Y',
    }));
    return { kind: 'alternates', urls };
  }
  const text = error.message;
  if (/NOT HAVE PERMISSION/.test(text)) return { kind: 'noPermission' };
  if (/IS NOT SET TO ALT/.test(text)) return { kind: 'single' };
  if (/CAMPAIGN DOES NOT EXIST/.test(text)) return { kind: 'unknownTarget' };
  return { kind: 'refused', about: text.slice(0, 200) };
}
