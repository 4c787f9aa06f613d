import { dial, dispose } from '../../test/support/agent.ts';
import type { Browser } from '../browser/browser.ts';
import type { Page } from '../browser/page.ts';
import type { Report } from './one-call.ts';

export interface CallWork {
  readonly number: string;
  /** The destination of a transfer. Without it, the call is not transferred. */
  readonly transferTo?: string | undefined;
  /** Name of a disposition that is a callback, as the popup shows it. */
  readonly callback: string;
  readonly pauseCode: string;
  /** A second account is signed in that sees ringing, connected and hold. */
  readonly seesAnswer: boolean;
}

/**
 * A second call with everything that the popup offers during it, and a callback and a pause after it. What this
 * session or campaign does not offer is left out, and the report quotes the reason from the popup.
 */
export async function callWork(
  browser: Browser,
  page: Page,
  { number, transferTo, callback, pauseCode, seesAnswer }: CallWork,
  report: Report,
): Promise<void> {
  await dial(page, number);
  // Opened in a tab, because the toolbar popup changes its size under the mouse while panels open.
  const popup = await browser.open(`${browser.origin}/src/popup/popup.html`);
  await popup.reads(/On a call|Connected/);
  report(`clicked ${number} again; the popup says that the agent is in a call`);
  await answered(popup, seesAnswer, report);
  await popup.waitFor('the controls of the call', () =>
    [...document.querySelectorAll('[aria-label="This call"] button')].some(
      (each) => each.ariaDisabled !== 'true',
    ),
  );

  await press(popup, 'Keypad', report, async () => {
    await popup.type({ words: 'Keys to send' }, '1');
    await popup.click({ words: 'Send', exact: true });
    await popup.waitFor('the key to be taken', () => {
      const field = document.querySelector<HTMLInputElement>('input[aria-label="Keys to send"]');
      return field?.value === '' || document.querySelector('.notice') !== null;
    });
    await popup.press('Escape');
  });
  // Resume call takes the place of Hold, and with an account that sees the session the dialer itself shows the hold.
  const isHeld = await press(popup, 'Hold', report, async () => {
    await popup.reads('Customer on hold');
    await popup.reads('Resume call');
  });
  const isResumed = await press(popup, 'Resume call', report, () => popup.reads(/On a call|Connected/));
  if (isHeld && !isResumed)
    throw new Error('The customer is on hold and the popup does not offer Resume call.');
  await press(popup, 'Record', report, () => popup.reads('Pause recording'));
  await press(popup, 'Pause recording', report, () => popup.reads('Record again'));
  const isTransferred =
    transferTo !== undefined &&
    (await press(popup, 'Transfer', report, async () => {
      await popup.type('input[aria-label="Number"]', transferTo);
      await popup.click({ words: 'Transfer now' });
    }));
  if (transferTo === undefined) report('left out Transfer: DIALER_TRANSFER names no number to transfer to');
  if (!isTransferred) await press(popup, 'Hang up', report);
  await popup.reads('How did the call go?');
  report('the popup asks for the disposition');
  await popup.close();

  if (!(await setCallback(browser, callback, pauseCode, report))) await dispose(browser, page, 'No answer');
  report('the popup says that the session is ready again');
}

/** Milliseconds in which somebody usually answers. An ordinary account cannot see the answer. */
const usualRingMs = Number(process.env['DIALER_ANSWER_SECONDS'] ?? '10') * 1000;

/** Waits for the answer: before it the agent screen drops Hold and tones. */
async function answered(popup: Page, seesAnswer: boolean, report: Report): Promise<void> {
  if (seesAnswer) {
    await popup.reads('Connected');
    report('the popup says that somebody answered');
    return;
  }
  report(`this account cannot see the answer, so ${usualRingMs / 1000} s are given to it`);
  await new Promise((resolve) => setTimeout(resolve, usualRingMs));
}

/** Presses a control and waits for what it does. False with a reported reason if it is missing or not available. */
async function press(
  popup: Page,
  words: string,
  report: Report,
  done: () => Promise<unknown> = async () => {},
): Promise<boolean> {
  const why = await popup.evaluate((name) => {
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
    if (!button) return 'it is not offered here';
    if (button.ariaDisabled !== 'true' && !button.disabled) return '';
    return (
      document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? 'it is busy'
    );
  }, words);
  if (why) {
    report(`left out ${words}: ${why}`);
    return false;
  }
  await popup.click({ words, exact: true });
  await done();
  const refusal = await popup.evaluate(() => document.querySelector('.notice')?.textContent ?? '');
  report(`pressed ${words}${refusal ? `; the popup says: ${refusal}` : ''}`);
  return true;
}

/** Sets a callback disposition for tomorrow at ten and a pause code. False if the list has no such callback. */
async function setCallback(
  browser: Browser,
  callback: string,
  pauseCode: string,
  report: Report,
): Promise<boolean> {
  const popup = await browser.open(`${browser.origin}/src/popup/popup.html`);
  await popup.reads('How did the call go?');
  const isThere = await popup.evaluate(
    (name) =>
      [...document.querySelectorAll('main li button')].some((each) => each.textContent?.includes(name)),
    callback,
  );
  if (!isThere) {
    report(`left out the callback: the list has no ${callback}`);
    await popup.close();
    return false;
  }
  const hasCode = await popup.evaluate(
    (code) => document.querySelector(`select option[value="${code}"]`) !== null,
    pauseCode,
  );
  if (hasCode) await popup.choose('select', pauseCode);
  else report(`left out the pause code: the list has no ${pauseCode}`);
  await popup.click({ words: callback });
  await popup.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('input[type="datetime-local"]');
    if (!field) throw new Error('no field for the time of the callback');
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    field.value = `${tomorrow}T10:00`;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await popup.click({ words: 'Schedule callback' });
  await popup.reads(/Paused|Ready for calls/);
  report(
    `gave the disposition ${callback} for tomorrow at ten${hasCode ? `, then the pause code ${pauseCode}` : ''}`,
  );
  const refusal = await popup.evaluate(() => document.querySelector('.notice')?.textContent ?? '');
  if (refusal) report(`the popup says: ${refusal}`);
  await popup.close();
  return true;
}
