import { defineConfig } from '@playwright/test';

/** The same specs in both browsers. Only the test runner is Playwright's: the browsers are driven by test/support. */
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
  timeout: 180_000,
  reporter: [['list']],
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' } },
    { name: 'firefox', use: { browserName: 'firefox' } },
  ],
});
