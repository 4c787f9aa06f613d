import { ok, type Result } from '../../result.ts';
import { parseLine, parseName, readLines } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';

/** What the team page can alert to, each with the threshold that applies unless the rule names one, and its limits. */
const kinds = {
  /** Minutes over the limit of the pause code. */
  pauseOverLimit: { threshold: 0, most: 1440 },
  /** Seconds in wrap-up, or with a call that the customer has left. */
  wrapUp: { threshold: 180, most: 86_400 },
  deadCall: { threshold: 60, most: 86_400 },
  /** Seconds since the browser of the agent lost its connection. */
  lagged: { threshold: 0, most: 86_400 },
  /** Fewer leads than this in the hopper of a campaign. */
  hopper: { threshold: 50, most: 100_000 },
  /** More waiting calls than this. */
  callsWaiting: { threshold: 5, most: 10_000 },
  /** Fewer agents than this wait for calls. */
  nobodyWaiting: { threshold: 1, most: 5_000 },
} as const;

export type AlertKind = keyof typeof kinds;

export const alertKinds = Object.keys(kinds) as readonly AlertKind[];

/** One rule of the setting `alerts`. */
export interface AlertRule {
  readonly kind: AlertKind;
  readonly threshold: number;
  /** Minutes in which the same alert is not announced again, and for which an acknowledged alert is hidden. */
  readonly quietMinutes: number;
  readonly hasSound: boolean;
  readonly hasNotification: boolean;
}

const defaultQuiet = 10;
const mostQuiet = 1440;

/** `lagged`, `wrapUp=120;quiet=5;sound;notify`. */
export function readAlertRule(line: string): Result<AlertRule, ValidationError> {
  const cut = parseLine(line, ['quiet', 'sound', 'notify']);
  if (!cut.ok) return cut;
  const { head, parts } = cut.value;
  const { value, name } = parseName(head);
  const kind = alertKinds.find((each) => each === value);
  if (!kind) return invalid('notChoice', alertKinds.join(', '));
  const { threshold, most } = kinds[kind];
  const written = name === value ? String(threshold) : name;
  if (!isWithin(written, 0, most)) return invalid('outOfRange', '0', String(most));
  const quiet = parts.get('quiet') ?? String(defaultQuiet);
  if (!isWithin(quiet, 1, mostQuiet)) return invalid('outOfRange', '1', String(mostQuiet));
  if (parts.get('sound') || parts.get('notify')) return invalid('unknownPart', 'quiet, sound, notify');
  return ok({
    kind,
    threshold: Number(written),
    quietMinutes: Number(quiet),
    hasSound: parts.has('sound'),
    hasNotification: parts.has('notify'),
  });
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

export function alertRules(lines: readonly string[]): AlertRule[] {
  return readLines(lines, readAlertRule);
}
