import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** No browser was found that can load the extension. The message describes what to do. */
export class NoBrowser extends Error {}

const chromiumNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-for-testing',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'vivaldi',
];
const chromiumPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];
const firefoxNames = ['firefox-esr', 'firefox-developer-edition', 'firefox-nightly', 'firefox'];
const firefoxPlaces = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** The path of a Chromium: CHROME_PATH, or the first on PATH, or a default location. */
export function findChromium(): string {
  return find('CHROME_PATH', chromiumNames, chromiumPlaces, 'Chromium, Edge or Brave');
}

/** The path of a Firefox: FIREFOX_PATH, or the first on PATH, or a default location. */
export function findFirefox(): string {
  return find('FIREFOX_PATH', firefoxNames, firefoxPlaces, 'Firefox');
}

function find(variable: string, names: string[], places: string[], what: string): string {
  const configured = process.env[variable];
  if (configured) return configured;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places];
  const found = candidates.find(isExecutable);
  if (found) return found;
  throw new NoBrowser(
    `No ${what} was found. Install one (on Debian, as root: apt-get install chromium firefox-esr), ` +
      `or set ${variable} to the path of one.`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
