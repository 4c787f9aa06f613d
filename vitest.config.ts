import { resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './tools/browser/find-browser.ts';

export default defineConfig({
  publicDir: false,
  // The real one throws outside an extension.
  resolve: {
    alias: { 'webextension-polyfill': resolve(import.meta.dirname, 'test/support/fake-browser.ts') },
  },
  test: {
    retry: 0,
    // The default leaves a core idle, which is half of a machine with two.
    maxWorkers: '100%',
    pool: 'threads',
    // Properties run hundreds of cases: on a busy machine they need their time. Nothing is judged by it.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: ['**/*.isolated.test.ts'],
          environment: 'node',
          // All files share the modules of a worker: loading them again for each file takes longer than the tests.
          isolate: false,
          setupFiles: ['test/support/plans.ts'],
        },
      },
      {
        extends: true,
        // Files that replace a module get modules of their own.
        test: {
          name: 'isolated',
          include: ['test/unit/**/*.isolated.test.ts'],
          environment: 'node',
          setupFiles: ['test/support/plans.ts'],
        },
      },
      {
        extends: true,
        // Node drives pages of the sandbox and of the benchmarks in a real browser, without the extension.
        test: { name: 'pages', include: ['test/pages/**/*.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        // Found while a test runs, it would make Vite reload that test.
        optimizeDeps: {
          include: [
            'axe-core',
            'fast-check',
            'ag-grid-community',
            '@tanstack/table-core',
            '@tanstack/table-core/store-reactivity-bindings',
            'datatables.net',
          ],
        },
        test: {
          name: 'dom',
          include: ['test/dom/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/plans.ts'],
          browser: {
            enabled: true,
            // The tests of clicks and taps depend on time, and only one page of a browser has the focus.
            fileParallelism: false,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium(), args: ['--no-sandbox'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        // Found while a test runs, it would make Vite reload that test.
        optimizeDeps: {
          include: [
            'axe-core',
            '@testing-library/preact',
            '@preact/signals',
            'idb',
            'webextension-polyfill',
            'preact/jsx-dev-runtime',
            'preact/hooks',
          ],
        },
        test: {
          name: 'component',
          include: ['test/component/**/*.test.tsx'],
          setupFiles: ['test/component/support/fake-browser.ts', 'test/support/plans.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium(), args: ['--no-sandbox'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
