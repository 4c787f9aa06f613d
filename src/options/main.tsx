import { signal } from '@preact/signals';
import { render } from 'preact';
import { setPageLanguage } from '../platform/language.ts';
import { effective, settingsInForce } from '../platform/settings.ts';
import { App } from './app.tsx';

setPageLanguage(document);
const settings = signal(await settingsInForce());
effective.watch((changed) => {
  settings.value = changed ?? settings.value;
});
render(<App inForce={settings} />, document.body);
