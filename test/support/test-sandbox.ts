import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';
import { supervisorHandlers } from '../../src/background/supervisor/supervisor-handlers.ts';
import { resetFakeBrowser } from './fake-browser.ts';
import { attempts, deviceValues } from './fake-database.ts';

type RunningSandbox = Pick<Sandbox, 'url' | 'otherUrl' | 'control'>;

/**
 * A sandbox for the tests of one file that replaces `platform/database.ts`. Before each test, it and the stored values of the
 * extension are as at the start. Nothing happens in it by itself unless `options` say so.
 */
export function testSandbox(options: SandboxOptions = {}): RunningSandbox {
  let started: Sandbox | undefined;
  const running = () => {
    if (!started) throw new Error('The sandbox starts before the first test of the file.');
    return started;
  };
  beforeAll(async () => {
    started = await startSandbox({ agentScreen: 'page', tickMs: 3_600_000, ...options });
  });
  afterAll(() => started?.close());
  beforeEach(() => {
    running().control.reset();
    running().control.clearFaults();
    resetFakeBrowser();
    deviceValues.clear();
    attempts.clear();
  });
  return {
    get url() {
      return running().url;
    },
    get otherUrl() {
      return running().otherUrl;
    },
    get control() {
      return running().control;
    },
  };
}

/** A page of the extension, as the sender of a request. */
export const ownPage = { kind: 'own', origin: 'chrome-extension://click-to-dial' } as const;

/** Signs the supervisor of the sandbox in, or somebody else. */
export function signInSupervisor({ url }: RunningSandbox, user = '2000', password = 'Sue2000') {
  const form = { address: url, user, password, insecure: false, passphrase: '' };
  return supervisorHandlers.signInSupervisor(form, ownPage);
}
