/** The functions that create, copy, change and delete DIDs. See docs/vicidial/non-agent-api.md. */
import type { Dialer } from '../dialer/tables.ts';
import { hasRight, type NonAgentFunction, type NonAgentRequest } from './non-agent-function.ts';

const findDid = (dialer: Dialer, pattern: string) => dialer.dids.find((did) => did.pattern === pattern);

function insertDid(dialer: Dialer, pattern: string, description: string): number {
  const id = Math.max(0, ...dialer.dids.map((did) => did.id)) + 1;
  dialer.dids.push({ id, pattern, description });
  return id;
}

function addDid({ dialer, caller, get }: NonAgentRequest): string {
  const pattern = get('did_pattern');
  const about = `|${caller.user}|${pattern}`;
  if (!hasRight(caller, 'modify_inbound_dids')) {
    return `ERROR: add_did USER DOES NOT HAVE PERMISSION TO ADD DIDS: |${caller.user}|0\n`;
  }
  if (pattern.length < 2) return `ERROR: add_did YOU MUST USE ALL REQUIRED FIELDS: ${about}\n`;
  if (findDid(dialer, pattern)) return `ERROR: add_did DID ALREADY EXISTS: ${about}\n`;
  insertDid(dialer, pattern, get('did_description'));
  return `SUCCESS: add_did DID HAS BEEN ADDED - ${caller.user}|${pattern}\n`;
}

function copyDid({ dialer, caller, get }: NonAgentRequest): string {
  if (!hasRight(caller, 'modify_inbound_dids')) {
    return `ERROR: copy_did USER DOES NOT HAVE PERMISSION TO ADD DIDS: |${caller.user}|0\n`;
  }
  const source = findDid(dialer, get('source_did_pattern'));
  if (!source) {
    return `ERROR: copy_did SOURCE DID DOES NOT EXIST: |${caller.user}|${get('source_did_pattern')}\n`;
  }
  const patterns = get('new_dids').split(',').filter(Boolean);
  const isNew = (pattern: string) => findDid(dialer, pattern) === undefined;
  const count = patterns.filter(isNew).length;
  const lines = patterns.map((pattern) => {
    if (!isNew(pattern)) return `NOTICE: copy_did DID ALREADY EXISTS - ${caller.user}|${pattern}\n`;
    const id = insertDid(dialer, pattern, get('did_description') || source.description);
    return `NOTICE: copy_did DID HAS BEEN ADDED - ${caller.user}|${pattern}|${source.pattern}|${id}|1\n`;
  });
  if (count === 0) {
    return `${lines.join('')}ERROR: copy_did NO DIDS ADDED: |${caller.user}|${source.pattern}\n`;
  }
  const counts = `${count}|${patterns.length - count}`;
  return `${lines.join('')}SUCCESS: copy_did DIDS HAVE BEEN ADDED - ${caller.user}|${source.pattern}|${counts}\n`;
}

function updateDid({ dialer, caller, get }: NonAgentRequest): string {
  if (!hasRight(caller, 'modify_inbound_dids')) {
    return `ERROR: update_did USER DOES NOT HAVE PERMISSION TO UPDATE DIDS: |${caller.user}|0\n`;
  }
  const pattern = get('did_pattern');
  const did = findDid(dialer, pattern);
  if (!did) return `ERROR: update_did DID DOES NOT EXIST: |${caller.user}|${pattern}\n`;
  if (get('delete_did') === 'Y') {
    if (!hasRight(caller, 'delete_inbound_dids')) {
      return `ERROR: update_did USER DOES NOT HAVE PERMISSION TO DELETE DIDS: |${caller.user}|1\n`;
    }
    dialer.dids = dialer.dids.filter((one) => one !== did);
    return `SUCCESS: update_did DID HAS BEEN DELETED - ${caller.user}|${pattern}|${did.id}\n`;
  }
  const description = get('did_description');
  if (description === '') return `NOTICE: update_did NO UPDATES DEFINED: |${caller.user}|\n`;
  did.description = description;
  return `SUCCESS: update_did DID HAS BEEN UPDATED - ${caller.user}|${pattern}\n`;
}

export const DID_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  add_did: addDid,
  copy_did: copyDid,
  update_did: updateDid,
};
