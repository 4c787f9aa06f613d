import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { patternOf, requestPermission } from '../../platform/permissions.ts';
import type { Identity } from '../../session/popup-state.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';

/**
 * The browser's permission prompt closed the popup, and the agent opened it again before pressing Allow. The worker still
 * holds the sign-in and continues it once the permission is granted. The agent types nothing again.
 */
export function PermissionView({ identity }: { identity: Identity }) {
  const { isBusy, failure, run } = useAction();
  const allow = () => {
    const pattern = patternOf(identity.address);
    // Within the click, which the prompt needs.
    const permission = pattern ? requestPermission(pattern).catch(() => false) : Promise.resolve(false);
    void run(async () =>
      (await permission) ? request('poll', { now: false }) : request('permissionDenied', {}),
    );
  };
  return (
    <section class="stack">
      <p class="notice" role="status">
        {t('popup_permissionNeeded', identity.host)}
      </p>
      {failure && <FailureNotice reason={failure} isGrave />}
      <div class="row">
        <Button class="main grow" isBusy={isBusy} onClick={allow}>
          {t('popup_allowAccess')}
        </Button>
        <Button isBusy={isBusy} onClick={() => void run(() => request('permissionDenied', {}))}>
          {t('popup_confirmNo')}
        </Button>
      </div>
    </section>
  );
}
