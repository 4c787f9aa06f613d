import { type EditableLeadField, editableLeadFields } from '../settings/editable-lead-fields.ts';

export type LeadFields = Readonly<Partial<Record<EditableLeadField, string>>>;

/** What an agent has changed in the fields of a lead and not saved. */
export interface LeadDraft {
  readonly leadId: string;
  /** The values of the dialer when the agent changed them. */
  readonly base: LeadFields;
  readonly typed: LeadFields;
}

/** A field that was changed in the dialer while the agent changed it here. */
export interface FieldConflict {
  readonly field: EditableLeadField;
  readonly typed: string;
  readonly latest: string;
}

/** The draft with the text that was typed into a field. A text that is the dialer's again is no change. `current`: the dialer's values. */
export function typeField(
  draft: LeadDraft,
  field: EditableLeadField,
  text: string,
  current: LeadFields,
): LeadDraft {
  const base = draft.base[field] ?? current[field] ?? '';
  return text === base
    ? withoutField(draft, field)
    : { ...draft, base: { ...draft.base, [field]: base }, typed: { ...draft.typed, [field]: text } };
}

/** The draft without the change of a field. */
export function withoutField(draft: LeadDraft, field: EditableLeadField): LeadDraft {
  const { [field]: _typed, ...typed } = draft.typed;
  const { [field]: _base, ...base } = draft.base;
  return { ...draft, base, typed };
}

/** The draft after the agent has decided that the own text replaces the latest one of the dialer. */
export function keepTyped(draft: LeadDraft, { field, latest }: FieldConflict): LeadDraft {
  return { ...draft, base: { ...draft.base, [field]: latest } };
}

/** The fields that differ at the dialer from what the agent saw there. A change to the same text is no conflict. */
export function conflictsWith(draft: LeadDraft, latest: LeadFields): readonly FieldConflict[] {
  return editableLeadFields.flatMap((field) => {
    const typed = draft.typed[field];
    const now = latest[field] ?? '';
    if (typed === undefined || now === draft.base[field] || now === typed.trim()) return [];
    return [{ field, typed, latest: now }];
  });
}

/** The draft as a text that is kept until it is saved, and back. A kept text of another lead, or of another form, is no draft. */
export function draftText(draft: LeadDraft): string {
  return Object.keys(draft.typed).length === 0 ? '' : JSON.stringify(draft);
}

export function readDraft(text: string, leadId: string): LeadDraft {
  const none: LeadDraft = { leadId, base: {}, typed: {} };
  if (text === '') return none;
  const kept = JSON.parse(text) as LeadDraft;
  return kept.leadId === leadId ? kept : none;
}
