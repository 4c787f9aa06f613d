import * as p from './parameters.ts';

/** The fields of a lead that the agent API can set. */
export const leadFields = {
  address1: p.leadField,
  address2: p.leadField,
  address3: p.leadField,
  alt_phone: p.vendorId,
  city: p.leadField,
  comments: p.leadComments,
  country_code: p.capitals,
  date_of_birth: p.birthDate,
  email: p.email,
  first_name: p.leadField,
  gender: p.capitals,
  last_name: p.leadField,
  middle_initial: p.shortName,
  owner: p.leadField,
  postal_code: p.region,
  province: p.leadField,
  rank: p.seconds,
  security_phrase: p.leadField,
  source_id: p.vendorId,
  state: p.region,
  title: p.leadField,
  vendor_lead_code: p.vendorId,
} as const;
