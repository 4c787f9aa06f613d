import type { Settings } from '../settings/catalogue.ts';

/** Whom to ask, in the organization's own words. Nothing where it has set none. */
export function HelpLine({ settings }: { settings: Pick<Settings, 'helpText' | 'helpUrl'> }) {
  const { helpText, helpUrl } = settings;
  if (helpText === '' && helpUrl === '') return null;
  const text = helpText || helpUrl.replace(/^mailto:/, '');
  return (
    <p class="help">
      {helpUrl ? (
        <a href={helpUrl} target="_blank" rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </p>
  );
}
