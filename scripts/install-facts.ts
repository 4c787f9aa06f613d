import { createHash } from 'node:crypto';
import manifest from '../manifest.json' with { type: 'json' };
import type { InstallFacts } from '../src/settings/templates/policy-file.ts';

/** The id in Firefox, as the build for Firefox writes it. */
export const firefoxId = 'click-to-dial@vicidial.example';

/** Chromium's id of an extension: the beginning of the hash of its public key, in the letters a to p. */
export function chromiumId(key: string): string {
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Where the browsers get the extension: the stores, unless told otherwise. */
export function installFacts(given: {
  readonly 'chrome-update-url'?: string | undefined;
  readonly 'edge-update-url'?: string | undefined;
  readonly 'edge-id'?: string | undefined;
  readonly 'firefox-install-url'?: string | undefined;
}): InstallFacts {
  const chromeId = chromiumId(manifest.key);
  const chromeUpdateUrl = given['chrome-update-url'] ?? 'https://clients2.google.com/service/update2/crx';
  return {
    chromeId,
    edgeId: given['edge-id'] ?? chromeId,
    firefoxId,
    chromeUpdateUrl,
    edgeUpdateUrl: given['edge-update-url'] ?? chromeUpdateUrl,
    firefoxInstallUrl:
      given['firefox-install-url'] ??
      `https://addons.mozilla.org/firefox/downloads/latest/${encodeURIComponent(firefoxId)}/latest.xpi`,
  };
}
