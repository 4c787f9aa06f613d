import { catalog, type SettingKey, type Settings, settingKeys } from '../../catalog.ts';

/** The settings of the organization, already validated. */
export type PolicySettings = Partial<Settings>;

/** How the browsers get the extension. */
export interface InstallFacts {
  /** Id in Chrome and Chromium. */
  readonly chromeId: string;
  /** Id in Edge. The Edge store assigns another id than the Chrome Web Store. */
  readonly edgeId: string;
  readonly firefoxId: string;
  /** Update address for Chrome and Chromium: the Web Store, or an `updates.xml` of the organization. */
  readonly chromeUpdateUrl: string;
  readonly edgeUpdateUrl: string;
  /** The signed XPI. */
  readonly firefoxInstallUrl: string;
}

/** One file for administrators. `place` describes in English where it goes. */
export interface PolicyFile {
  readonly path: string;
  readonly text: string;
  readonly place: string;
  /** The Windows registry editor expects UTF-16 with a byte order mark. */
  readonly encoding: 'utf8' | 'utf16le';
}

export type PolicyValue = boolean | number | string | readonly string[];

/** The settings that have a value, in the order of the catalog. */
export function entriesOf(settings: PolicySettings): [SettingKey, PolicyValue][] {
  return settingKeys.flatMap((key): [SettingKey, PolicyValue][] => {
    const value = settings[key];
    return value === undefined || !Object.hasOwn(catalog, key) ? [] : [[key, value]];
  });
}

/** The installation policy for Chromium-based browsers. */
export function chromiumInstall(updateUrl: string): Readonly<Record<string, boolean | string>> {
  // Without the override, an extension without an update address in its manifest never updates again.
  return {
    installation_mode: 'force_installed',
    update_url: updateUrl,
    override_update_url: true,
    toolbar_pin: 'force_pinned',
  };
}

/** The installation policy for Firefox. */
export function firefoxInstall(installUrl: string): Readonly<Record<string, string>> {
  return { installation_mode: 'force_installed', install_url: installUrl, default_area: 'navbar' };
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
