import { random } from '../../sandbox/crm/random.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import type { Explanation } from '../../src/failure.ts';
import type { Requests } from '../../src/messages/requests.ts';
import type { Result } from '../../src/result.ts';
import type { CallAction } from '../../src/session/command.ts';
import type { PopupState } from '../../src/session/popup-state.ts';
import { seedSignIn } from '../../test/support/agent.ts';
import { storeUserSettings } from '../../test/support/user-settings.ts';
import { launch } from '../browser/browser.ts';
import type { Page } from '../browser/page.ts';
import { until } from '../browser/wait.ts';
import { type Spread, spread } from './statistics.ts';

/** Milliseconds from the dialer's SUCCESS to what the agent screen does, in the order of a call. */
export const screenSteps = ['dial', 'hangUp', 'dispositionOpen', 'dispositionStored', 'pause'] as const;

export type ScreenTimes = Readonly<Record<(typeof screenSteps)[number], Spread>>;

/** An agent of a campaign in which a pause is possible. */
const agent = '1004';
const settings = { dialsPerMinute: 30, dialsPerHour: 1_000, confirmDial: 'never' };

/**
 * The time from the dialer's SUCCESS to the agent screen's own request, in calls at random moments: once while the extension
 * brings the page's tick forward, and once while the page reads commands by its own timer only.
 */
export async function measureAgentScreen(calls: number): Promise<{ forward: ScreenTimes; own: ScreenTimes }> {
  const sandbox = await startSandbox({ agentScreen: 'page', settings: { settleMs: 0, ringMs: 100 } });
  const browser = await launch('chromium');
  try {
    await seedSignIn(browser, {
      ...{ address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al' },
      agent,
    });
    const own = await browser.open(browser.plainPage);
    const screen = await browser.open(`${sandbox.url}/agc/vicidial.php?user=${agent}`);
    await screen.waitFor('the companion', () => !String(globalThis.setTimeout).includes('[native code]'));
    await noteDispositions(screen);
    const measure = async (isForward: boolean) => {
      await own.evaluate(storeUserSettings, { ...settings, agentScreenTickForward: isForward });
      await until('the settings to be in force', async () => {
        const { values } = await sendRequest(own, 'settings', {});
        return values.dialsPerMinute === 30 && values.agentScreenTickForward === isForward;
      });
      return measureCalls({ sandbox, own, screen }, calls);
    };
    return { forward: await measure(true), own: await measure(false) };
  } finally {
    await browser.close();
    await sandbox.close();
  }
}

interface Station {
  readonly sandbox: Sandbox;
  /** A page of the extension. */
  readonly own: Page;
  readonly screen: Page;
}

async function measureCalls(station: Station, calls: number): Promise<ScreenTimes> {
  const { sandbox, own, screen } = station;
  const next = random(1);
  /** The page's timer runs once a second: each command is sent at another moment of it. */
  const anyMoment = () => new Promise((then) => setTimeout(then, 300 + next() * 1_000));
  const samples = Object.fromEntries(screenSteps.map((step) => [step, [] as number[]]));
  const note = (step: (typeof screenSteps)[number], from: number, to: number) =>
    samples[step]?.push(to - from);
  for (let call = 0; call < calls; call += 1) {
    await reaches(own, 'paused');
    await anyMoment();
    const number = `312555${2_000 + Math.floor(next() * 999)}`;
    const dialed = await requestOf(sandbox, 'dial', 'external_dial', () =>
      sendRequest(own, 'dialTyped', { id: crypto.randomUUID(), shown: number }),
    );
    note('dial', ...dialed);

    await reaches(own, 'connected');
    await anyMoment();
    const hungUp = await requestOf(sandbox, 'hangup', 'external_hangup', () =>
      command(own, { kind: 'hangUp' }),
    );
    note('hangUp', ...hungUp);
    const opened = await screen.waitFor(
      'the disposition',
      (from) => {
        const at = Number(document.body.dataset['opened']);
        return at > from ? at : undefined;
      },
      hungUp[0],
    );
    note('dispositionOpen', hungUp[0], opened);
    await reaches(own, 'disposition');

    await anyMoment();
    const dispose = { kind: 'dispose', status: 'NI' } as const;
    const stored = await requestOf(sandbox, 'updateDISPO', 'external_status', () => command(own, dispose));
    note('dispositionStored', ...stored);

    await reaches(own, 'ready');
    await anyMoment();
    const pause = { kind: 'pause', code: '' } as const;
    note('pause', ...(await requestOf(sandbox, 'pause', 'external_pause', () => command(own, pause))));
  }
  return Object.fromEntries(
    screenSteps.map((step) => [step, spread(samples[step] ?? [])]),
  ) as unknown as ScreenTimes;
}

/** Epoch milliseconds of the dialer's SUCCESS and of the agent screen's request. */
async function requestOf(
  { control }: Sandbox,
  action: string,
  name: string,
  send: () => Promise<unknown>,
): Promise<[number, number]> {
  const began = Date.now();
  await send();
  const find = () => control.screenRequests.find((each) => each.at >= began && each.action === action);
  await control.waitFor(`the agent screen's ${action}`, () => find() !== undefined);
  const accepted = control.requests.find((each) => each.at >= began && each.function === name);
  return [accepted?.at ?? Number.NaN, find()?.at ?? Number.NaN];
}

/** The page notes when it opens a disposition. */
function noteDispositions(screen: Page): Promise<void> {
  return screen.evaluate(() => {
    const page = window as unknown as { log_event(event: { readonly type: string }): void };
    const before = page.log_event;
    page.log_event = (event) => {
      if (event.type === 'dispo_screen_open') document.body.dataset['opened'] = String(Date.now());
      before(event);
    };
  });
}

/** Resolves when the stored session is in this state. `own`: a page of the extension. */
export async function reaches(own: Page, state: PopupState['session']['state']): Promise<void> {
  await until(`the state ${state}`, async () => {
    const stored = await own.evaluate(() => chrome.storage.session.get('popupState'));
    return (stored['popupState'] as PopupState).session.state === state;
  });
}

/** Sends a command as the popup does. `own`: a page of the extension. */
export function command(own: Page, action: CallAction): Promise<null> {
  return sendRequest(own, 'command', { id: crypto.randomUUID(), command: action });
}

async function sendRequest<Q extends keyof Requests>(
  own: Page,
  name: Q,
  input: Requests[Q]['input'],
): Promise<Requests[Q]['reply']> {
  const reply = (await own.evaluate(
    (request, given) => chrome.runtime.sendMessage({ request, input: given }),
    name,
    input,
  )) as Result<Requests[Q]['reply'], Explanation> | undefined;
  if (!reply?.ok) throw new Error(`${name} failed: ${JSON.stringify(reply)}`);
  return reply.value;
}
