import type { InstallFacts } from './policy-file.ts';

/** The id in Chromium and Chrome. The key in the manifest determines it. */
export const chromeId = 'ljcaoicgdadcegbgefddbokmlocokojj';

/** The id in Firefox. The Firefox build writes it into the manifest. */
export const firefoxId = 'click-to-dial@vicidial.example';

/** The default sources of the extension: the stores. */
export function storeFacts(): InstallFacts {
  const chromeUpdateUrl = 'https://clients2.google.com/service/update2/crx';
  return {
    chromeId,
    edgeId: chromeId,
    firefoxId,
    chromeUpdateUrl,
    edgeUpdateUrl: chromeUpdateUrl,
    firefoxInstallUrl: `https://addons.mozilla.org/firefox/downloads/latest/${encodeURIComponent(firefoxId)}/latest.xpi`,
  };
}
