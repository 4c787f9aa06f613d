import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { formatDuration } from '../../duration.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { AwayLimit } from '../../settings/values/away-limit.ts';
import type { PauseCode } from '../../settings/values/choices.ts';
import type { PauseRequestCode } from '../../settings/values/pause-request-code.ts';
import { exceededLimits } from '../../team/exceeded-limits.ts';
import type { TeamPauseRequest } from '../../team/pause-requests.ts';
import { missingForCommand, type SupervisorRights } from '../../team/supervisor-rights.ts';
import type { TeamAction } from '../../team/team-action.ts';
import type { TeamAgent } from '../../team/team-agent.ts';
import { isOpenBatch, openIds, type TeamBatch } from '../../team/team-batch.ts';
import { Button } from '../../ui/button.tsx';
import { now } from '../../ui/clock.tsx';
import { type Editable, Select, TextInput } from '../../ui/inputs.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { missingRightsText } from '../../ui/supervisor-account.tsx';
import { useAction } from '../../ui/use-action.ts';
import { AwayWarning } from './away-warning.tsx';

interface RequestListProps {
  readonly requests: readonly TeamPauseRequest[];
  /** The whole team, which the limits count. */
  readonly agents: readonly TeamAgent[];
  readonly batches: readonly TeamBatch[];
  readonly codes: readonly PauseCode[];
  readonly requestCodes: readonly PauseRequestCode[];
  readonly limits: readonly AwayLimit[];
  readonly rights: SupervisorRights | null;
}

/** The agents who ask for a pause, with Grant and Deny. It is above the table, because agents wait for the answer. */
export function RequestList(props: RequestListProps) {
  const { requests, batches } = props;
  const text = useSignal(t('team_denyDefault'));
  const textId = useId();
  if (requests.length === 0) return null;
  const answering = new Set(batches.flatMap(openIds));
  return (
    <section class="requests stack" aria-label={t('team_requests')}>
      <h2>
        {t('team_requests')} ({requests.length})
      </h2>
      <ul class="stack">
        {requests.map((each) => (
          <RequestRow
            key={`${each.agent.id} ${each.request.code}`}
            {...props}
            each={each}
            text={text}
            isAnswering={answering.has(each.agent.id)}
          />
        ))}
      </ul>
      <div class="field">
        <label for={textId}>{t('team_denyText')}</label>
        <TextInput id={textId} value={text} maxLength={200} />
      </div>
    </section>
  );
}

interface RequestRowProps extends RequestListProps {
  readonly each: TeamPauseRequest;
  /** The message to agents who are denied. */
  readonly text: Editable<string>;
  readonly isAnswering: boolean;
}

function RequestRow(props: RequestRowProps) {
  const { each, text, isAnswering, agents, batches, codes, requestCodes, limits, rights } = props;
  const { agent, request: asked } = each;
  const code = useSignal(asked.grants ?? codes[0]?.code ?? '');
  const isWarned = useSignal(false);
  const { isBusy, failure, run } = useAction();
  const missing = rights ? missingForCommand(rights) : undefined;
  const reason = missing && missingRightsText(missing);
  // An answer that is on its way counts too.
  const leaving = new Set([agent.id, ...batches.filter(isOpenBatch).flatMap(grantedIds)]);
  const exceeded = exceededLimits(agents, leaving, limits, requestCodes).filter(
    ({ group }) => group === agent.group,
  );
  const send = (action: TeamAction) =>
    void run(() =>
      request('startTeamAction', {
        id: crypto.randomUUID(),
        action,
        agents: [agent.id],
        reason: t('team_requestReason', asked.name),
      }),
    );
  const options = codes.map((one) => [one.code, `${one.name} (${one.code})`] as const);
  const isListed = codes.some((one) => one.code === asked.grants);
  return (
    <li class="stack">
      <div class="row">
        <span class="grow">
          <bdi>{t('team_requestFor', agent.name, asked.name)}</bdi> · {agent.group} ·{' '}
          <Since at={agent.since} />
        </span>
        <Select
          aria-label={t('team_grantAs', agent.name)}
          value={code}
          options={asked.grants && !isListed ? [[asked.grants, asked.grants], ...options] : options}
        />
        <Button
          class="main"
          {...(isWarned.value ? {} : { label: t('team_grantLabel', agent.name) })}
          reason={reason}
          isBusy={isBusy || isAnswering || code.value === ''}
          onClick={() => {
            if (exceeded.length > 0 && !isWarned.value) isWarned.value = true;
            else send({ kind: 'grantPause', requestCode: asked.code, code: code.value });
          }}
        >
          {t(isWarned.value ? 'team_grantAnyway' : 'team_grant')}
        </Button>
        <Button
          label={t('team_denyLabel', agent.name)}
          reason={reason}
          isBusy={isBusy || isAnswering}
          onClick={() => send({ kind: 'denyPause', requestCode: asked.code, text: text.value.trim() })}
        >
          {t('team_deny')}
        </Button>
      </div>
      {isAnswering && <p role="status">{t('team_requestAnswering')}</p>}
      {reason && <p class="help">{reason}</p>}
      {isWarned.value && !isAnswering && <AwayWarning exceeded={exceeded} />}
      {failure && <FailureNotice reason={failure} />}
    </li>
  );
}

function Since({ at }: { at: number }) {
  return <>{t('team_requestSince', formatDuration(Math.max(0, now.value - at)))}</>;
}

function grantedIds(batch: TeamBatch): readonly string[] {
  return batch.action.kind === 'grantPause' ? openIds(batch) : [];
}
