import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { Explanation } from '../../failure.ts';
import type { HookName } from '../../integration/hook.ts';
import {
  addRequest,
  type HookState,
  type HookTarget,
  hookFunctions,
  listRequest,
  readHookState,
  replaceRequest,
  targetKinds,
} from '../../integration/hook-target.ts';
import { askNonAgent } from '../../platform/ask-non-agent.ts';
import { t } from '../../platform/i18n.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { ok, type Result } from '../../result.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useLoaded } from '../use-loaded.ts';
import { HookStateView } from './hook-state-view.tsx';

/** A change that waits for its confirmation, or that the dialer has made. */
type Step = 'none' | 'add' | 'replace' | 'added' | 'replaced';

/** Writes a generated line into the dialer, with the account of the supervisor and after a confirmation. */
export function DialerWrite({ hook, line }: { hook: HookName; line: string }) {
  const supervisor = useLoaded(() => supervisorState.get());
  const kind = useSignal<HookTarget['kind']>('campaign');
  const typed = useSignal('');
  const state = useSignal<HookState | undefined>(undefined);
  const step = useSignal<Step>('none');
  const { isBusy, failure, run } = useAction();
  const id = useId();
  const kinds = targetKinds(hook);
  const target: HookTarget = {
    kind: kinds.includes(kind.value) ? kind.value : (kinds[0] ?? 'campaign'),
    id: typed.value.trim(),
  };
  const known = `${hook} ${line} ${target.kind} ${target.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the dialer has was read for another line or place
  useEffect(() => {
    state.value = undefined;
    step.value = 'none';
  }, [known]);

  if (supervisor.value?.signIn.state !== 'in')
    return (
      <p>
        {t('integration_writeSignIn')} <a href="#supervisor">{t('options_view_supervisor')}</a>
      </p>
    );

  /** Reads the list again, because a success of the dialer does not prove that something was stored. */
  const read = async (): Promise<Result<unknown, Explanation>> => {
    const request = listRequest(hook, target);
    if (request === undefined) {
      state.value = { kind: 'single' };
      return ok(null);
    }
    const reply = await askNonAgent(hookFunctions, 'update_alt_url', request);
    if (reply.ok) state.value = readHookState(reply.value);
    return reply;
  };
  const write = async (): Promise<Result<unknown, Explanation>> => {
    const added = step.value === 'add' ? addRequest(hook, target, line) : undefined;
    const replaced = step.value === 'replace' ? replaceRequest(hook, target, line) : undefined;
    const reply = added
      ? await askNonAgent(hookFunctions, 'update_alt_url', added)
      : replaced && (await askNonAgent(hookFunctions, 'update_campaign', replaced));
    if (!reply?.ok) return reply ?? ok(null);
    const result = readHookState(reply.value);
    const isDone = result.kind === 'alternates';
    step.value = isDone ? (added ? 'added' : 'replaced') : 'none';
    if (!isDone) state.value = result;
    return isDone && added ? read() : reply;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        step.value = 'none';
        void run(read);
      }}
    >
      {kinds.length > 1 && (
        <>
          <label for={id}>{t('integration_place')}</label>
          <Select
            id={id}
            value={kind}
            options={kinds.map((each) => [each, t(`integration_place_${each}`)] as const)}
          />
        </>
      )}
      <Field
        label={t(`integration_id_${target.kind}`)}
        value={typed.value}
        onInput={(text) => {
          typed.value = text;
        }}
      />
      <div>
        <Button isBusy={isBusy}>{t('integration_read')}</Button>
      </div>
      {failure && <FailureNotice reason={failure} />}
      <div class="stack" role="status">
        {state.value && <HookStateView state={state.value} line={line} />}
        {step.value === 'added' && <p>{t('integration_added')}</p>}
        {step.value === 'replaced' && <p>{t('integration_replaced', target.id)}</p>}
      </div>
      {state.value && step.value === 'none' && (
        <Choices
          hook={hook}
          state={state.value}
          target={target}
          line={line}
          onChoose={(chosen) => {
            step.value = chosen;
          }}
        />
      )}
      {(step.value === 'add' || step.value === 'replace') && (
        <Confirmation
          words={t(`integration_${step.value}Plan`, target.id, t(`integration_hook_${hook}`))}
          isBusy={isBusy}
          onConfirm={() => void run(write)}
          onCancel={() => {
            step.value = 'none';
          }}
        />
      )}
    </form>
  );
}

function Choices(props: {
  hook: HookName;
  state: HookState;
  target: HookTarget;
  line: string;
  onChoose: (step: 'add' | 'replace') => void;
}) {
  const { hook, state, target, line, onChoose } = props;
  const isThere = state.kind === 'alternates' && state.urls.some(({ address }) => address === line);
  const canReplace = state.kind === 'single' && replaceRequest(hook, target, line) !== undefined;
  return (
    <div class="row">
      {state.kind === 'alternates' && !isThere && (
        <Button onClick={() => onChoose('add')}>{t('integration_add')}</Button>
      )}
      {canReplace && <Button onClick={() => onChoose('replace')}>{t('integration_replace')}</Button>}
    </div>
  );
}

function Confirmation(props: {
  words: string;
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  return (
    <div class="notice">
      <span>{props.words}</span>
      <div class="row">
        <Button isBusy={props.isBusy} onClick={props.onConfirm}>
          {t('integration_confirm')}
        </Button>
        <Button onClick={props.onCancel}>{t('integration_cancel')}</Button>
      </div>
    </div>
  );
}
