import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { checkHook } from '../../integration/check-hook.ts';
import { type HookName, hookNames } from '../../integration/hook.ts';
import { t } from '../../platform/i18n.ts';
import { Select, TextArea } from '../../ui/inputs.tsx';
import layout from '../layout.module.css';
import css from './integration.module.css';
import { RequestView } from './request-view.tsx';

/** The check of a line that is in VICIdial's administration pages already. */
export function LineCheck() {
  const hook = useSignal<HookName>('dispo');
  const line = useSignal('');
  const id = useId();
  const faults = checkHook(hook.value, line.value);
  const isTyped = line.value.trim() !== '';
  return (
    <section class={`${layout['card']} stack`}>
      <h2>{t('integration_check')}</h2>
      <p class="help">{t('integration_checkHelp')}</p>
      <div class="field">
        <label for={`${id}-hook`}>{t('integration_hook')}</label>
        <Select
          id={`${id}-hook`}
          value={hook}
          options={hookNames.map((each) => [each, t(`integration_hook_${each}`)] as const)}
        />
      </div>
      <div class="field">
        <label for={id}>{t('integration_pasted')}</label>
        <TextArea id={id} class={css['line']} dir="ltr" rows={4} spellcheck={false} value={line} />
      </div>
      <div role="status">
        {isTyped && faults.length === 0 && <p>{t('integration_noFault')}</p>}
        {isTyped && faults.length > 0 && (
          <ul class={layout['list']}>
            {faults.map(({ kind, about, isGrave }) => (
              <li key={`${kind} ${about}`} class={isGrave ? layout['bad'] : undefined}>
                {t(`integration_fault_${kind}`, about)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {isTyped && faults.every(({ isGrave }) => !isGrave) && (
        <RequestView hook={hook.value} line={line.value} />
      )}
    </section>
  );
}
