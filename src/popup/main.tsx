import { render } from 'preact';
import { setLanguage, setPageLanguage } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { popupState } from '../platform/stored-state.ts';
import { clock, live, liveSettings } from '../ui/live.ts';
import { Popup } from './popup.tsx';
import { currentPage } from './site/current-site.ts';

// All at once: what is asked for one after the other is waited for one after the other.
const [latest, settings, page] = await Promise.all([live(popupState), liveSettings(), currentPage()]);
const inForce = settings.value;
const language = inForce?.values.language ?? '';
if (language) await setLanguage(language);
setPageLanguage(document);
const now = clock();
render(<Popup desk={latest} now={now} inForce={settings} page={page} />, document.body);
performance.mark('painted');

// The last known state is on the screen; now the fresh one, and again as often as the plan says that it is due. Not
// before it is painted: the worker's work would take the time that the picture needs. A hidden page is not painted.
if (document.visibilityState === 'visible')
  requestAnimationFrame(() => setTimeout(() => void request('poll', { now: true })));
else void request('poll', { now: true });
now.subscribe(() => {
  if (document.visibilityState === 'visible') void request('poll', { now: false });
});
