import type { LookupFailure } from '../leads/read-rows.ts';
import { t } from '../platform/i18n.ts';
import { openOptions } from '../platform/tabs.ts';
import { Button } from './button.tsx';
import { FailureNotice } from './notice.tsx';
import { missingRightsText } from './supervisor-account.tsx';

/** Why a lookup failed: the level and the rights that its function needs, or the account that is missing. */
export function LookupNotice({ failure }: { failure: LookupFailure }) {
  const { reason, needs } = failure;
  if (reason.what === 'failure_notSignedIn') {
    return (
      <div class="notice" role="alert">
        <span>{t('lead_needsAccount')}</span>
        <div>
          <Button onClick={() => void openOptions()}>{t('popup_settings')}</Button>
        </div>
      </div>
    );
  }
  const { level, rights, needsApiAccess } = needs ?? {};
  return (
    <FailureNotice reason={reason}>
      {level && rights && (
        <span>
          {missingRightsText({
            level,
            rights: needsApiAccess ? [...rights, 'vdc_agent_api_access'] : rights,
          })}
        </span>
      )}
    </FailureNotice>
  );
}
