import type { PauseRequestCode } from '../settings/values/pause-request-code.ts';
import type { TeamAgent } from './team-agent.ts';

/** An agent who asks for a pause: paused with a request code. */
export interface TeamPauseRequest {
  readonly agent: TeamAgent;
  readonly request: PauseRequestCode;
}

/** The agents who ask for a pause, the longest wait first. */
export function pauseRequests(
  agents: readonly TeamAgent[],
  codes: readonly PauseRequestCode[],
): readonly TeamPauseRequest[] {
  const byCode = new Map(codes.map((each) => [each.code, each]));
  return agents
    .flatMap((agent) => {
      const request = agent.state === 'paused' ? byCode.get(agent.pauseCode) : undefined;
      return request ? [{ agent, request }] : [];
    })
    .toSorted((one, other) => one.agent.since - other.agent.since);
}
