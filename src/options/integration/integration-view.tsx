import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import {
  callMenuPrompt,
  containerName,
  type HookName,
  hookNames,
  hookSenders,
} from '../../integration/hook.ts';
import { targetKinds } from '../../integration/hook-target.ts';
import { readHookReceiver, readHookSecret, writeHook } from '../../integration/write-hook.ts';
import { t } from '../../platform/i18n.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextArea } from '../../ui/inputs.tsx';
import { validationMessage } from '../../ui/validation-message.tsx';
import layout from '../layout.module.css';
import { DialerWrite } from './dialer-write.tsx';
import css from './integration.module.css';
import { LineCheck } from './line-check.tsx';
import { RequestView } from './request-view.tsx';

/**
 * Makes VICIdial send its own URL hooks to a receiver: the line for its administration pages, where it belongs, what will arrive, and
 * the check of a line that is there already. Receiver and secret are not stored.
 */
export function IntegrationView({ settings }: { settings: Settings }) {
  const hook = useSignal<HookName>('dispo');
  const receiver = useSignal('');
  const secret = useSignal('');
  const id = useId();
  const address = readHookReceiver(receiver.value);
  const key = readHookSecret(secret.value);
  return (
    <div class="stack wide">
      <section class={`${layout['card']} stack`}>
        <h2>{t('options_view_integration')}</h2>
        <p class="help">{t('integration_help')}</p>
        <div class="field">
          <label for={id}>{t('integration_hook')}</label>
          <Select
            id={id}
            value={hook}
            options={hookNames.map((each) => [each, t(`integration_hook_${each}`)] as const)}
          />
        </div>
        <p>{t(`integration_when_${hook.value}`)}</p>
        <Field
          label={t('integration_receiver')}
          type="address"
          placeholder="https://crm.example.com/vicidial"
          value={receiver.value}
          onInput={(text) => {
            receiver.value = text;
          }}
        />
        <div role="status">
          {receiver.value !== '' && !address.ok && (
            <p class={layout['bad']}>{validationMessage(address.error)}</p>
          )}
        </div>
        {hook.value !== 'webForm' && (
          <>
            <Field
              label={t('integration_secret')}
              help={t('integration_secretHelp')}
              isOptional
              value={secret.value}
              onInput={(text) => {
                secret.value = text;
              }}
            />
            <div class="row">
              <Button
                onClick={() => {
                  secret.value = newSecret();
                }}
              >
                {t('integration_newSecret')}
              </Button>
              <span role="status" class={layout['bad']}>
                {!key.ok && validationMessage(key.error)}
              </span>
            </div>
          </>
        )}
        {address.ok && key.ok && (
          <Line
            hook={hook.value}
            line={writeHook(hook.value, address.value, key.value)}
            canWrite={!settings.disabledFeatures.includes('dialerHooks')}
          />
        )}
      </section>
      <LineCheck />
    </div>
  );
}

/** 128 bits as hexadecimal digits. */
function newSecret(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/** The line, where it belongs, and what it will send. */
function Line({ hook, line, canWrite }: { hook: HookName; line: string; canWrite: boolean }) {
  const id = useId();
  return (
    <>
      <div class="field">
        <label for={id}>{t('integration_line')}</label>
        <TextArea id={id} class={css['line']} dir="ltr" rows={5} readOnly value={line} />
      </div>
      <CopyButton text={() => line} label={t('integration_copy')} />
      {hookSenders[hook] === 'shell' && <p class="notice">{t('integration_shell')}</p>}
      <h3>{t('integration_where')}</h3>
      <p>{t(`integration_where_${hook}`, containerName, callMenuPrompt)}</p>
      {targetKinds(hook).length > 0 && (
        <>
          <h3>{t('integration_write')}</h3>
          {canWrite ? <DialerWrite hook={hook} line={line} /> : <p>{t('integration_writeOff')}</p>}
        </>
      )}
      <RequestView hook={hook} line={line} />
    </>
  );
}
