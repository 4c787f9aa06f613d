/** The functions that check a number before a call, and those that change the do-not-call lists. See docs/vicidial/facts.md 7. */
import type { Dialer } from '../dialer/tables.ts';
import type { NonAgentFunction, NonAgentRequest } from './non-agent-function.ts';

/** Hours between UTC and the customer. The sandbox knows only the calling code 1. */
const gmtOffsetOf = (phoneCode: string): string => (phoneCode === '1' ? '-6' : '');

function checkPhoneNumber({ dialer, caller, get, now }: NonAgentRequest): string {
  const name = 'ERROR: check_phone_number';
  if (caller.level < 8 || !caller.apiAccess) {
    return `${name} USER DOES NOT HAVE PERMISSION TO CHECK PHONE NUMBERS: |${caller.user}||\n`;
  }
  const hours = Object.hasOwn(dialer.callTimes, get('local_call_time'))
    ? dialer.callTimes[get('local_call_time')]
    : undefined;
  if (!hours) return `${name} THIS IS NOT A VALID CALL TIME: |${caller.user}|${get('local_call_time')}|\n`;
  const [number, phoneCode, campaign] = [get('phone_number'), get('phone_code'), get('campaign_id')];
  if (get('usacan_areacode_check') === 'Y' && /^[019]9/.test(number)) {
    return `${name} INVALID PHONE NUMBER AREACODE - ${number}|${caller.user}\n`;
  }
  if (get('dnc_check') === 'Y' && dialer.doNotCall.has(number)) {
    return `${name} PHONE NUMBER IN DNC - ${number}|${caller.user}\n`;
  }
  if (get('campaign_dnc_check') === 'Y' && dialer.campaignDoNotCall.has(`${campaign}|${number}`)) {
    return `${name} PHONE NUMBER IN CAMPAIGN DNC - ${number}|${campaign}|${caller.user}\n`;
  }
  const offset = gmtOffsetOf(phoneCode);
  const hour = new Date(now + Number(offset) * 3_600_000).getUTCHours();
  const canBeDialed = hour >= hours[0] && hour < hours[1] ? '1' : '0';
  const about = [number, phoneCode, get('postal_code'), get('state'), get('owner')].join('|');
  return `AREACODE: ${canBeDialed}|${offset}#PHONE: ${about}|\n`;
}

const systemList = 'SYSTEM_INTERNAL';

const isListed = (dialer: Dialer, number: string, campaign: string): boolean =>
  campaign === systemList
    ? dialer.doNotCall.has(number)
    : dialer.campaignDoNotCall.has(`${campaign}|${number}`);

function addDncPhone({ dialer, caller, get }: NonAgentRequest): string {
  const [number, campaign] = [get('phone_number'), get('campaign_id')];
  if (caller.level < 8 || !caller.modifyLists) {
    return `ERROR: add_dnc_phone USER DOES NOT HAVE PERMISSION TO ADD DNC NUMBERS: |${caller.user}|0\n`;
  }
  const about = `${caller.user}|${number}|${campaign}`;
  if (number.length < 6 || campaign === '') {
    return `ERROR: add_dnc_phone YOU MUST USE ALL REQUIRED FIELDS: |${about}\n`;
  }
  if (isListed(dialer, number, campaign))
    return `ERROR: add_dnc_phone DNC NUMBER ALREADY EXISTS: |${about}\n`;
  if (campaign === systemList) dialer.doNotCall.add(number);
  else dialer.campaignDoNotCall.add(`${campaign}|${number}`);
  return `SUCCESS: add_dnc_phone DNC NUMBER HAS BEEN ADDED - ${about}\n`;
}

function deleteDncPhone({ dialer, caller, get }: NonAgentRequest): string {
  const [number, campaign] = [get('phone_number'), get('campaign_id')];
  if (caller.level < 8 || !caller.modifyLists || !caller.deleteFromDnc) {
    return `ERROR: delete_dnc_phone USER DOES NOT HAVE PERMISSION TO DELETE DNC NUMBERS: |${caller.user}|0\n`;
  }
  const about = `${caller.user}|${number}|${campaign}`;
  if (number.length < 6 || campaign === '') {
    return `ERROR: delete_dnc_phone YOU MUST USE ALL REQUIRED FIELDS: |${about}\n`;
  }
  if (!isListed(dialer, number, campaign))
    return `ERROR: delete_dnc_phone DNC NUMBER DOES NOT EXIST: |${about}\n`;
  dialer.doNotCall.delete(campaign === systemList ? number : '');
  dialer.campaignDoNotCall.delete(`${campaign}|${number}`);
  return `SUCCESS: delete_dnc_phone DNC NUMBER HAS BEEN DELETED - ${about}\n`;
}

export const DO_NOT_CALL_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  check_phone_number: checkPhoneNumber,
  add_dnc_phone: addDncPhone,
  delete_dnc_phone: deleteDncPhone,
};
