import { t } from '../platform/i18n.ts';
import { AgentView, type AgentViewProps } from '../session-view/agent-view.tsx';

/** The view of the agent beside the page. It stays open while the agent works in the page. */
export function Panel(view: AgentViewProps) {
  const settings = view.inForce.value;
  if (settings?.values.surfaces === 'popup') {
    // Firefox keeps a sidebar that is open, and its menu still offers it.
    return (
      <main>
        <p role="status">{t('panel_notOffered')}</p>
      </main>
    );
  }
  const canTurnOn =
    settings !== undefined &&
    !settings.locked.includes('sites') &&
    !settings.values.disabledFeatures.includes('enableSites');
  return (
    <>
      <AgentView {...view} />
      {view.page.value === undefined && canTurnOn && <footer class="help">{t('panel_otherSite')}</footer>}
    </>
  );
}
