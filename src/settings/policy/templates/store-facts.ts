import type { InstallFacts } from './policy-file.ts';

/** The id in Chromium and Chrome, as it follows from the key in the manifest. */
export const chromeId = 'ljcaoicgdadcegbgefddbokmlocokojj';

/** The id in Firefox, as the build for Firefox writes it. */
export const firefoxId = 'click-to-dial@vicidial.example';

/** Where the browsers get the extension when nothing else was said: the stores. */
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
