import { until } from '../browser/wait.ts';
import type { AgentBrowser } from './agent-browser.ts';
import type { PageAttack } from './attack.ts';
import type { HostileSite } from './hostile-site.ts';
import { similarity, type TooltipPicture, takePlace, takeTooltip } from './tooltip-picture.ts';

/** Below this, the agent saw another number than the tooltip has, or none. */
const leastSimilarity = 0.9;
/** Milliseconds until the link of a readable number is ready; a hidden number gets none. */
const readyWithin = 1_500;
/** Milliseconds in which a dial reaches the dialer after a click. */
const dialWithin = 350;

/** Why the attack succeeded, or undefined if it was held. `plain`: the tooltip of a plain page. */
export async function runPageAttack(
  agent: AgentBrowser,
  site: HostileSite,
  attack: PageAttack,
  plain: TooltipPicture | undefined,
): Promise<string | undefined> {
  const { tab } = agent;
  await agent.reset();
  await tab.open(site.addressOf(attack));
  await tab.activate();
  await tab.pointAway();
  const point = attack.at ?? (await middleOfBait(agent));
  if (point) await tab.hoverAt(point.x, point.y);
  await until('the link', () => tab.evaluate(isLinkReady), readyWithin).catch(() => false);
  if (attack.script) await tab.evaluate(attack.script).catch(() => undefined);
  const take = async () => {
    if (!attack.action) return undefined;
    const found = await takeTooltip(tab).catch(() => undefined);
    const isPictured = (attack.dial ?? 'shown') === 'shown';
    return found ?? (plain && isPictured ? takePlace(tab, plain) : undefined);
  };
  const shown = await take();
  await act(agent, attack, point);
  // A tooltip that came back between the first picture and the click is on the second picture.
  const after = await take();
  await new Promise((done) => setTimeout(done, dialWithin));

  const leaks = await tab
    .evaluate(() => (window as unknown as { leaks?: string[] }).leaks ?? [])
    .catch(() => []);
  if (leaks.length > 0) return `the page read ${[...new Set(leaks)].join(', ')}`;
  const { dialed } = agent;
  if (dialed.length === 0) return undefined;
  if (dialed.length > 1) return `${dialed.length} dials: ${dialed.join(', ')}`;
  const verdicts = [
    await judgeDial(agent, attack, dialed[0] ?? '', shown, plain),
    await judgeDial(agent, attack, dialed[0] ?? '', after, plain),
  ];
  return verdicts.includes(undefined) ? undefined : verdicts[0];
}

async function judgeDial(
  agent: AgentBrowser,
  { action, dial = 'shown' }: PageAttack,
  dialed: string,
  shown: TooltipPicture | undefined,
  plain: TooltipPicture | undefined,
): Promise<string | undefined> {
  if (!action || action === 'rest') return `a dial of ${dialed} without a click`;
  if (dial === 'never') return `a dial of ${dialed}`;
  const digits = shown?.text.replace(/\D/g, '') ?? '';
  if (!digits.endsWith(dialed))
    return `a dial of ${dialed} while the tooltip had ${shown?.text ?? 'nothing'}`;
  if (dial === 'named') return undefined;
  const likeness = await similarity(agent.own, shown?.png ?? '', plain?.png ?? '');
  return likeness >= leastSimilarity
    ? undefined
    : `a dial of ${dialed} while the picture was another (${likeness.toFixed(2)})`;
}

async function act(
  { tab }: AgentBrowser,
  { action }: PageAttack,
  point: { x: number; y: number } | undefined,
): Promise<void> {
  if (action === 'tabAndEnter') {
    await tab.press('Tab');
    await tab.press('Enter');
  }
  if (action === 'shortcutAndEnter') {
    await tab.press('.', ['Alt', 'Shift']);
    await tab.press('Enter');
  }
  if ((action === 'click' || action === 'doubleClick') && point)
    await tab.clickAt(point.x, point.y, { times: action === 'click' ? 1 : 2 });
}

function isLinkReady(): boolean {
  const frame = document.querySelector('iframe, object') as HTMLIFrameElement | null;
  const inFrame = frame?.contentDocument?.querySelector('html > [data-link="ready"]');
  return Boolean(inFrame ?? document.querySelector('html > [data-link="ready"]'));
}

async function middleOfBait({ tab }: AgentBrowser): Promise<{ x: number; y: number } | undefined> {
  const spot = await tab.evaluate(() => {
    const box = document.querySelector('#bait')?.getBoundingClientRect();
    return box
      ? { x: box.x + box.width / 2, y: box.y + box.height / 2, w: innerWidth, h: innerHeight }
      : null;
  });
  const isInView = spot && spot.x > 0 && spot.y > 0 && spot.x < spot.w && spot.y < spot.h;
  return isInView ? { x: Math.round(spot.x), y: Math.round(spot.y) } : undefined;
}
