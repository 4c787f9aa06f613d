import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, NoBrowser } from '../test/support/find-browser.ts';

/** Finds a Chromium, else installs it where that is ours to do (Debian, as root); else ends and says what to do. */
export function needChromium(): void {
  try {
    findChromium();
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
    if (!isRootOnDebian) stop(error.message);
    console.log('No Chromium here. Installing the one of this system (apt-get install chromium) …');
    const install = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'];
    for (const args of [['update'], install]) {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
      if (status !== 0) stop(`apt-get ${args.join(' ')} failed. ${error.message}`);
    }
    findChromium();
  }
}

/** Says what is wrong and ends with 1. */
export function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
