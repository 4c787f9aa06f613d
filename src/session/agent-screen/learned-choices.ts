import type { ListedChoice, ScreenReport } from './agent-screen.ts';
import type { Choices, Learned } from './choices-by-campaign.ts';

/** An agent works in a few campaigns. The limit protects the storage from a page that invents more. */
const mostCampaigns = 20;
const mostChoices = 200;

/** The valid entries of a page's lists. Drops invalid entries and duplicate codes. */
export function readLists(campaign: string, { statuses, pauseCodes }: ScreenReport['lists'] & {}): Choices {
  const codes = readable(pauseCodes);
  return {
    campaign,
    dispositions: withKeys(readable(statuses)).map(([[status, name, isCallback], key]) => ({
      status,
      name,
      isCallback,
      ...key,
    })),
    pauseCodes: withKeys(codes.filter(([, , needsApproval]) => !needsApproval)).map(
      ([[code, name], key]) => ({
        code,
        name,
        ...key,
      }),
    ),
    approvalCodes: codes.flatMap(([code, name, needsApproval]) => (needsApproval ? [{ code, name }] : [])),
  };
}

function readable(listed: readonly ListedChoice[]): ListedChoice[] {
  const byCode = new Map<string, ListedChoice>();
  for (const [code, shown, isFlagged] of listed) {
    // The columns hold six characters (docs/vicidial/facts.md 4). A name is a text of the page: it is cut to one line.
    const name = shown
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 60);
    if (/^[\w-]{1,6}$/.test(code) && !byCode.has(code)) byCode.set(code, [code, name || code, isFlagged]);
  }
  return [...byCode.values()].slice(0, mostChoices);
}

/** The first nine get a number key. Do-not-call statuses get none, because of accidental key presses. */
function withKeys(listed: readonly ListedChoice[]): [ListedChoice, { shortcut?: string }][] {
  let next = 1;
  return listed.map((choice) => {
    const hasKey = next <= 9 && !choice[0].startsWith('DNC');
    return [choice, hasKey ? { shortcut: String(next++) } : {}];
  });
}

export function learn(learned: Learned, of: string, choices: Choices): Learned {
  const rest = learned.filter((each) => each.of !== of || each.campaign !== choices.campaign);
  return [{ of, ...choices }, ...rest].slice(0, mostCampaigns);
}
