import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  conflictsWith,
  draftText,
  keepTyped,
  type LeadDraft,
  readDraft,
  typeField,
  withoutField,
} from '../../src/leads/lead-draft.ts';
import { editableLeadFields } from '../../src/settings/editable-lead-fields.ts';
import { storedField } from '../../src/vicidial/stored-field.ts';

const none: LeadDraft = { leadId: '7', base: {}, typed: {} };
const current = { first_name: 'Iris', city: 'Clearwater' };
const ines = typeField(none, 'first_name', 'Ines', current);

test('a changed field is kept with the value that it replaces', () => {
  expect(ines).toEqual({ leadId: '7', base: { first_name: 'Iris' }, typed: { first_name: 'Ines' } });
  expect(typeField(ines, 'first_name', 'Iria', { first_name: 'Other' }).base).toEqual({ first_name: 'Iris' });
});

test('a text that is the dialer’s again is no change', () => {
  expect(typeField(ines, 'first_name', 'Iris', current)).toEqual(none);
  expect(draftText(typeField(ines, 'first_name', 'Iris', current))).toBe('');
});

test.each([
  ['nothing changed at the dialer', { first_name: 'Iris' }, []],
  ['another field changed there', { first_name: 'Iris', city: 'Tampa' }, []],
  ['it changed to the same text', { first_name: 'Ines' }, []],
  [
    'it changed to another text',
    { first_name: 'Ida' },
    [{ field: 'first_name', typed: 'Ines', latest: 'Ida' }],
  ],
  ['it was emptied', {}, [{ field: 'first_name', typed: 'Ines', latest: '' }]],
])('%s', (_what, latest, conflicts) => {
  expect(conflictsWith(ines, latest)).toEqual(conflicts);
});

test('a conflict is over when the agent has chosen', () => {
  const latest = { first_name: 'Ida' };
  const [conflict] = conflictsWith(ines, latest);
  if (!conflict) throw new Error('no conflict');
  expect(conflictsWith(keepTyped(ines, conflict), latest)).toEqual([]);
  expect(keepTyped(ines, conflict).typed).toEqual({ first_name: 'Ines' });
  expect(withoutField(ines, 'first_name')).toEqual(none);
});

test('a draft is read as it was kept, and not for another lead', () => {
  const field = fc.constantFrom(...editableLeadFields);
  fc.assert(
    fc.property(fc.array(fc.tuple(field, fc.string())), (edits) => {
      const draft = edits.reduce((all, [name, text]) => typeField(all, name, text, current), none);
      expect(readDraft(draftText(draft), '7')).toEqual(draft);
      expect(readDraft(draftText(draft), '8')).toEqual({ ...none, leadId: '8' });
    }),
  );
});

test.each([
  ['first_name', ' Zoë ', { stored: 'Zoe', dropped: [] }],
  ['last_name', "O'Brien", { stored: 'OBrien', dropped: [] }],
  ['first_name', 'Анна', { stored: 'Анна', dropped: ['А', 'н', 'а'], problem: 'characters' }],
  ['first_name', '  ', { stored: '', dropped: [], problem: 'empty' }],
  ['date_of_birth', '31.12.1980', { stored: '31.12.1980', dropped: ['.'], problem: 'characters' }],
  ['date_of_birth', '1980-12', { stored: '1980-12', dropped: [], problem: 'form' }],
  ['date_of_birth', '1980-12-31', { stored: '1980-12-31', dropped: [] }],
  ['country_code', 'USAX', { stored: 'USAX', dropped: [], problem: 'tooLong' }],
] as const)('of a text for %s, the dialer stores: %s', (field, typed, stored) => {
  expect(storedField(field, typed)).toEqual(stored);
});
