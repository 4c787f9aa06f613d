import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { needBrowsers } from './browser/install-browsers.ts';

/**
 * `npm test` checks everything a contributor needs to know before handing in, in the order in which it fails fastest, and
 * stops at the first failure. It prints the ten slowest tests and those that failed; its last line is the sum of all tests.
 *
 * - `npm run test:all`: all browser tests in both browsers.
 * - `npm run test:rest`: what CI runs after `npm test` (playwright.config.ts names the browser tests of each).
 * - `npm run test:long`: unit and DOM tests with 20,000 runs of each property.
 */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the step's test runner writes its result, and how to read it. */
  readonly report?: { readonly path: string; readonly read: (json: string) => Result };
}
interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly tests: readonly Test[];
}
interface Test {
  readonly name: string;
  readonly ms: number;
  /** Why the test failed. */
  readonly error?: string | undefined;
}

const reports = '.cache/reports';
const mostShown = 10;

const vitest = (name: string, projects: readonly string[], env = {}, files: readonly string[] = []): Step => {
  const path = `${reports}/${name}.json`;
  const options = [...files, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  return {
    name,
    command: ['vitest', 'run', ...projects.flatMap((project) => ['--project', project]), ...options],
    env,
    report: { path, read: readVitest },
  };
};
const playwright = (browsers: 'all' | 'some' | 'rest'): Step => {
  const path = `${reports}/e2e.json`;
  return {
    name: 'e2e',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { E2E_BROWSERS: browsers, PLAYWRIGHT_JSON_OUTPUT_NAME: path },
    report: { path, read: readPlaywright },
  };
};
const npmRun = (name: string, script: string, ...options: string[]): Step => ({
  name,
  command: ['npm', 'run', '--silent', script, ...options],
});
const inNode = ['unit', 'isolated'];
const long = { PROPERTY_RUNS: '20000' };
const before: readonly Step[] = [
  npmRun('types', 'typecheck'),
  npmRun('lint', 'lint'),
  vitest('unit', inNode),
  // Not with the components: only one page of a browser has the focus.
  vitest('dom', ['dom']),
  vitest('component', ['component']),
  npmRun('build', 'build'),
  { name: 'web-ext lint', command: ['web-ext', 'lint', '-s', 'dist/firefox', '--self-hosted'] },
];
const plans: Readonly<Record<string, readonly Step[]>> = {
  '--some': [...before, playwright('some')],
  '--all': [...before, vitest('pages', ['pages']), playwright('all')],
  '--rest': [
    npmRun('replies, agent API', 'replies', '--', '--json', 'test/recordings/recorded-replies.jsonl'),
    npmRun('replies, non-agent API', 'replies', '--', '--json', 'test/recordings/recorded-non-agent.jsonl'),
    npmRun('smoke', 'start', '--', '--smoke'),
    vitest('early tick', ['unit'], { TICK_SCHEDULES: '500' }, ['test/unit/tick-forward.test.ts']),
    vitest('pages', ['pages']),
    playwright('rest'),
  ],
  '--long': [vitest('unit', inNode, long), vitest('dom', ['dom', 'pages'], long)],
};
const steps = plans[process.argv[2] ?? '--some'];
if (!steps) throw new Error(`Unknown option ${process.argv[2]}; known are ${Object.keys(plans).join(', ')}.`);

needBrowsers('chromium', 'firefox');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const lines: string[] = [];
const tests: Test[] = [];
const sum = { passed: 0, failed: 0 };
const started = Date.now();
for (const step of steps) {
  console.log(`\n=== ${step.name}`);
  const stepStarted = Date.now();
  const isGood = await run(step);
  const result = resultOf(step);
  sum.passed += result?.passed ?? 0;
  // A step that fails without a failed test (a type error, a crash) counts as one failure.
  sum.failed += isGood ? 0 : Math.max(1, result?.failed ?? 0);
  tests.push(...(result?.tests ?? []));
  const counts = result
    ? `, ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`
    : '';
  lines.push(`${isGood ? 'ok  ' : 'FAIL'} ${step.name} (${seconds(Date.now() - stepStarted)} s${counts})`);
  if (!isGood) break;
}
const slowest = tests.sort((one, other) => other.ms - one.ms).slice(0, mostShown);
console.log(`\nThe ${slowest.length} slowest tests:`);
for (const { name, ms } of slowest) console.log(`${seconds(ms).padStart(6)} s  ${name}`);
const failed = tests.filter(({ error }) => error !== undefined);
if (failed.length > 0) console.log('\nFailed:');
for (const { name, error } of failed) console.log(`  ${name}\n    ${error}`);
console.log(`\n${lines.join('\n')}\nin ${seconds(Date.now() - started)} s`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function run({ command: [program, ...args], env }: Step): Promise<boolean> {
  const child = spawn(program as string, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  return new Promise((done) => {
    child.once('error', (error) => {
      console.error(error.message);
      done(false);
    });
    child.once('exit', (code) => done(code === 0));
  });
}

function resultOf({ report }: Step): Result | undefined {
  return report && existsSync(report.path) ? report.read(readFileSync(report.path, 'utf8')) : undefined;
}

function readVitest(json: string): Result {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(json) as {
    readonly [count: string]: number;
  } & {
    readonly testResults: readonly {
      readonly assertionResults: readonly {
        readonly fullName: string;
        readonly duration?: number;
        readonly status: string;
        readonly failureMessages?: readonly string[];
      }[];
    }[];
  };
  return {
    passed: numPassedTests as number,
    failed: numFailedTests as number,
    skipped: (numPendingTests as number) + (numTodoTests as number),
    tests: testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, duration, status, failureMessages }) => ({
        name: fullName,
        ms: duration ?? 0,
        error: status === 'failed' ? firstLines(failureMessages?.[0]) : undefined,
      })),
    ),
  };
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly results: readonly {
        readonly duration: number;
        readonly error?: { readonly message?: string };
      }[];
    }[];
  }[];
}

function readPlaywright(json: string): Result {
  const { stats, suites } = JSON.parse(json) as {
    readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>;
    readonly suites: readonly Suite[];
  };
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    tests: suites.flatMap(testsIn),
  };
}

function testsIn({ suites = [], specs = [] }: Suite): Test[] {
  const own = specs.flatMap(({ title, tests: runs }) =>
    runs.map(({ projectName, status, results }) => ({
      name: `[${projectName}] ${title}`,
      ms: results.reduce((total, { duration }) => total + duration, 0),
      error:
        status === 'unexpected' || status === 'flaky' ? firstLines(results[0]?.error?.message) : undefined,
    })),
  );
  return [...own, ...suites.flatMap(testsIn)];
}

function firstLines(message = 'no message'): string {
  return stripVTControlCharacters(message).split('\n').slice(0, 6).join('\n    ');
}
