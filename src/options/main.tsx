import { render } from 'preact';
import { setLanguage, setPageLanguage } from '../platform/i18n.ts';
import { loadPlans } from '../platform/phone-metadata.ts';
import { liveSettings } from '../ui/live.ts';
import { App } from './app.tsx';

/** Shows the options page in the language of the settings. */
async function start(): Promise<void> {
  const [settings] = await Promise.all([liveSettings(), loadPlans()]);
  const language = settings.value?.values.language ?? '';
  if (language) await setLanguage(language);
  setPageLanguage(document);
  render(<App inForce={settings} />, document.body);

  // The words are loaded when the page opens, so a change of the language reloads the page.
  settings.subscribe((now) => {
    if (now && now.values.language !== language) location.reload();
  });
}

// Without an `await` at the top level, the bundler can put all that the page needs at its start into one file.
void start();
