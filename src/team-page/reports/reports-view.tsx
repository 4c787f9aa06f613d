import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { loadedLater } from '../../ui/loaded-later.tsx';
import type { ReportFormProps } from './report-form.tsx';

/** Loaded when it is opened: it contains the tables of the functions that it requests. */
export const ReportForm = loadedLater(async () => (await import('./report-form.tsx')).ReportForm);

/** The button for the reports of a day, and the form for them when it is open. */
export function ReportsView(props: Omit<ReportFormProps, 'onClose'>) {
  const isOpen = useSignal(false);
  return (
    <>
      <Button
        isOpen={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {t('team_report')}
      </Button>
      {isOpen.value && (
        <ReportForm
          {...props}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
