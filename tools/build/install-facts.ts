import { createHash } from 'node:crypto';
import type { InstallFacts } from '../../src/settings/policy/templates/policy-file.ts';
import { firefoxId, storeFacts } from '../../src/settings/policy/templates/store-facts.ts';

export { firefoxId };

/** Chromium's id of an extension: the beginning of the hash of its public key, in the letters a to p. */
export function chromiumId(key: string): string {
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Where the browsers get the extension: the stores by default. */
export function installFacts(given: {
  readonly 'chrome-id'?: string | undefined;
  readonly 'chrome-update-url'?: string | undefined;
  readonly 'edge-update-url'?: string | undefined;
  readonly 'edge-id'?: string | undefined;
  readonly 'firefox-install-url'?: string | undefined;
}): InstallFacts {
  const store = storeFacts();
  const chromeUpdateUrl = given['chrome-update-url'] ?? store.chromeUpdateUrl;
  return {
    ...store,
    chromeId: given['chrome-id'] ?? store.chromeId,
    edgeId: given['edge-id'] ?? given['chrome-id'] ?? store.edgeId,
    chromeUpdateUrl,
    edgeUpdateUrl: given['edge-update-url'] ?? chromeUpdateUrl,
    firefoxInstallUrl: given['firefox-install-url'] ?? store.firefoxInstallUrl,
  };
}
