import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DialerRequest } from '../../messages/requests.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { Identity } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { isFunctionOff } from '../../team/console-access.ts';
import type { SupervisorRights } from '../../team/supervisor-rights.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { effectOf } from '../../vicidial/function-effects.ts';
import layout from '../layout.module.css';
import css from './console.module.css';
import type { ConsoleFunction, FormField } from './console-functions.ts';
import { type FormValues, fieldError, requestOf } from './console-request.ts';
import { NeedsList } from './needs-list.tsx';
import { ParameterField } from './parameter-field.tsx';
import { type ConsoleReply, readReply } from './read-reply.ts';
import { ReplyView } from './reply-view.tsx';
import { secretNames } from './request-text.ts';
import { addToHistory, type PastRun } from './run-history.ts';
import { RunQuestion } from './run-question.tsx';
import { SentRequest } from './sent-request.tsx';

interface FormProps {
  readonly called: ConsoleFunction;
  readonly initial: FormValues;
  readonly settings: Settings;
  /** Who is signed in; undefined if nobody is. */
  readonly agent: Identity | undefined;
  readonly supervisor: Identity | undefined;
  readonly rights: SupervisorRights | null;
  readonly onRun: (runs: readonly PastRun[]) => void;
}

interface Answered {
  readonly reply: ConsoleReply;
  readonly milliseconds: number;
}

/** One function: what it does and needs, its form, the request, and the reply. */
export function FunctionForm(props: FormProps) {
  const { called, settings, agent, supervisor } = props;
  const values = useSignal(props.initial);
  const isChecked = useSignal(false);
  const asking = useSignal<DialerRequest | undefined>(undefined);
  const answered = useSignal<Answered | undefined>(undefined);
  const { isBusy, failure, run } = useAction();
  const answer = useRef<HTMLDivElement>(null);
  // A long form pushes the reply out of the window.
  useEffect(() => {
    if (answered.value) answer.current?.scrollIntoView({ block: 'nearest' });
  }, [answered.value]);

  const built = requestOf(called, values.value);
  const isComplete =
    built.ok && called.fields.every((each) => !fieldError(each, values.value[each.name] ?? ''));
  const draft = { endpoint: called.endpoint, parameters: { ...values.value, function: called.name } };
  const effect = effectOf(draft) ?? 'change';
  const account = called.endpoint === 'agent' ? agent : supervisor;

  const send = async (sent: DialerRequest) => {
    asking.value = undefined;
    answered.value = undefined;
    const began = performance.now();
    const reply = await run(() => request('runFunction', sent));
    if (!reply) return;
    const milliseconds = Math.round(performance.now() - began);
    const secrets = [...secretNames(called.fields)].flatMap((name) => sent.parameters[name] ?? []);
    const shown = reply.ok ? readReply(sent, reply.value, secrets) : undefined;
    if (shown) answered.value = { reply: shown, milliseconds };
    const outcome = shown ? (shown.isRefused ? 'refused' : 'done') : 'failed';
    props.onRun(addToHistory(called, values.value, outcome, Date.now()));
  };
  const submit = () => {
    isChecked.value = true;
    if (!isComplete) return;
    if (effect === 'read') void send(built.value);
    else asking.value = built.value;
  };
  const stop =
    stopReason(props, draft) ?? (isChecked.value && !isComplete ? t('console_incomplete') : undefined);
  return (
    <section class={`${layout['card']} stack`} aria-label={called.name}>
      <h2>
        <bdi dir="ltr">{called.name}</bdi>
      </h2>
      <p>{t(`does_${called.name}`)}</p>
      <p class="help">
        {t(`console_api_${called.endpoint}`)} · {t(`console_effect_${effect}`)}
        {account && ` · ${accountText(called, account)}`}
      </p>
      <NeedsList called={called} rights={props.rights} isAgentIn={agent !== undefined} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Fields
          fields={called.fields}
          values={values.value}
          isChecked={isChecked.value}
          onInput={(name, value) => {
            values.value = { ...values.value, [name]: value };
            asking.value = undefined;
          }}
        />
        {built.ok && account && (
          <SentRequest request={built.value} called={called} account={account} settings={settings} />
        )}
        <div>
          <Button class="main" isBusy={isBusy} reason={stop}>
            {t(effect === 'read' ? 'console_run' : 'console_runChange')}
          </Button>
        </div>
        {stop && <p class="help">{stop}</p>}
      </form>
      {asking.value && account && (
        <RunQuestion
          name={called.name}
          does={t(`does_${called.name}`)}
          host={account.host}
          isAskedTwice={effect === 'createOrDelete'}
          commanded={called.endpoint === 'agent' ? asking.value.parameters['agent_user'] : undefined}
          values={shownValues(called.fields, asking.value)}
          onSend={() => asking.value && void send(asking.value)}
          onClose={() => {
            asking.value = undefined;
          }}
        />
      )}
      {failure && <FailureNotice reason={failure} />}
      <div class={css['answer']} ref={answer}>
        <p role="status" class="help">
          {answered.value && t('console_took', String(answered.value.milliseconds))}
        </p>
        {answered.value && <ReplyView reply={answered.value.reply} />}
      </div>
    </section>
  );
}

/** Why the function cannot run now, apart from its parameters. */
function stopReason(
  { called, settings, agent, supervisor }: FormProps,
  draft: DialerRequest,
): string | undefined {
  if (!supervisor) return t('console_notSupervisor');
  if (called.endpoint === 'agent' && !agent) return t('console_noAgent');
  return isFunctionOff(draft, settings, agent?.agent) ? t('console_off') : undefined;
}

function accountText({ endpoint }: ConsoleFunction, { user }: Identity): string {
  return endpoint === 'agent' ? t('console_asAgent', user) : t('console_asSupervisor', user);
}

/** The parameters that are sent, without passwords and without those that the encoding sets. */
function shownValues(fields: readonly FormField[], { parameters }: DialerRequest) {
  return fields.flatMap(({ name, isSecret }) => {
    const value = parameters[name];
    return value === undefined ? [] : [[name, isSecret ? '••••••' : value] as const];
  });
}

function Fields(props: {
  fields: readonly FormField[];
  values: FormValues;
  isChecked: boolean;
  onInput: (name: string, value: string) => void;
}) {
  const field = (each: FormField) => (
    <ParameterField
      key={each.name}
      field={each}
      value={props.values[each.name] ?? ''}
      isChecked={props.isChecked}
      onInput={(value) => props.onInput(each.name, value)}
    />
  );
  const required = props.fields.filter(({ isRequired }) => isRequired);
  const optional = props.fields.filter(({ isRequired }) => !isRequired);
  if (props.fields.length === 0) return <p class="help">{t('console_noParameters')}</p>;
  return (
    <>
      {required.length > 0 && (
        <fieldset>
          <legend>{t('console_required')}</legend>
          <div class={css['fields']}>{required.map(field)}</div>
        </fieldset>
      )}
      {optional.length > 0 && (
        <details open={required.length === 0}>
          <summary>{t('console_optional', String(optional.length))}</summary>
          <div class={css['fields']}>{optional.map(field)}</div>
        </details>
      )}
    </>
  );
}
