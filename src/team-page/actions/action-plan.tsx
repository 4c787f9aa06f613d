import { t } from '../../platform/i18n.ts';
import type { PlannedAgent, SkipReason, TeamAction } from '../../team/team-action.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { actionWords } from './action-words.ts';

interface ActionPlanProps {
  readonly action: TeamAction;
  readonly plan: readonly PlannedAgent[];
  readonly isBusy: boolean;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

/** What goes to whom, and who is left out and why, before anything is sent. */
export function ActionPlan({ action, plan, isBusy, onStart, onClose }: ActionPlanProps) {
  const included = plan.filter(({ skip }) => skip === undefined);
  const later = included.filter(({ isLater }) => isLater).length;
  const skipped = Map.groupBy(plan, ({ skip }) => skip);
  const isEmptyMessage = action.kind === 'message' && action.text.trim() === '';
  const hasNoCode = action.kind === 'pauseCode' && action.code === '';
  return (
    <Disclosure title={t('team_plan')} onClose={onClose}>
      <p>
        <strong>{t('team_planFor', actionWords(action), String(included.length))}</strong>
        {later > 0 && <> · {t('team_planLater', String(later))}</>}
      </p>
      <p class="help names">{included.map(({ agent }) => agent.name).join(', ')}</p>
      {[...skipped].map(([reason, agents]) =>
        reason === undefined ? null : (
          <div key={reason}>
            <p>{t('team_skipped', String(agents.length), t(`team_skip_${reason satisfies SkipReason}`))}</p>
            <p class="help names">{agents.map(({ agent }) => agent.name).join(', ')}</p>
          </div>
        ),
      )}
      <div class="row">
        {included.length > 0 && !isEmptyMessage && !hasNoCode && (
          <Button class={action.kind === 'logOut' ? 'danger' : 'main'} isBusy={isBusy} onClick={onStart}>
            {t('team_start')}
          </Button>
        )}
        <Button onClick={onClose}>{t('team_cancel')}</Button>
      </div>
    </Disclosure>
  );
}
