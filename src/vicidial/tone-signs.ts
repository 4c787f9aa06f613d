/** Versions of the agent API on which `#`, `*` and pauses were observed not to reach the line (docs/vicidial/results-out.md 7). */
const versionsWithoutSigns: ReadonlySet<string> = new Set(['2.14-81']);
/** Digits that such a dialer sends at a time; it cuts the rest. */
const maxTones = 20;

/** Whether this version of the agent API, as `version` names it, sends digits only. */
export function dropsToneSigns(version: string): boolean {
  return versionsWithoutSigns.has(version);
}

/** Whether such a dialer would lose a part of these keys. */
export function isLosingTones(keys: string): boolean {
  return /\D/.test(keys) || keys.length > maxTones;
}
