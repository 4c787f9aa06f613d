import type { OwnFailure } from '../../failure.ts';
import { explain } from '../../failure.ts';
import { isSameWordPlace, type TaughtRule, type WordPlace } from '../../phone/find/taught-rules.ts';
import type { TeachingClick } from '../../platform/context-menu-clicks.ts';
import { requestFromTab } from '../../platform/messaging.ts';
import { storedValue } from '../../platform/storage.ts';
import { notify } from '../../platform/tabs.ts';
import { fail, ok, type Result } from '../../result.ts';
import { mayTeach } from '../../settings/effective.ts';
import { siteFor } from '../../settings/values/site-match.ts';
import { readSiteRule } from '../../settings/values/site-rule.ts';
import { addTaughtRule, withTaughtRules } from '../../settings/values/taught-line.ts';
import { readTaughtPart } from '../../settings/values/taught-part.ts';
import { readSettings } from '../effective-settings.ts';
import { changeSites } from './change-sites.ts';

/*
 * A person teaches which digits of a site are phone numbers. The words of a rule come from the page, which is not trusted:
 * they are read as a setting is, and they change the rule of the tab's own site only.
 */

/** The rule that was taught last, and those that it replaced. */
interface LastTaught {
  readonly tab: number;
  readonly pattern: string;
  readonly rule: TaughtRule;
  readonly replaced: readonly TaughtRule[];
}

const lastTaught = storedValue<LastTaught | null>(
  'session',
  'lastTaught',
  (raw): raw is LastTaught | null => raw === null || isLastTaught(raw),
  null,
);

function isLastTaught(raw: unknown): raw is LastTaught {
  const { tab, pattern, rule, replaced } = Object(raw) as Partial<LastTaught>;
  return (
    typeof tab === 'number' && typeof pattern === 'string' && isWordPlace(rule) && Array.isArray(replaced)
  );
}

/** Where a rule was taught: the tab, and the address of its top document. */
export interface TaughtOn {
  readonly tab: number;
  readonly url: string;
}

/** Adds a rule to the site of this address. Fails if the organization has set the sites. */
export async function teach(
  { tab, url }: TaughtOn,
  isPhone: boolean,
  { place, words }: WordPlace,
): Promise<Result<TaughtRule, OwnFailure>> {
  const read = readTaughtPart(isPhone ? 'phone' : 'notPhone', `${place}:${words}`);
  if (!read.ok) return fail({ kind: 'noWordsAround' });
  const settings = await readSettings();
  if (!mayTeach(settings)) return fail({ kind: 'setByOrganization' });
  const site = siteFor(url, settings.values);
  if (!site) return fail({ kind: 'siteNotEnabled' });
  const rule = read.value;
  const replaced = (site.taught ?? []).filter((each) => isSameWordPlace(each, rule));
  const changed = await changeRules(site.pattern, (rules) => addTaughtRule(rules, rule));
  if (!changed.ok) return changed;
  await lastTaught.set({ tab, pattern: site.pattern, rule, replaced });
  return ok(rule);
}

/** Takes back the rule that was taught last. `tab`: only if it was taught on this tab. */
export async function undoTeaching(tab?: number): Promise<Result<null, OwnFailure>> {
  const last = await lastTaught.get();
  if (!last || (tab !== undefined && last.tab !== tab)) return fail({ kind: 'gone' });
  const { pattern, rule, replaced } = last;
  await lastTaught.set(null);
  return changeRules(pattern, (rules) => [
    ...rules.filter((each) => !isSameWordPlace(each, rule)),
    ...replaced,
  ]);
}

/** Asks the page for the words around the number of the menu, learns the rule, and shows the person what was learned. */
export async function teachFromMenu({ tab, frame, url, isPhone }: TeachingClick): Promise<void> {
  const found = await requestFromTab(tab, 'wordPlace', {}, frame);
  const taught =
    found.ok && isWordPlace(found.value) ? await teach({ tab, url }, isPhone, found.value) : undefined;
  if (!found.ok) await notify(tab, { notice: 'taught', result: found }, frame);
  else if (taught)
    await notify(tab, { notice: 'taught', result: taught.ok ? taught : fail(explain(taught.error)) }, frame);
}

/** A reply of a page can hold anything. */
function isWordPlace(reply: unknown): reply is WordPlace {
  return (
    typeof reply === 'object' &&
    reply !== null &&
    typeof (reply as Partial<WordPlace>).place === 'string' &&
    typeof (reply as Partial<WordPlace>).words === 'string'
  );
}

/** Changes the taught rules of the site with this pattern. Fails if they are too many or too long for one site. */
function changeRules(
  pattern: string,
  change: (rules: readonly TaughtRule[]) => readonly TaughtRule[],
): Promise<Result<null, OwnFailure>> {
  return changeSites((lines) =>
    lines.map((line) => {
      const site = readSiteRule(line);
      return site.ok && site.value.pattern === pattern
        ? withTaughtRules(line, change(site.value.taught ?? []))
        : line;
    }),
  );
}
