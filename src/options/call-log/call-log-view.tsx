import { formatDuration } from '../../duration.ts';
import { callLog } from '../../platform/database.ts';
import { t } from '../../platform/i18n.ts';
import type { PausedTime } from '../../session/recording-pause.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import layout from '../layout.module.css';
import { useLoaded } from '../use-loaded.ts';
import { callLogCsv } from './call-log-csv.ts';

/** The most calls that are shown. The file holds all of them. */
const shownCalls = 200;

/** From when, and for how long. Without an end, the recording was not started again. */
function pausedTime([from, to]: PausedTime): string {
  const time = new Date(from).toLocaleTimeString();
  return to === null ? `${time} –` : `${time} · ${formatDuration(to - from)}`;
}

/** The calls of this device, as long as the settings keep them. */
export function CallLogView({ settings }: { settings: Settings }) {
  const loaded = useLoaded(() => callLog.all()).value;
  if (!loaded) return <p role="status">{t('options_starting')}</p>;
  const days = settings.auditRetentionDays;
  const shown = loaded.slice(0, shownCalls);
  const hasPauses = shown.some(({ recordingPauses }) => recordingPauses !== undefined);
  return (
    <div class="stack wide">
      <section class={`${layout['card']} stack`}>
        <h2>{t('options_view_calls')}</h2>
        <p class="help">{days === 0 ? t('options_callsOff') : t('options_callsHelp', String(days))}</p>
        {loaded.length === 0 ? (
          days > 0 && <p>{t('options_callsEmpty')}</p>
        ) : (
          <>
            <div>
              <Button onClick={() => saveFile('click-to-dial-calls.csv', callLogCsv(loaded))}>
                {t('options_callsSave')}
              </Button>
            </div>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('options_colTime')}</th>
                  <th scope="col">{t('options_colAgent')}</th>
                  <th scope="col">{t('options_colSite')}</th>
                  <th scope="col">{t('options_colNumber')}</th>
                  <th scope="col">{t('options_colOutcome')}</th>
                  <th scope="col">{t('options_colDisposition')}</th>
                  {hasPauses && <th scope="col">{t('options_colRecordingPaused')}</th>}
                </tr>
              </thead>
              <tbody>
                {shown.map(({ id, at, owner, site, number, outcome, disposition, recordingPauses }) => (
                  <tr key={id}>
                    <td>{new Date(at).toLocaleString()}</td>
                    <td>
                      <bdi>{owner}</bdi>
                    </td>
                    <td>
                      <bdi dir="ltr">{site}</bdi>
                    </td>
                    <td>
                      <bdi dir="ltr">{number}</bdi>
                    </td>
                    <td>{t(`popup_was_${outcome}`)}</td>
                    <td>{disposition}</td>
                    {hasPauses && <td>{recordingPauses?.map(pausedTime).join(', ')}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </section>
    </div>
  );
}
