import { type MappedColumn, mappedColumns, textsOf } from '../leads/import/column-mapping.ts';
import { customColumn } from '../leads/import/import-row.ts';
import { t, uiCountry } from '../platform/i18n.ts';
import type { Settings } from '../settings/catalog.ts';
import { homeCountry } from '../settings/values/number-rules.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Select } from '../ui/inputs.tsx';
import { CustomFieldsForm } from './custom-fields-form.tsx';
import { addTexts, customFields, rows, showTable, table } from './review-state.ts';

/** The country whose national numbers the rows may have. */
export const countryOf = (settings: Settings) => homeCountry(undefined, settings.country, uiCountry());

interface MappingFormProps {
  readonly settings: Settings;
  /** Whether the dialer can be asked for the custom fields of a list. */
  readonly canSearch: boolean;
}

/** The guessed meaning of each column of a table, which a person can change, and its first cells. */
export function MappingForm({ settings, canSearch }: MappingFormProps) {
  const current = table.value;
  if (!current) return null;
  const { cells, hasHeader, mapping } = current;
  const body = cells.slice(hasHeader ? 1 : 0);
  const hasNumber = mapping.includes('number');
  const isTooMany = rows.value.length + body.length > settings.bulkLimit;
  const take = () => {
    table.value = undefined;
    void addTexts(body, (row) => textsOf(row, mapping), countryOf(settings));
  };
  const header = {
    value: hasHeader,
    set: (next: boolean) => showTable({ cells, hasHeader: next }),
  };
  return (
    <section class="card stack">
      <h2>{t('import_mapping')}</h2>
      <Checkbox
        value={{
          get value() {
            return header.value;
          },
          set value(next) {
            header.set(next);
          },
        }}
      >
        {t('import_hasHeader')}
      </Checkbox>
      <div class="columns">
        {mapping.map((_column, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name than its place
          <ColumnChoice key={at} at={at} />
        ))}
      </div>
      {canSearch && <CustomFieldsForm settings={settings} />}
      {isTooMany && <p class="notice">{t('import_fileTooManyRows', settings.bulkLimit.toLocaleString())}</p>}
      <div class="row">
        <Button
          class="main"
          reason={
            !hasNumber
              ? t('import_noNumberColumn')
              : isTooMany
                ? t('import_fileTooManyRows', settings.bulkLimit.toLocaleString())
                : undefined
          }
          onClick={take}
        >
          {t('import_takeRows', body.length.toLocaleString())}
        </Button>
        <Button
          onClick={() => {
            table.value = undefined;
          }}
        >
          {t('import_discard')}
        </Button>
      </div>
    </section>
  );
}

function ColumnChoice({ at }: { at: number }) {
  const current = table.value;
  if (!current) return null;
  const { cells, hasHeader, mapping } = current;
  const name = hasHeader ? (cells[0]?.[at] ?? '') : '';
  const sample = cells.slice(hasHeader ? 1 : 0, 4).map((row) => row[at] ?? '');
  const change = (to: MappedColumn | 'none') => {
    const column = to === 'none' ? undefined : to;
    // Each meaning belongs to one column.
    const others = mapping.map((each) => (each === column ? undefined : each));
    table.value = { ...current, mapping: others.map((each, index) => (index === at ? column : each)) };
  };
  const title = name || t('import_column', String(at + 1));
  return (
    <label for={`import-column-${at}`}>
      <span dir="auto">{title}</span>
      <Select
        id={`import-column-${at}`}
        value={{
          get value() {
            return mapping[at] ?? 'none';
          },
          set value(to) {
            change(to);
          },
        }}
        options={[
          ['none', t('import_col_none')],
          ...mappedColumns.map((column) => [column, t(`import_col_${column}`)] as const),
          ...customFields.value.labels.map((label) => [customColumn(label), label] as const),
        ]}
      />
      <span class="sample" dir="auto">
        {sample.join('\n')}
      </span>
    </label>
  );
}
