import { signal } from '@preact/signals';
import { render } from 'preact';
import { setPageLanguage } from '../platform/language.ts';
import { loadPlans } from '../platform/plans.ts';
import { effective, settingsInForce } from '../platform/settings.ts';
import { speak } from '../platform/words.ts';
import { App } from './app.tsx';

const [inForce] = await Promise.all([settingsInForce(), loadPlans()]);
const language = inForce?.values.language ?? '';
if (language) await speak(language);
setPageLanguage(document, language);
const settings = signal(inForce);
effective.watch((changed) => {
  settings.value = changed ?? settings.value;
});
render(<App inForce={settings} />, document.body);
