import { expect, test, vi } from 'vitest';
import { checkDial } from '../../src/background/session/check-command.ts';
import { defaults } from '../../src/settings/catalog.ts';

vi.mock('../../src/platform/phone-metadata.ts', () => ({ loadPlanOf: async () => undefined }));

import '../support/plans.ts';

const dialWith = async (recordId?: string) => {
  const request = { number: '+17275550142', preview: false, ...(recordId === undefined ? {} : { recordId }) };
  const { value } = (await checkDial(request, defaults)) as { readonly value: object };
  const { vendorId, isRecordDropped } = value as { vendorId?: string; isRecordDropped?: boolean };
  return { vendorId, isRecordDropped };
};

test.each([
  ['C-0042', { vendorId: 'C-0042' }],
  [' C 42 ', { vendorId: 'C 42' }],
  ["O'Brien", { isRecordDropped: true }],
  ['0123456789012345678901', { isRecordDropped: true }],
  ['', {}],
  [undefined, {}],
])('a typed number with the record ID %j is dialed with %j', async (recordId, expected) => {
  expect(await dialWith(recordId)).toEqual({ vendorId: undefined, isRecordDropped: undefined, ...expected });
});
