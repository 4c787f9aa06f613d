import { resolve } from 'node:path';
import { launchChromium } from './chromium.ts';
import type { Browser, BrowserName, LaunchOptions } from './driver.ts';
import { launchFirefox } from './firefox.ts';

export type { Browser, BrowserName, LaunchOptions };

const built = resolve(import.meta.dirname, '../../dist');

export async function launch(name: BrowserName, options: LaunchOptions = {}): Promise<Browser> {
  const headless = options.headless ?? true;
  const colors = options.colors ?? 'light';
  const locale = options.locale ?? 'en-US';
  if (name === 'chromium') {
    const extension = options.extension ?? `${built}/chrome`;
    const { profile = '', flags = [], installs = false, isPinned = false } = options;
    return launchChromium({
      headless,
      colors,
      locale,
      extension,
      profile,
      flags,
      installs,
      isPinned,
    });
  }
  return launchFirefox({
    headless,
    colors,
    locale,
    extension: options.extension ?? `${built}/firefox`,
    profile: options.profile ?? '',
    flags: [],
    installs: options.installs ?? false,
    isPinned: false,
  });
}
