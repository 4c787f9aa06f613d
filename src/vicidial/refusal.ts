import type { Refusal, RefusalKind } from '../failure.ts';

/**
 * Texts of refusals and their kinds (docs/vicidial/facts.md 11). The agent API and the non-agent API use different texts for
 * the same refusal. The longest matching text determines the kind.
 */
const refusalTexts: readonly (readonly [text: string, kind: RefusalKind])[] = (
  [
    ['Invalid Source', 'invalidSource'],
    ['System API NOT ACTIVE', 'apiOff'],
    ['USER DOES NOT HAVE PERMISSION', 'noPermission'],
    ['is not allowed to modify lead information', 'noPermission'],
    ['is not allowed to modify campaign settings', 'noPermission'],
    ['is not logged in', 'notLoggedIn'],
    ['AGENT NOT LOGGED IN', 'notLoggedIn'],
    ['user not logged in', 'notLoggedIn'],
    ['NO LOGGED IN AGENTS', 'notLoggedIn'],
    ['no session data', 'noSessionData'],
    ['AGENT NOT FOUND', 'noSuchAgent'],
    ['AGENT USER DOES NOT EXIST', 'noSuchAgent'],
    ['USER NOT FOUND', 'noSuchAgent'],
    ['no user found', 'noSuchAgent'],
    ['agent_user is not paused', 'notPaused'],
    ['agent is not paused', 'pauseConflict'],
    ['not allowed to place manual dial calls', 'manualDialNotAllowed'],
    ['already in this agents manual dial queue', 'alreadyQueued'],
    ['does not have a live call', 'noLiveCall'],
    ['no fronter session found', 'noLiveCall'],
    ['is not on a phone call', 'noLiveCall'],
    ['agent call is not inbound', 'noLiveCall'],
    ['no fronter found', 'noLiveCall'],
    ['does not have a lead on their screen', 'noLead'],
    ['no active lead found', 'noLead'],
    ['no active call found', 'callNotFound'],
    ['CALL NOT FOUND', 'callNotFound'],
    ['group_alias is not valid', 'groupAliasNotValid'],
    ['caller_id_number from group_alias is not valid', 'groupAliasNotValid'],
    ['outbound_cid is not allowed', 'callerIdNotAllowed'],
    ['cid_choice is not valid', 'callerIdNotAllowed'],
    ['lead_id is not valid', 'leadNotValid'],
    ['phone number lead_id search not found', 'leadNotValid'],
    ['phone number is not valid', 'leadNotValid'],
    ['current call does not match lead_id', 'leadNotValid'],
    ['NO RECORDS FOUND', 'nothingFound'],
    ['NO MATCHES FOUND', 'nothingFound'],
    ['NO LEADS IN THE HOPPER', 'nothingFound'],
    ['INVALID PHONE LOGIN', 'phoneNotValid'],
    ['INVALID SESSION ID', 'conferenceNotFound'],
    ['PHONE NUMBER IN DNC', 'doNotCall'],
    ['PHONE NUMBER IN CAMPAIGN DNC', 'doNotCall'],
    ['switch-to lead not found', 'leadNotValid'],
    ['LEAD NOT FOUND', 'leadNotValid'],
    ['ingroup is not valid', 'inGroupNotValid'],
    ['ingroup does not exist', 'inGroupNotValid'],
    ['ingroup_choices are required', 'inGroupNotValid'],
    ['campaign does not allow inbound', 'inboundNotAllowed'],
    ['dial_method does not allow outbound autodial', 'inboundNotAllowed'],
    ['is not allowed to change agent in-groups', 'inGroupChangeNotAllowed'],
    ['preview dialing not allowed', 'previewNotAllowed'],
    ['preview dial skipping not allowed', 'previewNotAllowed'],
    ['alt number dialing not allowed', 'previewNotAllowed'],
    ['stop recording error', 'notRecording'],
    ['Notifications are disabled', 'notificationsOff'],
    ['NO FUNCTION SPECIFIED', 'unknownFunction'],
    ['not valid', 'notValid'],
    ['INVALID', 'notValid'],
    ['YOU MUST USE ALL REQUIRED FIELDS', 'notValid'],
    ['no fields have been defined', 'notValid'],
  ] satisfies [string, RefusalKind][]
).sort(([a], [b]) => b.length - a.length);

/** Refusals whose last field is a thing (a group, a lead, a caller ID) and not a person. */
const named = new Set<RefusalKind>([
  'groupAliasNotValid',
  'callerIdNotAllowed',
  'leadNotValid',
  'inGroupNotValid',
]);

/**
 * The meaning of an ERROR line of either API. `message`: the redacted line after the verdict. `about` of the result is a
 * thing that the agent may see, never a user or a password.
 */
export function refusalOf(message: string): Refusal {
  const login = loginRefusal(message);
  if (login) return { kind: login };
  const reason = message.slice(0, 400);
  const kind = refusalTexts.find(([text]) => reason.includes(text))?.[1] ?? 'refused';
  const about = aboutOf(kind, reason);
  return about === undefined ? { kind } : { kind, about };
}

function loginRefusal(message: string): RefusalKind | undefined {
  if (message.includes('Too many login attempts')) return 'locked';
  if (message.includes('IP Address is not allowed')) return 'addressBlocked';
  if (!/Invalid Username\/Password|Login incorrect/.test(message)) return undefined;
  const fields = message.split('|');
  if (fields.includes('LOCK')) return 'locked';
  if (fields.includes('IPBLOCK')) return 'addressBlocked';
  if (fields.includes('ERRSERVERS')) return 'noTelephonyServer';
  if (fields.includes('2FA')) return 'secondFactor';
  return fields[3] === '1' && fields[4] === '0' ? 'noApiAccess' : 'wrongLogin';
}

function aboutOf(kind: RefusalKind, reason: string): string | undefined {
  if (kind === 'notValid') return /^[a-z_]+(?= not valid)/.exec(reason)?.[0];
  // Only the text: the part after the separator may be a person or a number.
  if (kind === 'refused') return /^[A-Za-z_ ,()-]{3,80}?(?= - |:| \||$)/.exec(reason)?.[0].trim();
  const fields = reason
    .split(/ - |\|/)
    .slice(1)
    .map((field) => field.trim());
  if (kind === 'noPermission') return /^auth /.test(reason) ? harmless(fields[2]) : undefined;
  return named.has(kind) ? harmless(fields.length > 1 ? fields[1] : fields[0]) : undefined;
}

function harmless(field: string | undefined): string | undefined {
  return field !== undefined && /^[\w-]{1,40}$/.test(field) ? field : undefined;
}
