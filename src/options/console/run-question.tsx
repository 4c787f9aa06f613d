import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';

/** What a request will change, and the question whether to send it. One that creates or deletes is asked twice. */
export function RunQuestion(props: {
  name: string;
  does: string;
  host: string;
  isAskedTwice: boolean;
  /** The agent whose session gets a command. */
  commanded: string | undefined;
  /** The values that are sent, without passwords. */
  values: readonly (readonly [name: string, value: string])[];
  onSend: () => void;
  onClose: () => void;
}) {
  const isSecond = useSignal(false);
  const next = () => {
    if (props.isAskedTwice && !isSecond.value) isSecond.value = true;
    else props.onSend();
  };
  const words = isSecond.value
    ? t('console_askAgainYes')
    : t(props.isAskedTwice ? 'console_askNext' : 'console_askYes');
  return (
    <Disclosure title={t('console_ask', props.host)} onClose={props.onClose}>
      <div class={isSecond.value ? 'notice danger' : 'notice'} role="alert">
        <strong>
          {isSecond.value ? t('console_askAgain', props.host, props.name) : t('console_ask', props.host)}
        </strong>
        <span>{props.does}</span>
        {props.commanded !== undefined && <span>{t('console_askCommand', props.commanded)}</span>}
        {props.values.length > 0 && <span>{t('console_askValues')}</span>}
        <ul>
          {props.values.map(([name, value]) => (
            <li key={name}>
              <bdi dir="ltr">
                {name} = {value}
              </bdi>
            </li>
          ))}
        </ul>
      </div>
      <div class="row">
        {/* A new button for the second question, so that a double click answers only one. */}
        <Button key={words} class={isSecond.value ? 'danger' : 'main'} onClick={next}>
          {words}
        </Button>
        {/* The second question begins on Cancel, so that a key that is held down sends nothing. */}
        <Button isPreselected={isSecond.value} onClick={props.onClose}>
          {t('console_cancel')}
        </Button>
      </div>
    </Disclosure>
  );
}
