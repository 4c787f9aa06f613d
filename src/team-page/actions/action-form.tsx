import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { PauseCode } from '../../settings/values/choices.ts';
import { missingForCommand, type SupervisorRights } from '../../team/supervisor-rights.ts';
import { type ActionKind, planAction, type TeamAction } from '../../team/team-action.ts';
import type { TeamAgent } from '../../team/team-agent.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select, TextInput } from '../../ui/inputs.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { missingRightsText } from '../../ui/supervisor-account.tsx';
import { useAction } from '../../ui/use-action.ts';
import { clearSelection } from '../selection.ts';
import { ActionPlan } from './action-plan.tsx';

const kinds = ['pause', 'pauseCode', 'resume', 'logOut', 'message'] as const satisfies readonly ActionKind[];

interface ActionFormProps {
  /** The selected agents who are logged in. */
  readonly agents: readonly TeamAgent[];
  readonly codes: readonly PauseCode[];
  readonly rights: SupervisorRights | null;
}

/** Chooses an action for the selected agents, shows its plan, and starts it. */
export function ActionForm({ agents, codes, rights }: ActionFormProps) {
  const id = useId();
  const kind = useSignal<ActionKind>('pause');
  const code = useSignal(codes[0]?.code ?? '');
  const text = useSignal('');
  const isAfterCall = useSignal(false);
  const isPlanned = useSignal(false);
  const { isBusy, failure, run } = useAction();
  const action = actionOf(kind.value, { code: code.value, text: text.value, isAfterCall: isAfterCall.value });
  const missing = rights ? missingForCommand(rights) : undefined;
  const reason = missing && missingRightsText(missing);
  const plan = planAction(action, agents);
  const start = async () => {
    const ids = plan.flatMap(({ agent, skip }) => (skip ? [] : [agent.id]));
    const begun = await run(() =>
      request('startTeamAction', { id: crypto.randomUUID(), action, agents: ids }),
    );
    if (!begun?.ok) return;
    isPlanned.value = false;
    clearSelection();
  };
  const codeOptions = codes.map((each) => [each.code, `${each.name} (${each.code})`] as const);
  return (
    <section class="actions stack" aria-label={t('team_actions')}>
      <div class="toolbar">
        <strong>{t('team_selected', String(agents.length))}</strong>
        <div class="field">
          <label for={`${id}-kind`}>{t('team_action')}</label>
          <Select
            id={`${id}-kind`}
            value={kind}
            options={kinds.map((each) => [each, t(`team_action_${each}`)] as const)}
          />
        </div>
        {(kind.value === 'pause' || kind.value === 'pauseCode') && (
          <div class="field">
            <label for={`${id}-code`}>{t('team_code')}</label>
            <Select
              id={`${id}-code`}
              value={code}
              options={kind.value === 'pause' ? [['', t('team_noCode')], ...codeOptions] : codeOptions}
            />
          </div>
        )}
        {kind.value === 'message' && (
          <div class="field grow">
            <label for={`${id}-text`}>{t('team_message')}</label>
            <TextInput id={`${id}-text`} value={text} maxLength={200} />
          </div>
        )}
        {kind.value === 'logOut' && <Checkbox value={isAfterCall}>{t('team_afterCall')}</Checkbox>}
        <Button
          class="main"
          reason={reason}
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
      {reason && <p class="help">{reason}</p>}
      {failure && <FailureNotice reason={failure} />}
      {isPlanned.value && (
        <ActionPlan
          action={action}
          plan={plan}
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

function actionOf(kind: ActionKind, typed: { code: string; text: string; isAfterCall: boolean }): TeamAction {
  switch (kind) {
    case 'pause':
    case 'pauseCode':
      return { kind, code: typed.code };
    case 'resume':
      return { kind };
    case 'logOut':
      return { kind, afterCall: typed.isAfterCall };
    case 'message':
      return { kind, text: typed.text };
    default:
      return kind satisfies never;
  }
}
