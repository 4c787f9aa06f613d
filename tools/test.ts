import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { needBrowsers } from './browser/install-browsers.ts';

/**
 * `npm test`: everything a contributor needs to know before handing in, in the order in which it fails fastest.
 * Stops at the first failure. The last line is the sum of all tests.
 */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Where the step's test runner writes its result, and how to read it. */
  readonly report?: { readonly path: string; readonly read: (json: string) => Count };
}
interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const reports = '.cache/reports';
const vitest = (project: string): Step => {
  const path = `${reports}/${project}.json`;
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  return {
    name: project,
    command: ['vitest', 'run', '--project', project, ...options],
    report: { path, read: readVitest },
  };
};
const steps: readonly Step[] = [
  { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  vitest('unit'),
  vitest('dom'),
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'web-ext lint', command: ['web-ext', 'lint', '-s', 'dist/firefox', '--self-hosted'] },
  {
    name: 'e2e',
    command: ['playwright', 'test', '--reporter=list,json'],
    report: { path: `${reports}/e2e.json`, read: readPlaywright },
  },
];

needBrowsers('chromium', 'firefox');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const lines: string[] = [];
const sum = { passed: 0, failed: 0 };
for (const step of steps) {
  console.log(`\n=== ${step.name}`);
  const began = Date.now();
  const isGood = await run(step.command);
  const count = countOf(step);
  sum.passed += count?.passed ?? 0;
  // A step that fails without a failed test (a type error, a crash) counts as one failure.
  sum.failed += isGood ? 0 : Math.max(1, count?.failed ?? 0);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const tests = count ? `, ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped` : '';
  lines.push(`${isGood ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s${tests})`);
  if (!isGood) break;
}
console.log(`\n${lines.join('\n')}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);

function run([program, ...args]: readonly string[]): Promise<boolean> {
  const child = spawn(program as string, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/e2e.json` },
  });
  return new Promise((done) => {
    child.once('error', (error) => {
      console.error(error.message);
      done(false);
    });
    child.once('exit', (code) => done(code === 0));
  });
}

function countOf({ report }: Step): Count | undefined {
  return report && existsSync(report.path) ? report.read(readFileSync(report.path, 'utf8')) : undefined;
}

function readVitest(json: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(json);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

function readPlaywright(json: string): Count {
  const { expected, unexpected, flaky, skipped } = JSON.parse(json).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}
