/** How a supervisor takes part in a call: only hears it, also speaks with the agent, or speaks with everybody. */
export const listenModes = ['listen', 'whisper', 'barge'] as const;

export type ListenMode = (typeof listenModes)[number];

/** What the dialer began: a mode, or a connection that its reply does not explain. */
export type StartedMode = ListenMode | 'unclear';

/** The stage of `blind_monitor` for a mode. */
export const monitorStages = { listen: 'MONITOR', whisper: 'WHISPER', barge: 'BARGE' } as const;

/**
 * How the dialer connects the phone, from the digits that it dials: server, prefix and conference, such as
 * `127*000*000*001*08600051`. The prefix 0 only listens, and no prefix speaks with everybody. A dialer on which whispering is
 * off replies SUCCESS to a whisper and listens (docs/vicidial/results-out.md 8).
 */
export function startedMode(asked: ListenMode, dialString: string, sessionId: string): StartedMode {
  const digits = dialString.slice(dialString.lastIndexOf('*') + 1);
  if (sessionId === '' || !digits.endsWith(sessionId)) return 'unclear';
  const prefix = digits.slice(0, -sessionId.length);
  if (prefix === '0') return 'listen';
  if (prefix === '') return 'barge';
  return asked === 'whisper' ? 'whisper' : 'unclear';
}

/** The phone that rings for a supervisor: its login at the dialer. `owner` is the supervisor with the host of the dialer. */
export interface MonitorPhone {
  readonly owner: string;
  readonly login: string;
}

export const emptyMonitorPhone: MonitorPhone = { owner: '', login: '' };

/** The owner of a phone. */
export const phoneOwner = ({ user, host }: { user: string; host: string }): string => `${user}@${host}`;
