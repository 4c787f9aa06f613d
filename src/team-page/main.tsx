import { render } from 'preact';
import { setLanguage, setPageLanguage, t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { teamBatches } from '../platform/stored-batch.ts';
import { supervisorState } from '../platform/stored-supervisor.ts';
import { teamList } from '../platform/stored-team.ts';
import { isRefreshDue } from '../team/refresh-schedule.ts';
import { startClock } from '../ui/clock.tsx';
import { live, liveSettings } from '../ui/live.ts';
import { loadAlertMemory } from './alerts/alert-memory.ts';
import { announceFrom } from './alerts/announce.ts';
import { TeamPage } from './team-page.tsx';

/** Shows the team page with the last known list, and asks for the list when it is due. */
async function start(): Promise<void> {
  const [supervisor, list, batches, settings] = await Promise.all([
    live(supervisorState),
    live(teamList),
    live(teamBatches),
    liveSettings(),
    loadAlertMemory(),
  ]);
  const language = settings.value?.values.language ?? '';
  if (language) await setLanguage(language);
  setPageLanguage(document);
  document.title = t('team_title');
  render(
    <TeamPage supervisor={supervisor} list={list} batches={batches} inForce={settings} />,
    document.body,
  );

  announceFrom(list, settings);

  /** The worker decides again, because another page may have asked in this moment. */
  const refresh = () => {
    const isVisible = document.visibilityState === 'visible';
    if (supervisor.value.signIn.state !== 'in' || !isRefreshDue(list.value, isVisible, Date.now())) return;
    void request('refreshTeam', { isVisible });
  };
  refresh();
  supervisor.subscribe(refresh);
  document.addEventListener('visibilitychange', refresh);
  // The browser slows the timers of a hidden page down to one a minute.
  setInterval(refresh, 1000);
  startClock(() => undefined, new AbortController().signal);
}

// Without an `await` at the top level, the bundler can put all that the page needs at its start into one file.
void start();
