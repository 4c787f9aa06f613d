import { catalog, type SettingKey, type Settings, settingKeys } from '../../catalog.ts';

/** What the organization sets, already validated. */
export type PolicySettings = Partial<Settings>;

/** How the browsers get the extension. */
export interface InstallFacts {
  /** Id in Chrome and Chromium. */
  readonly chromeId: string;
  /** Id in Edge; another one when it comes from Edge's own store. */
  readonly edgeId: string;
  readonly firefoxId: string;
  /** Where Chrome and Chromium find the extension: the Web Store, or an own `updates.xml`. */
  readonly chromeUpdateUrl: string;
  readonly edgeUpdateUrl: string;
  /** The signed XPI. */
  readonly firefoxInstallUrl: string;
}

/** One file for administrators. `place` says where it goes, in English. */
export interface PolicyFile {
  readonly path: string;
  readonly text: string;
  readonly place: string;
  /** Windows' registry editor takes UTF-16 with a byte order mark. */
  readonly encoding: 'utf8' | 'utf16le';
}

export type PolicyValue = boolean | number | string | readonly string[];

/** The settings that are set, in the order of the catalog. */
export function entriesOf(settings: PolicySettings): [SettingKey, PolicyValue][] {
  return settingKeys.flatMap((key): [SettingKey, PolicyValue][] => {
    const value = settings[key];
    return value === undefined || !Object.hasOwn(catalog, key) ? [] : [[key, value]];
  });
}

/** What Chromium's browsers are told about the installation. */
export function chromiumInstall(updateUrl: string): Readonly<Record<string, boolean | string>> {
  // Without the override, an extension that names no address of its own is never updated again.
  return {
    installation_mode: 'force_installed',
    update_url: updateUrl,
    override_update_url: true,
    toolbar_pin: 'force_pinned',
  };
}

/** What Firefox is told about the installation. */
export function firefoxInstall(installUrl: string): Readonly<Record<string, string>> {
  return { installation_mode: 'force_installed', install_url: installUrl, default_area: 'navbar' };
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
