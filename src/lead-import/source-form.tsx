import { useSignal } from '@preact/signals';
import { startsWithHeader, type Table } from '../leads/import/column-mapping.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import type { Result } from '../result.ts';
import type { Settings } from '../settings/catalog.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/inputs.tsx';
import { type FileProblem, readFileTable, readTable } from './read-table.ts';
import { isReading, showTable } from './review-state.ts';

const problemWords: Readonly<Record<FileProblem, MessageKey>> = {
  tooLarge: 'import_fileTooLarge',
  tooManyRows: 'import_fileTooManyRows',
  empty: 'import_fileEmpty',
  unreadable: 'import_fileUnreadable',
};

/** The ways in which numbers come to this page: a text that is pasted, and a file that is chosen or dropped. */
export function SourceForm({ settings }: { settings: Settings }) {
  const text = useSignal('');
  const problem = useSignal<FileProblem | undefined>(undefined);
  const take = (read: Result<Table, FileProblem>) => {
    problem.value = read.ok ? undefined : read.error;
    if (!read.ok) return;
    showTable({ cells: read.value, hasHeader: startsWithHeader(read.value) });
    text.value = '';
  };
  const readFile = async (file: File | undefined) => {
    if (!file || isReading.value) return;
    isReading.value = true;
    take(await readFileTable(file, settings.bulkLimit));
    isReading.value = false;
  };
  return (
    <section class="card stack">
      <h2>{t('import_source')}</h2>
      <label for="import-text">
        {t('import_paste')}
        <TextArea id="import-text" rows={3} dir="auto" spellcheck={false} value={text} />
      </label>
      <div class="row">
        <Button
          reason={text.value.trim() === '' ? t('import_nothingPasted') : undefined}
          onClick={() => take(readTable(text.value, settings.bulkLimit))}
        >
          {t('import_read')}
        </Button>
        <label class="file">
          {t('import_file')}
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={({ currentTarget }) => {
              void readFile(currentTarget.files?.[0]).then(() => {
                currentTarget.value = '';
              });
            }}
          />
        </label>
      </div>
      <p class="help">{t('import_sourceHelp', settings.bulkLimit.toLocaleString())}</p>
      <p role="status">{isReading.value && t('import_reading')}</p>
      {problem.value && (
        <p class="notice" role="alert">
          {t(problemWords[problem.value], settings.bulkLimit.toLocaleString())}
        </p>
      )}
    </section>
  );
}
