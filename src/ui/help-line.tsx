import type { Settings } from '../settings/catalog.ts';

/** The help text and link of the organization. Renders nothing if none is set. */
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
