import { startSandbox } from '../../sandbox/server.ts';
import { dial, enableSite, signIn } from '../../test/support/agent.ts';
import { button, t, textbox } from '../../test/support/words.ts';
import { launch } from '../browser/browser.ts';
import type { Target } from '../browser/page-side.ts';

/** How often an agent presses from the click on a number until ready for the next one. Typing a note is no press. */
export interface Presses {
  readonly noCallback: number;
  readonly callbackWithNote: number;
}

/** Makes two calls in the built extension, with the session open beside the page, and counts the presses. */
export async function countPresses(): Promise<Presses> {
  const sandbox = await startSandbox({ tickMs: 100, settings: { ringMs: 100 } });
  const browser = await launch('chromium');
  try {
    const crm = await browser.open(`${sandbox.otherUrl}/crm/contacts`);
    await signIn(browser, crm, {
      ...{ address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al', agent: '1000' },
    });
    await enableSite(browser, crm);
    const panel = await browser.open(`${browser.origin}/src/panel/panel.html`);
    let presses = 0;
    const press = async (target: Target) => {
      presses += 1;
      await panel.click(target);
    };
    const call = async (number: string) => {
      presses = 1;
      await crm.activate();
      await dial(crm, number);
      await panel.activate();
      await panel.reads(t('popup_hangUpAnd'));
    };

    await call('(727) 555-0197');
    await press({ role: 'button', words: 'Sale made' });
    await panel.reads(t('state_paused'));
    const noCallback = presses;

    await call('(813) 555-0191');
    await panel.type(textbox('note_title'), 'Ask for Iris');
    await press({ role: 'button', words: 'Call back' });
    await press(button('callback_tomorrow'));
    await press(button('popup_hangUpAndCallback'));
    await panel.reads(t('state_paused'));
    const [sale, callback] = sandbox.control.dispositions;
    if (sale?.status !== 'SALE' || callback?.callback?.comments !== 'Ask for Iris')
      throw new Error('the calls were not disposed of as pressed');
    return { noCallback, callbackWithNote: presses };
  } finally {
    await browser.close();
    await sandbox.close();
  }
}
