import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Explanation, explain } from '../failure.ts';
import { t } from '../platform/i18n.ts';
import { type NumberSource, numberSource } from '../platform/stored-number-source.ts';
import type { Settings } from '../settings/catalog.ts';
import { FailureNotice } from '../ui/notice.tsx';
import { countryOf } from './mapping-form.tsx';
import { readNumbersOf } from './read-page-numbers.ts';
import { addTexts, rows } from './review-state.ts';

/** Adds the numbers that a person chose on a page, in popup or panel to the review, and says how many came or why none did. */
export function ChosenNumbers({ settings }: { settings: Settings }) {
  const failure = useSignal<Explanation | undefined>(undefined);
  const count = useSignal<number | undefined>(undefined);
  useEffect(() => {
    const end = new AbortController();
    const read = async () => {
      const source = await takeSource(end.signal);
      if (!source) return;
      const country = countryOf(settings);
      const texts = await readNumbersOf(source, settings, country);
      const isTooMany = texts.ok && rows.value.length + texts.value.length > settings.bulkLimit;
      failure.value = isTooMany
        ? explain({ kind: 'tooManyRows', about: String(settings.bulkLimit) })
        : texts.ok
          ? undefined
          : texts.error;
      count.value = undefined;
      if (!texts.ok || isTooMany) return;
      await addTexts(texts.value, (each) => each, country);
      count.value = texts.value.length;
    };
    numberSource.watch((source) => {
      if (source) void read();
    }, end.signal);
    void read();
    return () => end.abort();
  }, [settings, failure, count]);
  return (
    <>
      <p role="status">{count.value !== undefined && t('import_fromPage', count.value.toLocaleString())}</p>
      {failure.value && <FailureNotice reason={failure.value} />}
    </>
  );
}

/**
 * The source that is to be read, unless `signal` has aborted. It is read once: two pages or a reload do not add its numbers
 * again.
 */
async function takeSource(signal: AbortSignal): Promise<NumberSource | null> {
  return navigator.locks.request('numberSource', async () => {
    const source = signal.aborted ? null : await numberSource.get();
    if (source) await numberSource.set(null);
    return source;
  });
}
