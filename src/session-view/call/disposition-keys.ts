import type { Disposition } from '../../settings/values/choices.ts';

const digits = [...'123456789'];

/**
 * Dispositions of the agent screen with the keys that the agent knows: a status keeps its key, whatever the order of the
 * list is now. `known` maps statuses to keys. Do-not-call statuses get none, because a slip of the finger would block
 * the number for good.
 */
export function withStableKeys(
  list: readonly Disposition[],
  known: Readonly<Record<string, string>>,
): readonly Disposition[] {
  const eligible = list.filter(({ status }) => !isDoNotCall(status));
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  const assign = (status: string, key: string | undefined) => {
    if (key === undefined || taken.has(key) || keys.has(status)) return;
    keys.set(status, key);
    taken.add(key);
  };
  for (const { status } of eligible) assign(status, known[status]);
  // A key that means a status outside this list is the last one to get another meaning.
  const meant = new Set(Object.values(known));
  for (const { status } of eligible) {
    const free = digits.filter((digit) => !taken.has(digit));
    assign(status, free.find((digit) => !meant.has(digit)) ?? free[0]);
  }
  return list.map(({ shortcut: _listed, ...rest }) => {
    const key = keys.get(rest.status);
    return key === undefined ? rest : { ...rest, shortcut: key };
  });
}

/** The statuses with which VICIdial puts a number on a do-not-call list: DNC, DNCC and DNCL. */
export function isDoNotCall(status: string): boolean {
  return status.startsWith('DNC');
}

/** The statuses of a list with their keys, to be kept for the campaign. */
export function keysOf(list: readonly Disposition[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    list.flatMap(({ status, shortcut }) => (shortcut === undefined ? [] : [[status, shortcut]])),
  );
}
