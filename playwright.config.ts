import { defineConfig } from '@playwright/test';

/**
 * Specs whose outcome can differ by browser: permissions, storage, policy, stopping the worker, focus, and the page's own
 * world. `npm test` runs them in Firefox too.
 */
const inBothBrowsers = ['built', 'dial', 'link', 'panel', 'policy', 'site', 'worker-death'];
/** Specs that take minutes: an hour of work searched for secrets, an installation by policy, ten frameworks. */
const slow = ['canary', 'frameworks', 'policy-installed', 'secrets', 'untouched'];

const files = (names: readonly string[]) => names.map((name) => `**/${name}.spec.ts`);
const plans = {
  /** `npm run test:all`, and Playwright's own command. */
  all: { chromium: {}, firefox: {} },
  /** `npm test`. */
  some: { chromium: { testIgnore: files(slow) }, firefox: { testMatch: files(inBothBrowsers) } },
  /** `npm run test:rest`: what `npm test` does not run. */
  rest: { chromium: { testMatch: files(slow) }, firefox: { testIgnore: files(inBothBrowsers) } },
};
const plan = plans[(process.env['E2E_BROWSERS'] ?? 'all') as keyof typeof plans];

/** Only the test runner is Playwright's: tools/browser drives the browsers. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: '.cache/e2e',
  // A test that fails once has found something.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // Far above what a test needs: a busy machine is slow, and slow is no failure. Waits inside have their own limits.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' }, ...plan.chromium },
    { name: 'firefox', use: { browserName: 'firefox' }, ...plan.firefox },
  ],
});
