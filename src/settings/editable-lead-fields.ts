/** The fields of a lead that the settings can let agents change. Each is a parameter of `update_fields`. */
export const editableLeadFields = [
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

export type EditableLeadField = (typeof editableLeadFields)[number];
