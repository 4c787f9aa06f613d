import { serve } from '../../test/support/serve.ts';
import { launch } from '../browser/browser.ts';
import { needBrowsers, stop } from '../browser/install-browsers.ts';
import { needBuild } from '../build/built-extension.ts';
import { oneCall, setUpDesk, timedReport } from './one-call.ts';
import { callWork } from './second-call.ts';
import { supervisorWork } from './supervisor-work.ts';

/**
 * `npm run e2e:dialer`: click, call, hang up and disposition with the dialer at DIALER_URL, in Chromium. Then a second call
 * with keys, parking, recording, transfer, callback and pause code, if the campaign allows them. It sends only requests of the
 * extension. The agent must be logged in and paused. The number is really dialed, so choose one that may ring.
 * With DIALER_STATUS_USER and DIALER_STATUS_PASS, an account of level 7 with View Reports, the run waits for the answer and for
 * the hold that the dialer shows. Without it, the run allows DIALER_ANSWER_SECONDS for the answer.
 * With DIALER_SUPERVISOR_USER and DIALER_SUPERVISOR_PASS, a supervisor first sets a pause code on the team page and reads the
 * statistics, and listens in if DIALER_SUPERVISOR_PHONE is the login of a phone that may ring.
 */
const variables = {
  DIALER_URL: 'address of the dialer, for example https://dialer.example.com',
  DIALER_USER: 'API user',
  DIALER_PASS: 'password of the API user',
  DIALER_AGENT: 'agent user whose session dials',
} as const;
const missing = Object.entries(variables).filter(([name]) => !process.env[name]);
if (missing.length > 0) {
  stop(missing.map(([name, what]) => `${name} is missing: ${what}.`).join('\n'));
}
const number = process.env['DIALER_NUMBER'] ?? '(312) 555-0142';
const disposition = process.env['DIALER_DISPOSITION'] ?? 'Not interested';
/** The optional account of level 7 with View Reports, which sees the answer and the hold. */
const statusUser = process.env['DIALER_STATUS_USER'];
const login = {
  address: process.env['DIALER_URL'] as string,
  user: process.env['DIALER_USER'] as string,
  password: process.env['DIALER_PASS'] as string,
  agent: process.env['DIALER_AGENT'] as string,
  ...(statusUser ? { status: { user: statusUser, password: process.env['DIALER_STATUS_PASS'] ?? '' } } : {}),
};

const pauseCode = process.env['DIALER_PAUSE_CODE'] ?? 'BREAK';
const supervisorUser = process.env['DIALER_SUPERVISOR_USER'];
const supervisor = supervisorUser
  ? {
      ...{ address: login.address, agent: login.agent, pauseCode, user: supervisorUser },
      password: process.env['DIALER_SUPERVISOR_PASS'] ?? '',
      phone: process.env['DIALER_SUPERVISOR_PHONE'],
    }
  : undefined;

needBrowsers('chromium');
needBuild();
const report = timedReport();
const crm = await serve({
  '/': `<!doctype html><html lang="en"><title>Contact</title><body><h1>Contact</h1><p>Phone: ${plain(number)}</p></body></html>`,
});
const browser = await launch('chromium');
report(`opened ${browser.version} with the extension`);
let reason: unknown;
try {
  const page = await browser.open(`${crm.origin.replace('127.0.0.1', 'localhost')}/`);
  await setUpDesk(browser, page, login, report);
  if (supervisor) {
    await supervisorWork(browser, supervisor, report);
    await page.activate();
  }
  await oneCall(browser, page, { number, disposition }, report);
  const transferTo = process.env['DIALER_TRANSFER'];
  const callback = process.env['DIALER_CALLBACK'] ?? 'Call back';
  await callWork(
    browser,
    page,
    { number, transferTo, callback, pauseCode, seesAnswer: Boolean(statusUser) },
    report,
  );
} catch (error) {
  reason = error;
}
await browser.close();
await crm.close();
if (reason !== undefined) stop(`Failed: ${reason instanceof Error ? reason.message : String(reason)}`);
report('passed');
process.exit(0);

/** As text of the page. */
function plain(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
