import { explain } from '../../failure.ts';
import type { CallListRow } from '../../leads/call-list/call-list.ts';
import { extraColumnsOf, importColumns, textIn } from '../../leads/import/import-row.ts';
import { format } from '../../phone/dialing/dial-string.ts';
import { maskNumber } from '../../phone/numbering/mask-number.ts';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button, Reasons } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { columnTitle } from '../column-title.ts';
import { reasonOf } from '../failure-reason.ts';
import { dialRow, showRow, skipRow } from './call-list-steps.ts';

/** One row of the call list with its outcome, and the buttons that dial it, skip it, and move through the list. */
export function CallRow(props: { row: CallListRow; state: PopupState; settings: Settings }) {
  const { row, state, settings } = props;
  const { isBusy, failure, run } = useAction();
  const { texts, at } = row;
  const formatted = format(`+${row.phoneCode}${row.value}`);
  const number = settings.maskNumbers ? maskNumber(formatted) : formatted;
  const why = state.controls.dial;
  const isSignedOut = state.signIn.state !== 'in';
  const others = [...importColumns, ...extraColumnsOf([row])].filter(
    (column) => column !== 'number' && textIn(texts, column) !== '',
  );
  return (
    <article class="stack" aria-label={number}>
      <div class="row">
        <bdi class="to-dial grow" dir="ltr">
          {row.ext === undefined ? number : `${number} ${t('page_extension', row.ext)}`}
        </bdi>
        <span role="status">{outcomeText(row)}</span>
      </div>
      {others.length > 0 && (
        <dl class="texts">
          {others.map((column) => (
            <div key={column}>
              <dt dir="auto">{columnTitle(column)}</dt>
              <dd dir="auto">{textIn(texts, column)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div class="row">
        <Button reason={at === 0 ? t('callList_isFirst') : undefined} onClick={() => void showRow(at - 1)}>
          {t('callList_back')}
        </Button>
        <Button
          class="main"
          why={isSignedOut ? undefined : why}
          reason={isSignedOut ? t(explain({ kind: 'notSignedIn' }).what) : undefined}
          isBusy={isBusy}
          onClick={() => void run(() => dialRow(row))}
        >
          {row.state === 'open' || row.state === 'skipped'
            ? t('callList_dial', number)
            : t('callList_dialAgain', number)}
        </Button>
        {row.state === 'open' && (
          <Button isBusy={isBusy} onClick={() => void skipRow(row)}>
            {t('callList_skip')}
          </Button>
        )}
        <Button onClick={() => void showRow(at + 1)}>{t('callList_next')}</Button>
      </div>
      {isSignedOut ? <p class="help">{t('callList_signIn')}</p> : <Reasons of={[why]} />}
      {failure && <FailureNotice reason={failure} />}
    </article>
  );
}

function outcomeText(row: CallListRow): string {
  if (row.state === 'open') return '';
  const time = row.pressedAt === undefined ? '' : new Date(row.pressedAt).toLocaleString();
  return [t(`callList_state_${row.state}`), row.disposition, reasonOf(row), time].filter(Boolean).join(' · ');
}
