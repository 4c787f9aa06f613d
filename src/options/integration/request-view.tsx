import { useSignal } from '@preact/signals';
import { type HookName, hookSenders } from '../../integration/hook.ts';
import { hookRequest } from '../../integration/hook-request.ts';
import { t } from '../../platform/i18n.ts';
import { patternOf, requestPermission } from '../../platform/permissions.ts';
import { Button } from '../../ui/button.tsx';
import css from './integration.module.css';
import { type Attempt, tryReceiver } from './try-receiver.ts';

/** What a receiver gets from this line, with sample values, and a button that sends it. The line has no grave fault. */
export function RequestView({ hook, line }: { hook: HookName; line: string }) {
  const request = hookRequest(hook, line);
  const target = request.address.replace(/^https?:\/\/[^/?]*/i, '').replace(/^(?!\/)/, '/');
  const first = hookSenders[hook] === 'browser' ? request.address : `GET ${target} HTTP/1.1`;
  return (
    <>
      <h3>{t('integration_arrives')}</h3>
      <p class="help">{t(`integration_sender_${hookSenders[hook]}`)}</p>
      <pre class={css['request']} dir="ltr">
        {[first, ...request.headers].join('\n')}
      </pre>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('integration_colField')}</th>
            <th scope="col">{t('integration_colValue')}</th>
          </tr>
        </thead>
        <tbody>
          {request.parameters.map(([name, value], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name may be there twice
            <tr key={at}>
              <td>
                <code>{name}</code>
              </td>
              <td>
                <bdi dir="ltr">{value}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hookSenders[hook] !== 'browser' && <TryRequest key={request.address} address={request.address} />}
    </>
  );
}

/** Sends the sample request from this browser, and shows what came back. */
function TryRequest({ address }: { address: string }) {
  const isBusy = useSignal(false);
  const words = useSignal<readonly string[]>([]);
  const send = async () => {
    const pattern = patternOf(address);
    if (pattern === undefined || isBusy.value) return;
    isBusy.value = true;
    words.value = [];
    // First of all, because the browser asks for a permission only during a press.
    const isGranted = await requestPermission(pattern).catch(() => false);
    words.value = isGranted ? wordsOf(await tryReceiver(address)) : [t('integration_notAllowed')];
    isBusy.value = false;
  };
  return (
    <div class="stack">
      <div>
        <Button isBusy={isBusy.value} onClick={() => void send()}>
          {t('integration_try')}
        </Button>
      </div>
      <div role="status">
        {words.value.map((each) => (
          <p key={each}>{each}</p>
        ))}
      </div>
    </div>
  );
}

/** The reply, and what VICIdial would make of it (docs/vicidial/results-out.md 2 and 5). */
function wordsOf(attempt: Attempt): string[] {
  if (attempt.kind !== 'reply') return [t(`integration_attempt_${attempt.kind}`)];
  const { status, ms, text } = attempt;
  return [
    t('integration_attempt_reply', String(status), String(ms), text),
    status >= 200 && status < 300 ? t('integration_attempt_stored') : t('integration_attempt_failed'),
    ...(ms > 1_000 ? [t('integration_attempt_slow')] : []),
    ...(text.includes(';') ? [t('integration_attempt_semicolon')] : []),
  ];
}
