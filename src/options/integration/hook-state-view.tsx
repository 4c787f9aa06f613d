import type { HookState } from '../../integration/hook-target.ts';
import { t } from '../../platform/i18n.ts';
import { missingRightsText } from '../../ui/supervisor-account.tsx';

/** What the dialer has, or why it cannot be read. */
export function HookStateView({ state, line }: { state: HookState; line: string }) {
  switch (state.kind) {
    case 'alternates':
      return (
        <>
          <p>
            {state.urls.some(({ address }) => address === line)
              ? t('integration_isThere')
              : t('integration_alternates', String(state.urls.length))}
          </p>
          {state.urls.length > 0 && (
            <ul>
              {state.urls.map(({ id, address, isActive, statuses }) => (
                <li key={id}>
                  <bdi dir="ltr">{withoutQuery(address)}</bdi> · {statuses} ·{' '}
                  {t(isActive ? 'options_yes' : 'options_no')}
                </li>
              ))}
            </ul>
          )}
        </>
      );
    case 'single':
      return <p>{t('integration_single')}</p>;
    case 'unknownTarget':
      return <p>{t('integration_unknownTarget')}</p>;
    case 'noPermission':
      return <p>{missingRightsText({ level: 8, rights: ['modify_campaigns', 'vdc_agent_api_access'] })}</p>;
    case 'refused':
      return <p>{t('integration_refused', state.about)}</p>;
    default:
      return state satisfies never;
  }
}

/** An address without its parameters, which can contain secrets. */
function withoutQuery(address: string): string {
  return address.replace(/\?.*$/, '?…');
}
