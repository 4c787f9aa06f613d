import { defineConfig } from '@playwright/test';

/**
 * Specs whose outcome can differ by browser: permissions, storage, policy, stopping the worker, focus, and the page's own
 * world. `npm test` runs these in Firefox too, and all others in Chromium only; `npm run test:all` runs all in both.
 */
const inBothBrowsers = [
  'agent-screen',
  'built',
  'dial',
  'link',
  'lock',
  'notifications',
  'panel',
  'policy',
  'record',
  'results',
  'secrets',
  'site',
  'team',
  'worker-death',
];
const specsInFirefox = {
  all: ['**/*.spec.ts'],
  some: inBothBrowsers.map((name) => `**/${name}.spec.ts`),
};
const browsers = process.env['E2E_BROWSERS'] ?? 'some';

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
  reporter: [['list']],
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' } },
    {
      name: 'firefox',
      use: { browserName: 'firefox' },
      ...(browsers === 'rest'
        ? { testIgnore: specsInFirefox.some }
        : { testMatch: browsers === 'all' ? specsInFirefox.all : specsInFirefox.some }),
    },
  ],
});
