import { random } from '../../sandbox/crm/random.ts';
import type { FaultKind } from '../../sandbox/reply-faults.ts';

/** The faults around one command. */
export interface Trouble {
  readonly fault?: FaultKind & { readonly carriedOut?: boolean };
  /** Milliseconds after the click at which the worker is stopped. */
  readonly killAt: readonly number[];
  /** The agent screen pauses before the click, for this many milliseconds. */
  readonly asleepFor?: number;
}

export interface Schedule {
  readonly seed: number;
  /** Ten digits each. The second one is clicked in the other tab at the same time. */
  readonly numbers: readonly string[];
  readonly clicks: 'once' | 'twice' | 'sameIdInTwoTabs' | 'sameNumberInTwoTabs' | 'twoNumbersInTwoTabs';
  readonly dial: Trouble;
  /** The agent's commands in the call, each with its own faults. */
  readonly between: readonly (Trouble & { readonly kind: 'park' | 'grab' | 'startRecording' })[];
  readonly hangUp: Trouble;
  readonly dispose: Trouble;
  readonly status: string;
  /** One press hangs up and sets the disposition, with the pause that follows. Empty: no pause. */
  readonly onePress?: { readonly thenPause: string };
  /** A note that is typed during the call in a popup, which closes right after the last key. */
  readonly note?: Pick<Trouble, 'killAt'> & { readonly text: string };
  /** The browser is closed and opened again after that command. */
  readonly restartAfter?: 'dial' | 'hangUp';
}

/** One call from the click to its disposition, with its faults. */
export function schedule(seed: number): Schedule {
  const next = random(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const whole = (from: number, to: number) => Math.floor(from + next() * (to - from + 1));
  // None of the last four digits that have a special meaning in the sandbox's telephone network.
  const number = () => `312${whole(200, 899)}${whole(1000, 9999)}`;

  const trouble = (): Trouble => ({
    ...pick<Pick<Trouble, 'fault'>>([
      {},
      {},
      {},
      { fault: { kind: 'drop', carriedOut: false } },
      { fault: { kind: 'drop' } },
      { fault: { kind: 'delay', ms: whole(50, 900) } },
      { fault: { kind: 'delay', ms: whole(50, 500), carriedOut: false } },
      { fault: { kind: 'half' } },
      { fault: { kind: 'empty500' } },
      { fault: { kind: 'body', body: '<html><body>Please sign in</body></html>' } },
    ]),
    killAt: next() < 0.45 ? [whole(0, 250)] : next() < 0.15 ? [whole(0, 100), whole(100, 400)] : [],
    ...(next() < 0.2 ? { asleepFor: whole(200, 1_500) } : {}),
  });
  const clicks = pick<Schedule['clicks']>([
    'once',
    'once',
    'twice',
    'sameIdInTwoTabs',
    'sameNumberInTwoTabs',
    'twoNumbersInTwoTabs',
  ]);
  const numbers = clicks === 'twoNumbersInTwoTabs' ? [number(), number()] : [number()];
  const kinds = pick([[], [], [], ['park', 'grab'], ['startRecording']] as const);
  const restart = next() < 0.02 ? pick(['dial', 'hangUp'] as const) : undefined;
  const isOnePress = next() < 0.5;
  const note = `${pick(['Ask for Iris', 'Ñandú "later" | x', 'Ü;=#'])} ${whole(1000, 9999)}`;
  const notes = next() < 0.4 ? { note: { text: note, killAt: trouble().killAt } } : {};
  return {
    seed,
    numbers,
    clicks,
    dial: trouble(),
    between: kinds.map((kind) => ({ kind, ...trouble() })),
    hangUp: trouble(),
    dispose: trouble(),
    status: pick(['SALE', 'NI', 'A', 'B']),
    ...(isOnePress ? { onePress: { thenPause: pick(['', '', 'LUNCH']) } } : {}),
    ...notes,
    ...(restart ? { restartAfter: restart } : {}),
  };
}
