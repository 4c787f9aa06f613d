import type { TeamState } from './team-agent.ts';

/** The colors of the real-time report by state and time in state (docs/vicidial/results-out.md 8). */
export const teamColors = [
  'lightBlue',
  'blue',
  'midnightBlue',
  'thistle',
  'violet',
  'purple',
  'khaki',
  'yellow',
  'olive',
  'darkOlive',
  'saddleBrown',
  'darkRed',
  'green',
  'black',
  'salmon',
] as const;

export type TeamColor = (typeof teamColors)[number];

/** From how many seconds on a color applies, longest first. */
type Steps = readonly (readonly [seconds: number, color: TeamColor])[];

const waiting: Steps = [
  [300, 'midnightBlue'],
  [60, 'blue'],
  [0, 'lightBlue'],
];
const call: Steps = [
  [300, 'purple'],
  [60, 'violet'],
  [10, 'thistle'],
];
const pause: Steps = [
  [900, 'saddleBrown'],
  [600, 'darkOlive'],
  [300, 'olive'],
  [60, 'yellow'],
  [10, 'khaki'],
];

const steps: Readonly<Record<TeamState, Steps>> = {
  ringing: [[0, 'salmon']],
  deadCall: [[10, 'black']],
  wrapUp: pause,
  inCall: call,
  dialing: call,
  onHold: call,
  threeWay: [[10, 'green']],
  delivering: call,
  waiting,
  preview: pause,
  paused: pause,
  unknown: [],
};

/** The color of a state after this many milliseconds, or undefined while it has none. */
export function teamColor(
  state: TeamState,
  milliseconds: number,
  isOverLimit: boolean,
): TeamColor | undefined {
  if (isOverLimit) return 'darkRed';
  return steps[state].find(([seconds]) => milliseconds > seconds * 1000)?.[1];
}
