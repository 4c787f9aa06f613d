import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatDuration } from '../../duration.ts';
import { attemptsOn } from '../../leads/attempts.ts';
import { dialerDay } from '../../leads/dialer-day.ts';
import type { Lead } from '../../leads/lead.ts';
import { type LeadHistory, readHistory, recordingAddress } from '../../leads/lead-history.ts';
import type { LookupFailure } from '../../leads/read-rows.ts';
import { maskNumber } from '../../phone/numbering/mask-number.ts';
import { askLead } from '../../platform/ask-lead.ts';
import { t } from '../../platform/i18n.ts';
import type { Result } from '../../result.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { ShownLeadField } from '../../settings/shown-lead-fields.ts';
import { Button } from '../../ui/button.tsx';
import { LookupNotice } from '../../ui/lookup-notice.tsx';
import { useClick } from '../command-button.tsx';
import css from '../list.module.css';
import facts from './lead-details.module.css';
import { LeadForm } from './lead-form.tsx';

/** The most calls, callbacks and recordings that are shown. */
const mostShown = 10;
/** A length above a day is an error of the dialer's log. */
const longestCall = 86_400;

interface LeadDetailsProps {
  readonly lead: Lead;
  readonly state: PopupState;
  readonly settings: Settings;
  /** The number that the agent searched for; undefined if the agent searched for the ID. */
  readonly shown: string | undefined;
}

/** What the dialer knows about one lead, and the button that dials it. */
export function LeadDetails({ lead: found, state, settings, shown }: LeadDetailsProps) {
  const read = useSignal(found);
  const lead = read.value;
  const history = useSignal<LeadHistory | undefined>(undefined);
  const { isBusy, refusal, send } = useClick();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each lead, which has its own component
  useEffect(() => {
    let isGone = false;
    void readHistory(askLead, lead, settings.shownLeadFields).then((read) => {
      if (!isGone) history.value = read;
    });
    return () => {
      isGone = true;
    };
  }, []);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isOfCall = state.session.leadId === lead.id;
  const number = settings.maskNumbers ? maskNumber(lead.number) : lead.number;
  const isShown = (field: ShownLeadField) => settings.shownLeadFields.includes(field);
  const name = (isShown('leadName') && lead.name) || t('lead_noName');
  return (
    <section class="stack" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <dl class={facts['facts']}>
        <Fact name={t('lead_id')}>{lead.id}</Fact>
        {isShown('leadStatus') && <Fact name={t('lead_status')}>{lead.status}</Fact>}
        {isShown('leadList') && <Fact name={t('lead_listName')}>{lead.listId}</Fact>}
        {isShown('leadNumber') && (
          <Fact name={t('lead_number')}>
            <bdi dir="ltr">
              +{lead.phoneCode} {number}
            </bdi>
          </Fact>
        )}
        {isShown('recordId') && <Fact name={t('lead_vendorCode')}>{lead.vendorCode}</Fact>}
        {isShown('place') && <Fact name={t('lead_place')}>{lead.place}</Fact>}
        {isShown('comments') && <Fact name={t('lead_comments')}>{lead.comments}</Fact>}
        {isShown('callCounts') && (
          <Fact name={t('lead_attempts')}>
            {history.value?.calls?.ok
              ? t(
                  'lead_attemptCounts',
                  String(attemptsOn(dialerDay(state.clockSkew, zone, Date.now()), history.value.calls.value)),
                  String(lead.attempts),
                )
              : String(lead.attempts)}
          </Fact>
        )}
      </dl>
      {!isOfCall && (
        <Button
          why={state.controls.dial}
          isBusy={isBusy}
          onClick={() =>
            void send('dialTyped', {
              shown: shown ?? `+${lead.phoneCode}${lead.number}`,
              leadId: lead.id,
            })
          }
        >
          {t('lead_dial')}
        </Button>
      )}
      {refusal}
      {isOfCall && settings.editableLeadFields.length > 0 && (
        <LeadForm
          lead={lead}
          settings={settings}
          onRead={(latest) => {
            read.value = latest;
          }}
        />
      )}
      {history.value ? (
        <History history={history.value} isShown={isShown} />
      ) : (
        <p class="help">{t('lead_searching')}</p>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function History(props: { history: LeadHistory; isShown: (field: ShownLeadField) => boolean }) {
  const { isShown } = props;
  const { calls, callbacks, recordings } = props.history;
  return (
    <>
      {calls && isShown('lastCalls') && (
        <Part title={t('lead_calls')} part={calls} none={t('lead_noCalls')}>
          {({ call_date, call_status, user, length_in_sec }) => (
            <>
              {call_date} · {call_status} · <bdi>{user}</bdi>
              {Number(length_in_sec) <= longestCall && ` · ${formatDuration(Number(length_in_sec) * 1000)}`}
            </>
          )}
        </Part>
      )}
      {callbacks && (
        <Part title={t('lead_callbacks')} part={callbacks}>
          {({ callback_date, callback_type, recipient, comments }) => (
            <>
              {callback_date} · {callback_type === 'USERONLY' ? <bdi>{recipient}</bdi> : t('lead_anyone')}
              {comments !== '' && (
                <>
                  {' · '}
                  <bdi>{comments}</bdi>
                </>
              )}
            </>
          )}
        </Part>
      )}
      {recordings && (
        <Part title={t('lead_recordings')} part={recordings}>
          {({ start_time, user, location }) => {
            const address = recordingAddress(location);
            return (
              <>
                {start_time} · <bdi>{user}</bdi>{' '}
                {address && (
                  <a href={address} target="_blank" rel="noreferrer">
                    {t('lead_play')}
                  </a>
                )}
              </>
            );
          }}
        </Part>
      )}
    </>
  );
}

/** One part of the history, the reason why it is missing, or `none` if it is empty. */
function Part<R>(props: {
  title: string;
  part: Result<readonly R[], LookupFailure>;
  none?: string;
  children: (row: R) => ComponentChildren;
}) {
  const { title, part, none, children } = props;
  if (part.ok && part.value.length === 0 && none === undefined) return null;
  return (
    <section class="stack">
      <h2>{title}</h2>
      {!part.ok && <LookupNotice failure={part.error} />}
      {part.ok && part.value.length === 0 && <p class="help">{none}</p>}
      {part.ok && (
        <ul class={css['list']}>
          {part.value.slice(0, mostShown).map((row) => (
            <li key={JSON.stringify(row)}>{children(row)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
