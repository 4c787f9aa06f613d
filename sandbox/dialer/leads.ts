import type { Dialer, Lead } from './tables.ts';

/** Puts a new lead into a list, as dialing an unknown number does; it does not search for duplicates. */
export function addLead(
  dialer: Dialer,
  asked: { number: string; phoneCode: string; listId: string; vendorLeadCode?: string },
): Lead {
  dialer.lastLeadId += 1;
  const lead: Lead = {
    leadId: dialer.lastLeadId,
    listId: asked.listId,
    phoneNumber: asked.number,
    phoneCode: asked.phoneCode,
    altPhone: '',
    address3: '',
    status: 'NEW',
    vendorLeadCode: asked.vendorLeadCode ?? '',
    sourceId: '',
    fields: {},
  };
  dialer.leads.push(lead);
  return lead;
}

/** The newest lead with exactly this number, as search=YES finds it. */
export const findLeadByNumber = (dialer: Dialer, number: string): Lead | undefined =>
  dialer.leads.findLast((lead) => lead.phoneNumber === number);
