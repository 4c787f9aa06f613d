import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { ExceededLimit } from '../../team/exceeded-limits.ts';
import type { PlannedAgent, SkipReason, TeamAction } from '../../team/team-action.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { type Editable, TextInput } from '../../ui/inputs.tsx';
import { AwayWarning } from '../requests/away-warning.tsx';
import { isIncomplete } from './action-draft.ts';
import { actionWords } from './action-words.ts';

interface ActionPlanProps {
  readonly action: TeamAction;
  readonly plan: readonly PlannedAgent[];
  /** Groups that would have too many agents away. */
  readonly exceeded: readonly ExceededLimit[];
  /** Why the supervisor does it. */
  readonly reason: Editable<string>;
  readonly isReasonRequired: boolean;
  readonly isBusy: boolean;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

/** What goes to whom, and who is left out and why, before anything is sent. */
export function ActionPlan(props: ActionPlanProps) {
  const { action, plan, exceeded, reason, isReasonRequired, isBusy, onStart, onClose } = props;
  const reasonId = useId();
  const included = plan.filter(({ skip }) => skip === undefined);
  const later = included.filter(({ isLater }) => isLater).length;
  const skipped = Map.groupBy(plan, ({ skip }) => skip);
  const lacksReason = isReasonRequired && reason.value.trim() === '';
  return (
    <Disclosure title={t('team_plan')} onClose={onClose}>
      <p>
        <strong>{t('team_planFor', actionWords(action), String(included.length))}</strong>
        {later > 0 && <> · {t('team_planLater', String(later))}</>}
      </p>
      <p class="help names">{included.map(({ agent }) => agent.name).join(', ')}</p>
      {[...skipped].map(([why, agents]) =>
        why === undefined ? null : (
          <div key={why}>
            <p>{t('team_skipped', String(agents.length), t(`team_skip_${why satisfies SkipReason}`))}</p>
            <p class="help names">{agents.map(({ agent }) => agent.name).join(', ')}</p>
          </div>
        ),
      )}
      <AwayWarning exceeded={exceeded} />
      {action.kind === 'endWrapUp' && <p class="help">{t('team_wrapUpHelp')}</p>}
      <div class="field">
        <label for={reasonId}>{t('team_reason')}</label>
        <TextInput
          id={reasonId}
          value={reason}
          maxLength={200}
          required={isReasonRequired}
          placeholder={t('team_reasonHelp')}
        />
      </div>
      <div class="row">
        {included.length > 0 && !isIncomplete(action) && (
          <Button
            class={action.kind === 'logOut' ? 'danger' : 'main'}
            reason={lacksReason ? t('team_reasonRequired') : undefined}
            isBusy={isBusy}
            onClick={onStart}
          >
            {t('team_start')}
          </Button>
        )}
        <Button onClick={onClose}>{t('team_cancel')}</Button>
      </div>
      {lacksReason && <p class="help">{t('team_reasonRequired')}</p>}
    </Disclosure>
  );
}
