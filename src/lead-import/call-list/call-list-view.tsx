import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type CallList, type CallListRow, callRowStates } from '../../leads/call-list/call-list.ts';
import { callListRows } from '../../platform/call-list-database.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { CommandNotices, ConfirmDial } from '../../session-view/notices.tsx';
import { StateLine } from '../../session-view/session/state-line.tsx';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { startClock } from '../../ui/clock.tsx';
import { endCallList, settleRows, showFirstOpen, showRow } from './call-list-steps.ts';
import { CallRow } from './call-row.tsx';
import { saveCallList } from './save-call-list.ts';

interface CallListViewProps {
  readonly list: CallList;
  readonly state: PopupState;
  readonly settings: Settings;
}

/** The call list: its progress, the session of the agent, and the row that the agent dials next. */
export function CallListView({ list, state, settings }: CallListViewProps) {
  const row = useSignal<CallListRow | undefined>(undefined);
  const isEnding = useSignal(false);
  const { size, position, counts, revision } = list;
  useEffect(() => {
    const end = new AbortController();
    void request('poll', { now: true });
    startClock(() => void request('poll', { now: false }), end.signal);
    return () => end.abort();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the journal changes before the published state does
  useEffect(() => void settleRows(), [state]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is read again after each change of the list
  useEffect(() => {
    let isGone = false;
    void callListRows.get(position).then((read) => {
      if (!isGone) row.value = read;
    });
    return () => {
      isGone = true;
    };
  }, [position, revision]);
  const isAtEnd = position >= size;
  return (
    <section class="card stack" aria-label={t('callList_title')}>
      <div class="row">
        <h2 class="grow">{t('callList_title')}</h2>
        <Button onClick={() => void saveCallList()}>{t('import_saveResult')}</Button>
        <Button
          isOpen={isEnding.value}
          onClick={() => {
            isEnding.value = !isEnding.value;
          }}
        >
          {t('callList_end')}
        </Button>
      </div>
      {isEnding.value && (
        <div class="notice" role="alert">
          <strong>{t('callList_endQuestion')}</strong>
          <div class="row">
            <Button class="danger" onClick={() => void endCallList()}>
              {t('callList_endYes')}
            </Button>
            <Button
              onClick={() => {
                isEnding.value = false;
              }}
            >
              {t('import_leaveEdit')}
            </Button>
          </div>
        </div>
      )}
      <progress max={size} value={size - counts.open} aria-label={t('import_progress')} />
      <p role="status">
        {!isAtEnd && `${t('callList_place', (position + 1).toLocaleString(), size.toLocaleString())} · `}
        {callRowStates
          .filter((each) => counts[each] > 0)
          .map((each) => `${t(`callList_state_${each}`)}: ${counts[each].toLocaleString()}`)
          .join(' · ')}
      </p>
      {state.signIn.state === 'in' && <StateLine state={state} pauseLines={settings.pauseCodes} />}
      <ConfirmDial state={state} />
      <CommandNotices state={state} />
      {isAtEnd && <EndOfList open={counts.open} size={size} />}
      {!isAtEnd && row.value?.at === position && (
        <CallRow key={position} row={row.value} state={state} settings={settings} />
      )}
      <p class="help">{t('callList_help')}</p>
    </section>
  );
}

function EndOfList({ open, size }: { open: number; size: number }) {
  return (
    <div class="stack">
      <strong>{t('callList_over')}</strong>
      <div class="row">
        <Button onClick={() => void showRow(size - 1)}>{t('callList_back')}</Button>
        {open > 0 && (
          <Button onClick={() => void showFirstOpen()}>
            {t('callList_firstOpen', open.toLocaleString())}
          </Button>
        )}
      </div>
    </div>
  );
}
