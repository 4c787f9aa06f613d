import { defineConfig } from '@playwright/test';

/**
 * What `npm test` runs: the way from signing in to a disposition, what is clicked, which sites are on, and a worker that stops.
 * In Firefox it runs only what shows that the built extension works there.
 */
const first = {
  chromium: ['built', 'call-work', 'dial', 'link', 'sign-in', 'site', 'worker-death'],
  firefox: ['built', 'dial'],
};
/**
 * The outcome of these cannot differ by browser: they test the extension's own pages and what its worker sends. In Firefox
 * only `npm run test:all` runs them, so that the whole CI takes less than half an hour.
 */
const chromiumDecides = [
  'bad-input',
  'call-work-between',
  'canary',
  'console',
  'doubt',
  'integration',
  'leads',
  'lock',
  'options',
  'pause',
  'record',
  'results',
  'team',
  'team-listen',
];

const files = (names: readonly string[]) => names.map((name) => `**/${name}.spec.ts`);
const plans = {
  /** `npm run test:all`, and Playwright's own command. */
  all: { chromium: {}, firefox: {} },
  /** `npm test`. */
  some: { chromium: { testMatch: files(first.chromium) }, firefox: { testMatch: files(first.firefox) } },
  /** `npm run test:rest`: the other specs, in Firefox those whose outcome can differ. */
  rest: {
    chromium: { testIgnore: files(first.chromium) },
    firefox: { testIgnore: files([...first.firefox, ...chromiumDecides]) },
  },
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
  expect: { timeout: 45_000 },
  reporter: [['list']],
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' }, ...plan.chromium },
    { name: 'firefox', use: { browserName: 'firefox' }, ...plan.firefox },
  ],
});
