import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { explain } from '../failure.ts';
import {
  type ExtraColumn,
  type ImportTexts,
  importColumns,
  textIn,
  withText,
} from '../leads/import/import-row.ts';
import { changedTexts } from '../leads/import/kept-text.ts';
import { editRow, hasUnreadCallback, numberKey, type ReviewRow } from '../leads/import/review.ts';
import { t } from '../platform/i18n.ts';
import type { Settings } from '../settings/catalog.ts';
import { TextInput } from '../ui/inputs.tsx';
import type { Endpoint } from '../vicidial/functions.ts';
import { columnTitle } from './column-title.ts';
import { countryOf } from './mapping-form.tsx';
import { choose, existing, rows } from './review-state.ts';

interface ReviewLineProps {
  readonly row: ReviewRow;
  /** `aria-rowindex`: the header is row 1. */
  readonly index: number;
  /** The columns besides those of every import. */
  readonly extra: readonly ExtraColumn[];
  /** The ID of the row before it that has the same number. */
  readonly repeats: number | undefined;
  readonly settings: Settings;
  /** The API that will store the row. */
  readonly api: Endpoint;
  readonly isEdited: boolean;
  /** Edits this row; undefined: no row. */
  readonly onEdit: (id: number | undefined) => void;
}

/** One row of the review. Scrolling draws the table again, and a row that is the same is not drawn again. */
export function ReviewLine({ row, index, extra, repeats, settings, api, isEdited, onEdit }: ReviewLineProps) {
  const leads = existing.value.get(numberKey(row) ?? '');
  return useMemo(
    () => <Line {...{ row, index, repeats, settings, api, isEdited, onEdit, leads, extra }} />,
    [row, index, repeats, settings, api, isEdited, onEdit, leads, extra],
  );
}

interface LineProps extends ReviewLineProps {
  /** The IDs of the leads that the dialer has of the number. */
  readonly leads: readonly string[] | undefined;
}

/** The texts of a row and what is to be known about them, or fields to change them. */
function Line({ row, index, repeats, settings, api, isEdited, onEdit, leads, extra }: LineProps) {
  const { id, texts, number, isChosen } = row;
  return (
    <tr aria-rowindex={index} class={isChosen ? undefined : 'left-out'}>
      <td class="check">
        <input
          type="checkbox"
          checked={isChosen}
          disabled={!number.ok}
          aria-label={t('import_chooseRow', texts.number || String(id + 1))}
          onChange={({ currentTarget }) => choose(new Set([id]), currentTarget.checked)}
        />
      </td>
      {isEdited ? (
        <EditedTexts
          texts={texts}
          extra={extra}
          onKeep={(changed) => {
            rows.value = editRow(rows.value, id, changed, countryOf(settings));
            onEdit(undefined);
          }}
          onLeave={() => onEdit(undefined)}
        />
      ) : (
        <>
          {[...importColumns, ...extra].map((column) => (
            <td key={column} dir="auto" title={textIn(texts, column)}>
              {textIn(texts, column)}
            </td>
          ))}
          <td class="note">
            <RowNote row={row} repeats={repeats} leads={leads} api={api} />
          </td>
          <td>
            <button type="button" class="plain" onClick={() => onEdit(id)}>
              {t('import_edit')}
            </button>
          </td>
        </>
      )}
    </tr>
  );
}

/** What a person should know about the row before it is sent. */
function RowNote(props: {
  row: ReviewRow;
  repeats: number | undefined;
  leads: readonly string[] | undefined;
  api: Endpoint;
}) {
  const { row, repeats, leads, api } = props;
  const { number, texts } = row;
  if (!number.ok) {
    const { what, values } = explain(number.error);
    return <strong>{t(what, ...values)}</strong>;
  }
  const { ext } = number.value;
  const kept = Object.values(changedTexts(texts, ext, api));
  const notes = [
    repeats === undefined ? '' : t('import_repeats', String(repeats + 1)),
    leads === undefined ? '' : t('import_exists', leads.slice(0, 3).join(', ')),
    ext === undefined ? '' : t('import_extension', ext),
    hasUnreadCallback(texts) ? t('import_callbackUnread') : '',
    kept.length === 0 ? '' : t('import_kept', kept.map((text) => (text === '' ? '—' : text)).join(', ')),
  ].filter(Boolean);
  return <span title={notes.join(' ')}>{notes.join(' ')}</span>;
}

function EditedTexts(props: {
  texts: ImportTexts;
  extra: readonly ExtraColumn[];
  onKeep: (texts: ImportTexts) => void;
  onLeave: () => void;
}) {
  const typed = useSignal(props.texts);
  const first = useRef<HTMLTableCellElement>(null);
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  return (
    <>
      {[...importColumns, ...props.extra].map((column, at) => (
        <td key={column} {...(at === 0 && { ref: first })}>
          <TextInput
            aria-label={columnTitle(column)}
            dir="auto"
            maxLength={255}
            value={textIn(typed.value, column)}
            onInput={(text) => {
              typed.value = withText(typed.value, column, text);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') props.onKeep(typed.value);
              if (event.key === 'Escape') props.onLeave();
            }}
          />
        </td>
      ))}
      <td colSpan={2}>
        <button type="button" class="plain" onClick={() => props.onKeep(typed.value)}>
          {t('import_keepEdit')}
        </button>
        <button type="button" class="plain" onClick={props.onLeave}>
          {t('import_leaveEdit')}
        </button>
      </td>
    </>
  );
}
