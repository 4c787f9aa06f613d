import { random } from '../../../sandbox/crm/random.ts';

/** What the receiver does with one request. */
export type ReceiverFault =
  /** No connection, a reply after the deadline, an error, a reply that is lost after the receiver took the event, a redirect. */
  'down' | 'slow' | 'error' | 'replyLost' | 'redirect' | 'busy' | 'gone';

/** What happens to the extension at one step. */
export type ExtensionFault =
  /** The worker stops at the n-th storage access or request after this. */
  | { readonly kind: 'workerStops'; readonly after: number }
  | { readonly kind: 'browserRestarts' }
  /** The clock of the device is wrong by this many milliseconds from now on. */
  | { readonly kind: 'clockJumps'; readonly by: number }
  /** The database refuses the next writes. */
  | { readonly kind: 'quota'; readonly writes: number };

export interface ResultStep {
  /** The call that goes on to its next state. */
  readonly call: number;
  /** Milliseconds since the step before. */
  readonly wait: number;
  readonly extension?: ExtensionFault;
  /** The receiver's faults for the next requests, in turn. */
  readonly receiver: readonly ReceiverFault[];
}

export interface ResultSchedule {
  readonly seed: number;
  readonly calls: number;
  readonly steps: readonly ResultStep[];
}

/** The states of a call, from the click to a disposition. */
export const callStates = ['sent', 'called', 'answered', 'ended', 'disposed'] as const;

const receiverFaults: readonly ReceiverFault[] = [
  'down',
  'slow',
  'error',
  'replyLost',
  'redirect',
  'busy',
  'gone',
];
const hourMs = 3_600_000;

/** A few calls, each step with its faults. The same for the same seed. */
export function resultSchedule(seed: number): ResultSchedule {
  const next = random(seed);
  const whole = (from: number, to: number) => Math.floor(from + next() * (to - from + 1));
  const pick = <T>(all: readonly T[]): T => all[whole(0, all.length - 1)] as T;
  const calls = whole(1, 4);
  const extensionFault = (): ExtensionFault =>
    pick<ExtensionFault>([
      { kind: 'workerStops', after: whole(1, 6) },
      { kind: 'browserRestarts' },
      { kind: 'clockJumps', by: pick([-30 * hourMs, -hourMs, -60_000, 60_000, hourMs, 80 * hourMs]) },
      { kind: 'quota', writes: whole(1, 3) },
    ]);
  const step = (call: number): ResultStep => ({
    call,
    wait: pick([10, 1_000, 7_000, 60_000]),
    ...(next() < 0.4 ? { extension: extensionFault() } : {}),
    receiver: next() < 0.5 ? Array.from({ length: whole(1, 5) }, () => pick(receiverFaults)) : [],
  });
  // Each call takes its states in order. The calls are mixed.
  const turns = Array.from({ length: calls }, (_, call) => callStates.map(() => call)).flat();
  const order = turns.map((call) => ({ call, at: next() })).toSorted((one, other) => one.at - other.at);
  return { seed, calls, steps: order.map(({ call }) => step(call)) };
}
