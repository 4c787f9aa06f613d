import { customerFields } from '../vicidial/customer-fields.ts';

/** The fields of a lead that the settings can let agents change. */
export const editableLeadFields = customerFields;

export type EditableLeadField = (typeof editableLeadFields)[number];
