/**
 * The fields of a lead that describe the customer, in the order of the dialer (docs/vicidial/non-agent-api.md, add_lead). Each is
 * also a parameter of `update_lead` and of the agent API's `update_fields`.
 */
export const customerFields = [
  'title',
  'first_name',
  'middle_initial',
  'last_name',
  'address1',
  'address2',
  'address3',
  'city',
  'state',
  'province',
  'postal_code',
  'country_code',
  'gender',
  'date_of_birth',
  'alt_phone',
  'email',
  'security_phrase',
  'comments',
] as const;
