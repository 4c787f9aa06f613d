import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { Disposition, PauseCode } from '../../settings/values/choices.ts';
import type { ExceededLimit } from '../../team/exceeded-limits.ts';
import { missingForCommand, type SupervisorRights } from '../../team/supervisor-rights.ts';
import { planAction } from '../../team/team-action.ts';
import type { TeamAgent } from '../../team/team-agent.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/inputs.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { missingRightsText } from '../../ui/supervisor-account.tsx';
import { useAction } from '../../ui/use-action.ts';
import { clearSelection } from '../selection.ts';
import { actionOf, chosenKinds, useActionDraft } from './action-draft.ts';
import { ActionFields } from './action-fields.tsx';
import { ActionPlan } from './action-plan.tsx';

interface ActionFormProps {
  /** The selected agents who are logged in. */
  readonly agents: readonly TeamAgent[];
  readonly codes: readonly PauseCode[];
  /** Without those that need a date for a callback. */
  readonly dispositions: readonly Disposition[];
  readonly rights: SupervisorRights | null;
  readonly isReasonRequired: boolean;
  /** The groups with too many agents away if these agents (IDs) were paused. */
  readonly exceededBy: (leaving: ReadonlySet<string>) => readonly ExceededLimit[];
}

/** Chooses an action for the selected agents, shows its plan, and starts it. */
export function ActionForm(props: ActionFormProps) {
  const { agents, codes, dispositions, rights, isReasonRequired, exceededBy } = props;
  const id = useId();
  const draft = useActionDraft({ code: codes[0]?.code ?? '', status: dispositions[0]?.status ?? '' });
  const isPlanned = useSignal(false);
  const { isBusy, failure, run } = useAction();
  const action = actionOf(draft);
  const missing = rights ? missingForCommand(rights) : undefined;
  const missingRight = missing && missingRightsText(missing);
  const plan = planAction(action, agents);
  const ids = plan.flatMap(({ agent, skip }) => (skip ? [] : [agent.id]));
  const start = async () => {
    const reason = draft.reason.value.trim();
    const begun = await run(() =>
      request('startTeamAction', { id: crypto.randomUUID(), action, agents: ids, reason }),
    );
    if (!begun?.ok) return;
    isPlanned.value = false;
    clearSelection();
  };
  return (
    <section class="actions stack" aria-label={t('team_actions')}>
      <div class="toolbar">
        <strong>{t('team_selected', String(agents.length))}</strong>
        <div class="field">
          <label for={`${id}-kind`}>{t('team_action')}</label>
          <Select
            id={`${id}-kind`}
            value={draft.kind}
            options={chosenKinds.map((each) => [each, t(`team_action_${each}`)] as const)}
          />
        </div>
        <ActionFields draft={draft} codes={codes} dispositions={dispositions} />
        <Button
          class="main"
          reason={missingRight}
          isOpen={isPlanned.value}
          onClick={() => {
            isPlanned.value = true;
          }}
        >
          {t('team_plan')}
        </Button>
        <Button class="plain" onClick={clearSelection}>
          {t('team_clear')}
        </Button>
      </div>
      {missingRight && <p class="help">{missingRight}</p>}
      {failure && <FailureNotice reason={failure} />}
      {isPlanned.value && (
        <ActionPlan
          action={action}
          plan={plan}
          exceeded={action.kind === 'pause' ? exceededBy(new Set(ids)) : []}
          reason={draft.reason}
          isReasonRequired={isReasonRequired}
          isBusy={isBusy}
          onStart={() => void start()}
          onClose={() => {
            isPlanned.value = false;
          }}
        />
      )}
    </section>
  );
}
