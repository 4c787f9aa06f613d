import { dial, dispose, enableSite, type Login, ours, signIn } from '../../test/support/agent.ts';
import type { Browser } from '../browser/browser.ts';
import type { Page } from '../browser/page.ts';
import { until } from '../browser/wait.ts';

/** Reports one line. */
export type Report = (line: string) => void;

/** A reporter that begins each line with the seconds since its creation. */
export function timedReport(): Report {
  const began = performance.now();
  return (line) => console.log(`${((performance.now() - began) / 1000).toFixed(2).padStart(7)} s  ${line}`);
}

/** Signs in and enables the site of `page`, both in the popup, as an agent does. */
export async function setUpDesk(browser: Browser, page: Page, login: Login, report: Report): Promise<void> {
  const popup = await signIn(browser, page, login);
  report(`signed in at ${new URL(login.address).host}; the popup says: ${firstLines(await popup.words())}`);
  await enableSite(browser, page);
  report('numbers on the site are enabled');
}

/**
 * One call from click to disposition, with real mouse events. Reports each phase that the call bar shows. Throws with the
 * reason if a step does not happen.
 */
export async function oneCall(
  browser: Browser,
  page: Page,
  { number, disposition }: { number: string; disposition: string },
  report: Report,
): Promise<void> {
  await dial(page, number);
  report(`clicked ${number}`);
  const watch = barWatch(page, report);
  await watch('the call bar to say that the agent is in a call', /On a call|Connected/);
  await page.click({ words: 'Hang up' }, ours);
  report('clicked "Hang up" in the call bar');
  await watch('the call bar to say that the call ended', /ended/i);
  await dispose(browser, page, disposition);
  report(`gave the disposition ${disposition} in the popup; the popup says that the session is ready again`);
}

/** Watches the call bar until its text matches. Each new line is reported once. */
function barWatch(page: Page, report: Report) {
  let last = '';
  return (what: string, wanted: RegExp) =>
    until(
      what,
      async () => {
        const words = firstLines((await page.words('ours')).replace(/\d+:\d\d/g, ''));
        if (words !== last && words !== '') report(`the call bar says: ${words}`);
        last = words;
        return wanted.test(words);
      },
      30_000,
    ).catch(() => {
      throw new Error(`waited 30 s for ${what}; last it said: ${last || 'nothing'}`);
    });
}

function firstLines(words: string): string {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 1);
  // The text for screen readers repeats the visible text.
  return lines
    .filter((line) => !lines.some((other) => other !== line && line.endsWith(`. ${other}`)))
    .slice(0, 4)
    .join(' · ');
}
