import type { SettingKey, Settings } from './catalog.ts';

type Compare<K extends SettingKey> = (before: Settings[K], next: Settings[K]) => boolean;

const hasNew = (before: readonly string[], next: readonly string[]) =>
  next.some((each) => !before.includes(each));
const hasLost = (before: readonly string[], next: readonly string[]) => hasNew(next, before);
const differs = (before: string, next: string) => before !== next;
const isHigher = (before: number, next: number) => next > before;
const isTurnedOff = (before: boolean, next: boolean) => before && !next;

/** The values of a choice from the weakest to the strongest. */
const isWeaker =
  <T extends string>(...choices: readonly T[]) =>
  (before: T, next: T) =>
    choices.indexOf(next) < choices.indexOf(before);

/** Without a list, every country may be called, and the agent confirms the foreign ones. `*` needs no confirmation. */
function opensCountries(before: readonly string[], next: readonly string[]): boolean {
  if (next.includes('*')) return !before.includes('*');
  if (before.includes('*') || before.length === 0) return before.length === 0 && next.length > 0;
  return next.length === 0 || hasNew(before, next);
}

/** The settings that protect the login, the agent or the people who are called, each with the change that lowers this. */
const rules: { readonly [K in SettingKey]?: Compare<K> } = {
  // The login is sent there.
  dialerUrls: hasNew,
  insecureDialerHosts: hasNew,
  agentApiPath: differs,
  nonAgentApiPath: differs,
  // The extension runs there.
  sites: hasNew,
  excludedSites: hasLost,
  allowedCountries: opensCountries,
  blockedTypes: hasLost,
  blockedPrefixes: hasLost,
  confirmDial: isWeaker('never', 'unusual', 'always'),
  dialsPerMinute: isHigher,
  dialsPerHour: isHigher,
  callingHours: hasLost,
  outsideCallingHours: isWeaker('allow', 'confirm', 'block'),
  // A page may learn of leads, and agents see more of them.
  leadTooltip: (before, next) => next && !before,
  shownLeadFields: hasNew,
  editableLeadFields: hasNew,
  numberChecks: hasLost,
  attemptsPerDay: isHigher,
  // It decides about calls, and gets the numbers.
  vetoUrl: differs,
  // The results of the calls are sent there, and these pages get the events of their calls.
  resultsUrl: (before, next) => next !== '' && next !== before,
  resultsCampaignUrls: hasNew,
  resultsHeaders: hasNew,
  pageEventOrigins: hasNew,
  // The records of received calls are opened there.
  screenPop: hasNew,
  // An agent is notified before a supervisor listens in.
  listenNotice: (before, next) => before !== '' && next === '',
  refusedNumber: isWeaker('confirm', 'block'),
  uncheckedNumber: isWeaker('allow', 'confirm', 'block'),
  dialPrefix: differs,
  credentialStorage: isWeaker('device', 'passphrase', 'session'),
  // 0: never.
  lockAfterMinutes: (before, next) => before > 0 && (next === 0 || next > before),
  lockOnOsLock: isTurnedOff,
  maskNumbers: isTurnedOff,
};

/** Those of `keys` whose value in `next` protects less than the value in `before`. */
export function loweredProtection(
  before: Settings,
  next: Settings,
  keys: readonly SettingKey[],
): SettingKey[] {
  return keys.filter((key) => isLowered(key, before, next));
}

function isLowered<K extends SettingKey>(key: K, before: Settings, next: Settings): boolean {
  const rule: Compare<K> | undefined = rules[key];
  return rule?.(before[key], next[key]) ?? false;
}
