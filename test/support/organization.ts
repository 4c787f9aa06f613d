import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserName, type LaunchOptions, launch } from '../../tools/browser/browser.ts';
import { findChromium, findFirefox } from '../../tools/browser/find-browser.ts';

/**
 * An organization with a policy: real policy files at the places where browsers look for them, seen by one browser
 * only. The browser runs in a mount namespace of its own, so nothing on the machine changes.
 */
export interface Organization {
  /** Writes the policy file, also while the browser runs. */
  set(text: string): void;
  remove(): void;
  /** Starts a browser that is under this policy. */
  launch(options?: LaunchOptions): Promise<Browser>;
  close(): void;
}

/** Why this machine cannot apply a policy; false if it can. */
export const whyNoOrganization =
  process.platform !== 'linux' || process.getuid?.() !== 0
    ? 'policy files are put in a private mount namespace, which takes Linux and root'
    : false;

/** Folder that the browser reads, and the name of the file in it. */
const places = {
  chromium: { parent: '/etc/chromium', folder: 'policies/managed', file: 'click-to-dial.json' },
  firefox: { parent: '/etc/firefox', folder: 'policies', file: 'policies.json' },
} as const;

export function createOrganization(name: BrowserName): Organization {
  const home = mkdtempSync(join(tmpdir(), 'click-to-dial-policy-'));
  const { parent, folder, file } = places[name];
  const files = join(home, 'files');
  mkdirSync(join(files, folder), { recursive: true });
  const target = join(files, folder, file);

  return {
    set(text) {
      // Renamed into place: the browser would read half a file as a broken policy.
      writeFileSync(join(home, file), text);
      renameSync(join(home, file), target);
    },
    remove() {
      rmSync(target, { force: true });
    },
    async launch(options = {}) {
      const variable = name === 'chromium' ? 'CHROME_PATH' : 'FIREFOX_PATH';
      const before = process.env[variable];
      process.env[variable] = wrapper(home, parent, files, name, options.installs === true);
      try {
        return await launch(name, options);
      } finally {
        if (before === undefined) delete process.env[variable];
        else process.env[variable] = before;
      }
    },
    close() {
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A program that starts the browser where it sees our files at the place of the real ones. */
function wrapper(home: string, parent: string, files: string, name: BrowserName, installs: boolean): string {
  const program = name === 'chromium' ? findChromium() : findFirefox();
  // Flags that would keep out what the policy installs.
  const unwanted = installs
    ? '--load-extension=*|--disable-extensions-except=*|--disable-background-networking'
    : '--no-such-flag';
  const inside = [
    'set -e',
    // The parent may not be there: a layer over /etc that only this namespace sees.
    'mkdir -p "$1/up" "$1/work"',
    'mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/up,workdir=$1/work" /etc',
    'mkdir -p "$2"',
    'mount --bind "$3" "$2"',
    'program=$4; shift 4; exec "$program" "$@"',
  ];
  const script = join(home, `${name}${installs ? '-installs' : ''}.sh`);
  const layer = mkdtempSync(join(home, 'layer-'));
  writeFileSync(
    script,
    `#!/bin/bash
args=()
for arg in "$@"; do case $arg in ${unwanted}) ;; *) args+=("$arg");; esac; done
exec unshare --mount /bin/bash -c '${inside.join('\n')}' inside '${layer}' '${parent}' '${files}' '${program}' "\${args[@]}"
`,
  );
  chmodSync(script, 0o755);
  return script;
}
