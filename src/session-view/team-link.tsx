import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import { supervisorState } from '../platform/stored-supervisor.ts';
import { openTeamPage } from '../platform/tabs.ts';

/** The way to the team page, for people who have signed in as supervisor in this browser. Read after the first paint. */
export function TeamLink() {
  const isShown = useSignal(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the popup is opened
  useEffect(() => {
    void supervisorState.get().then(({ signIn }) => {
      isShown.value = signIn.state !== 'out';
    });
  }, []);
  return isShown.value ? (
    <button type="button" class="plain" onClick={() => void openTeamPage()}>
      {t('team_title')}
    </button>
  ) : null;
}
