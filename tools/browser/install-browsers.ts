import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, findFirefox, NoBrowser } from './find-browser.ts';

const browsers = {
  chromium: { find: findChromium, packages: ['chromium', 'fonts-dejavu-core'] },
  firefox: { find: findFirefox, packages: ['firefox-esr'] },
} as const;

/** Finds these browsers, or installs them on Debian as root. Otherwise ends with a message about what to do. */
export function needBrowsers(...names: readonly (keyof typeof browsers)[]): void {
  const missing = names.filter((name) => whyMissing(name) !== undefined);
  const [first] = missing;
  if (!first) return;
  const reason = whyMissing(first) ?? '';
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isRootOnDebian) stop(reason);

  const packages = missing.flatMap((name) => browsers[name].packages);
  console.log(`Installing what this system has not: ${packages.join(' ')} (apt-get) …`);
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    if (status !== 0) stop(`apt-get ${args.join(' ')} failed. ${reason}`);
  }
  for (const name of missing) browsers[name].find();
}

/** Prints the error and exits with code 1. */
export function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}

function whyMissing(name: keyof typeof browsers): string | undefined {
  try {
    browsers[name].find();
    return undefined;
  } catch (error) {
    if (error instanceof NoBrowser) return error.message;
    throw error;
  }
}
