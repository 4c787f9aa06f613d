import type { Disposition, PauseCode } from '../../settings/values/choices.ts';

/** A campaign's dispositions and pause codes, as its agent screen names them. */
export interface Choices {
  readonly campaign: string;
  readonly dispositions: readonly Disposition[];
  /** Without those that a manager must approve. */
  readonly pauseCodes: readonly PauseCode[];
  /** The pause codes that a manager must approve. The API sets them without asking (docs/vicidial/results-out.md 7). */
  readonly approvalCodes: readonly PauseCode[];
}

/** Choices learned for one agent, newest first. `of` names dialer and agent. */
export type Learned = readonly (Choices & { readonly of: string })[];

/** The choices learned for the agent in this campaign; without a campaign, the latest ones. */
export function recall(learned: Learned, of: string, campaign: string | undefined): Choices | undefined {
  const own = learned.filter((each) => each.of === of);
  return campaign ? own.find((each) => each.campaign === campaign) : own[0];
}
