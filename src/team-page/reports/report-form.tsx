import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { csvText } from '../../csv.ts';
import { askReport } from '../../platform/ask-report.ts';
import { t } from '../../platform/i18n.ts';
import { ok } from '../../result.ts';
import type { Settings } from '../../settings/catalog.ts';
import {
  type DayReport,
  type DayReportKind,
  dayReportKinds,
  functionOfReport,
  readDayReport,
} from '../../team/day-report.ts';
import { reportFunctions } from '../../team/report-functions.ts';
import { missingRights, type SupervisorRights } from '../../team/supervisor-rights.ts';
import { teamScope } from '../../team/team-scope.ts';
import { dayOfVersion } from '../../team/team-statistics.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { missingRightsText } from '../../ui/supervisor-account.tsx';
import { useAction } from '../../ui/use-action.ts';
import { sendReport } from './send-report.ts';

export interface ReportFormProps {
  /** Host of the dialer. */
  readonly dialer: string;
  readonly rights: SupervisorRights | null;
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** Reads a report of one day from the dialer, and saves it or sends it to the receiver of the results. */
export function ReportForm({ dialer, rights, settings, onClose }: ReportFormProps) {
  const id = useId();
  const kind = useSignal<DayReportKind>('agentStatistics');
  const day = useSignal(dayOfVersion('', Date.now()));
  const progress = useSignal('');
  const isStopped = useSignal(false);
  const { isBusy, failure, run } = useAction();
  const missing = rights ? missingRights(reportFunctions[functionOfReport[kind.value]], rights) : undefined;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day.value);
  const reason = missing ? missingRightsText(missing) : isDay ? undefined : t('team_report_noDay');

  const read = (then: (report: DayReport, name: DayReportKind, of: string) => Promise<string>) =>
    run(async () => {
      const [name, of] = [kind.value, day.value];
      isStopped.value = false;
      progress.value = t('team_stats_starting');
      const report = await readDayReport(name, {
        ...{ ask: askReport, day: of, scope: teamScope(settings) },
        onProgress: (done, all) => {
          progress.value = t('team_report_progress', String(done), String(all));
        },
        isStopped: () => isStopped.value,
      });
      progress.value = '';
      if (!report.ok) return report;
      const done = isStopped.value ? t('team_report_stopped') : await then(report.value, name, of);
      const { unfit } = report.value;
      progress.value = unfit > 0 ? `${done} ${t('team_unfit', String(unfit))}` : done;
      return ok(null);
    });
  const save = () =>
    read(async ({ columns, rows }, name, of) => {
      if (rows.length === 0) return t('team_report_empty');
      saveFile(`click-to-dial-${fileNames[name]}-${of}.csv`, csvText([columns, ...rows]));
      return t('team_report_saved', String(rows.length));
    });
  const send = () =>
    read(async ({ columns, rows }, name, of) => {
      if (rows.length === 0) return t('team_report_empty');
      const messages = await sendReport({ kind: name, dialer, day: of, columns, rows });
      return t('team_report_queued', String(rows.length), String(messages));
    });

  return (
    <Disclosure title={t('team_report')} onClose={onClose}>
      <div class="toolbar">
        <div class="field">
          <label for={`${id}-kind`}>{t('team_report_kind')}</label>
          <Select
            id={`${id}-kind`}
            value={kind}
            options={dayReportKinds.map((each) => [each, t(`team_report_${each}`)] as const)}
          />
        </div>
        <div class="field">
          <label for={`${id}-day`}>{t('team_report_day')}</label>
          <TextInput id={`${id}-day`} type="date" value={day} />
        </div>
      </div>
      <p class="help">{t(`team_report_${kind.value}Help`)}</p>
      <div class="row">
        <Button isBusy={isBusy} reason={reason} onClick={() => void save()}>
          {t('team_stats_save')}
        </Button>
        <Button
          isBusy={isBusy}
          reason={settings.resultsUrl === '' ? t('team_report_noReceiver') : reason}
          onClick={() => void send()}
        >
          {t('team_report_send')}
        </Button>
        {isBusy && kind.value === 'recordings' && (
          <Button
            onClick={() => {
              isStopped.value = true;
            }}
          >
            {t('team_report_stop')}
          </Button>
        )}
      </div>
      <p role="status">{progress.value}</p>
      {failure && <FailureNotice reason={failure} />}
      <div class="row">
        <Button onClick={onClose}>{t('team_close')}</Button>
      </div>
    </Disclosure>
  );
}

const fileNames: Readonly<Record<DayReportKind, string>> = {
  agentStatistics: 'agent-statistics',
  recordings: 'recordings',
  dispositions: 'dispositions',
};
