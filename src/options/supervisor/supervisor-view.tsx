import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { openLeadImport, openTeamPage } from '../../platform/tabs.ts';
import type { Effective } from '../../settings/effective.ts';
import type { SupervisorState } from '../../team/supervisor-state.ts';
import { Button } from '../../ui/button.tsx';
import { SupervisorAccount } from '../../ui/supervisor-account.tsx';
import layout from '../layout.module.css';

/** The account of the supervisor, and the way to the team page. */
export function SupervisorView({ inForce }: { inForce: Effective }) {
  const supervisor = useSignal<SupervisorState | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the view is opened
  useEffect(() => {
    const end = new AbortController();
    const show = (changed: SupervisorState) => {
      supervisor.value = changed;
    };
    supervisorState.watch(show, end.signal);
    void supervisorState.get().then((stored) => {
      if (!end.signal.aborted) show(stored);
    });
    return () => end.abort();
  }, []);
  return (
    <section class={`${layout['card']} stack`}>
      <h2>{t('options_view_supervisor')}</h2>
      {supervisor.value && <SupervisorAccount supervisor={supervisor.value} inForce={inForce} />}
      <div class="row">
        <Button onClick={() => void openTeamPage()}>{t('team_open')}</Button>
        {inForce.values.leadImport && (
          <Button onClick={() => void openLeadImport()}>{t('import_title')}</Button>
        )}
      </div>
    </section>
  );
}
