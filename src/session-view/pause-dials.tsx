import { t } from '../platform/i18n.ts';

/** Warns that the agent screen dials a queued number when the agent pauses. `number`: null if there is none. */
export function PauseDials({ number }: { number: string | null }) {
  if (number === null) return null;
  return (
    <p class="notice" role="status">
      {t('popup_pauseDials', number)}
    </p>
  );
}
