import { useContext, useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { isOffered } from '../../session/available-choices.ts';
import { longestNote, unsavedPart, withTemplate } from '../../session/note.ts';
import type { CommandView, PopupState } from '../../session/popup-state.ts';
import { isInCall } from '../../session/state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { fillNoteTemplate, noteTemplates } from '../../settings/values/note-templates.ts';
import { hasReceiver } from '../../settings/values/results-receiver.ts';
import { type Editable, Select, TextArea } from '../../ui/inputs.tsx';
import { isInFlight } from '../availability.ts';
import { CommandButton } from '../command-button.tsx';
import { DraftScopeContext, useDraft } from '../use-draft.ts';

/** The note is counted from this many characters on. */
const countedFrom = longestNote - 500;

/**
 * What the agent notes about the call, from its first ring until its disposition, with templates. Where the note goes is shown
 * once there is one: until then the dispositions have the space.
 */
export function NoteField({ state, settings }: { state: PopupState; settings: Settings }) {
  const note = useDraft('note');
  const id = useId();
  const { session, commands, controls } = state;
  const isOpen = isInCall(session.state) || session.state === 'disposition';
  if (!isOpen || !isOffered(controls.dispose)) return null;
  // What is typed after the disposition was sent would not be part of it.
  const isSent = commands.some(
    (each) =>
      isInFlight(each) &&
      (each.kind === 'dispose' || (each.kind === 'hangUp' && each.disposition !== undefined)),
  );
  const { length } = note.value;
  return (
    <section class="stack">
      <div class="field">
        <label for={id}>{t('note_title')}</label>
        <TextArea
          id={id}
          rows={2}
          dir="auto"
          value={note}
          readOnly={isSent}
          aria-invalid={isTooLong(note.value)}
          aria-describedby={`${id}-where ${id}-count`}
        />
        <span id={`${id}-where`} class="help">
          {length > 0 && t(hasReceiver(settings) ? 'note_whereResults' : 'note_where')}
        </span>
        <span id={`${id}-count`} class="help" role="status">
          {length > longestNote
            ? t('note_tooLong', String(length - longestNote), String(longestNote))
            : length >= countedFrom && t('note_left', String(longestNote - length))}
        </span>
      </div>
      {!isSent && <Templates note={note} state={state} lines={settings.noteTemplates} />}
      <SaveNote note={note.value} state={state} />
    </section>
  );
}

/** Whether the note cannot be sent, so that no disposition is offered. */
export function isTooLong(note: string): boolean {
  return note.length > longestNote;
}

/** Adds the note to the comments of the lead, or says why that is not possible. */
function SaveNote({ note, state }: { note: string; state: PopupState }) {
  const { controls, savedNotes } = state;
  const why = controls.saveNote;
  if (why === 'cannotReadLead' || why === 'cannotEditLead') {
    return note.trim() === '' ? null : <p class="help">{t(`why_${why}`)}</p>;
  }
  const text = unsavedPart(note, savedNotes);
  const isSaved = savedNotes.length > 0 && text === '';
  if (note.trim() === '' && !isSaved) return null;
  return (
    <div class="row">
      <CommandButton
        command={{ kind: 'saveNote', text }}
        why={why}
        isBusy={text === '' || isTooLong(note) || state.commands.some(isSavingNote)}
      >
        {t('note_save')}
      </CommandButton>
      <span class="help" role="status">
        {isSaved && t('note_saved')}
      </span>
    </div>
  );
}

function isSavingNote(command: CommandView): boolean {
  return command.kind === 'saveNote' && isInFlight(command);
}

function Templates(props: { note: Editable<string>; state: PopupState; lines: readonly string[] }) {
  const { note, state, lines } = props;
  const { number } = useContext(DraftScopeContext);
  const templates = noteTemplates(lines);
  if (templates.length === 0) return null;
  const { signIn, recordTitle } = state;
  const chosen: Editable<string> = {
    get value() {
      return '';
    },
    set value(name) {
      const template = templates.find((each) => each.name === name);
      if (!template) return;
      const text = fillNoteTemplate(template.text, {
        name: recordTitle,
        number,
        date: new Date().toLocaleDateString(document.documentElement.lang || []),
        agent: signIn.state === 'in' ? signIn.identity.agent : '',
      });
      note.value = withTemplate(note.value, text);
    },
  };
  return (
    <Select
      aria-label={t('note_template')}
      value={chosen}
      options={[['', t('note_template')] as const, ...templates.map(({ name }) => [name, name] as const)]}
    />
  );
}
