import type { DialerRequest } from '../../messages/requests.ts';
import { t } from '../../platform/i18n.ts';
import type { Identity } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import css from './console.module.css';
import type { ConsoleFunction } from './console-functions.ts';
import { apiAddress, curlText, fetchText, requestText, secretNames } from './request-text.ts';

/** The request as it will be sent, and the same for a shell and for JavaScript. None of the texts has a password. */
export function SentRequest(props: {
  request: DialerRequest;
  called: ConsoleFunction;
  account: Identity;
  settings: Settings;
}) {
  const { request, called, account, settings } = props;
  const path = request.endpoint === 'agent' ? settings.agentApiPath : settings.nonAgentApiPath;
  const target = { url: apiAddress(account.address, path), user: account.user };
  const secrets = secretNames(called.fields);
  return (
    <section class={`${css['request']} stack`} aria-label={t('console_request')}>
      <h3>{t('console_request')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <pre dir="ltr" tabIndex={0}>
        {requestText(request, target, secrets)}
      </pre>
      <div class="row">
        <CopyButton label={t('console_copyCurl')} text={() => curlText(request, target, secrets)} />
        <CopyButton label={t('console_copyFetch')} text={() => fetchText(request, target, secrets)} />
      </div>
    </section>
  );
}
