import type { Explanation } from '../failure.ts';
import { isBusy, isFinishingCall, planAction, type SkipReason, type TeamAction } from './team-action.ts';
import { isOnCall, type TeamAgent } from './team-agent.ts';
import type { TeamList } from './team-list.ts';

/** One request to the dialer for one agent. */
export type BatchRequest =
  | 'pause'
  | 'pauseCode'
  | 'resume'
  | 'logOut'
  | 'message'
  | 'inGroups'
  | 'hangUp'
  | 'disposition';

/** How the action went for one agent. `waiting`: nothing was sent yet. `sent`: the effect was not seen yet. */
export type ItemState = 'waiting' | 'sent' | 'done' | 'failed' | 'skipped' | 'stopped';

/** Why an action failed for an agent, apart from a refusal of the dialer. */
export const itemFailures = [
  'loggedOut',
  'noLongerPaused',
  'noLongerInWrapUp',
  'noLongerAsking',
  'notTakenUp',
  /** Campaigns that are dialed by hand ignore the end of a pause (docs/vicidial/facts.md 5.4). */
  'staysPaused',
  'codeNotSeen',
  'outcomeUnknown',
  /** The settings have changed since a request was sent. */
  'notAllowed',
] as const;

export type ItemFailure = (typeof itemFailures)[number];

export interface BatchItem {
  /** ID of the agent in the list of the team. */
  readonly id: string;
  readonly user: string;
  readonly name: string;
  /** User group and campaign at the start. */
  readonly group: string;
  readonly campaign: string;
  readonly state: ItemState;
  /** The last request, and when it was sent (epoch milliseconds). It is stored before it is sent. */
  readonly request?: BatchRequest;
  readonly sentAt?: number;
  /** Of an action that ends a wrap-up: the lead of that wrap-up. */
  readonly leadId?: string;
  /** How often that request was sent. */
  readonly tries: number;
  readonly skip?: SkipReason;
  readonly failure?: ItemFailure | Explanation;
  /** Why the message of a denied request did not reach the agent. The pause is ended all the same. */
  readonly undelivered?: ItemFailure | Explanation;
}

/** One action on many agents. It survives the page that began it and a stop of the worker. */
export interface TeamBatch {
  /** Made by the page, so that the same press is one batch. */
  readonly id: string;
  /** The supervisor. */
  readonly by: string;
  /** Epoch milliseconds of the start, and of the end. */
  readonly at: number;
  readonly endedAt: number | null;
  readonly action: TeamAction;
  /** Why the supervisor does it. */
  readonly reason?: string;
  readonly items: readonly BatchItem[];
}

/** A request that the worker is to send now. */
export interface BatchSend {
  readonly id: string;
  readonly user: string;
  readonly request: BatchRequest;
}

/** The dialer identifies commands to one agent by the second, and the agent screen reads them once a second. */
const betweenMs = 2_000;
/** A list that was asked for this long after a command shows its effect. */
const effectMs = 1_500;
/** A command without an effect is sent once more after this time, and has failed after it again. */
const confirmMs = 15_000;
/** A pause or a log-out after the call waits at most this long for the end of the call. */
const longestWaitMs = 3_600_000;
/** A wrap-up is ended by a list that was asked for at most this long ago: an older one may show an earlier call. */
const newestMs = 3_000;
/** The most wrap-ups that one list ends, so that the last request is sent soon after the list too. */
const mostEnds = 5;
const mostTries = 2;

export function newBatch(
  start: Pick<TeamBatch, 'id' | 'by' | 'at' | 'action' | 'reason'>,
  agents: readonly TeamAgent[],
): TeamBatch {
  const items = planAction(start.action, agents).map(({ agent, skip }): BatchItem => {
    const { id, user, name, group, campaign, leadId } = agent;
    const lead = start.action.kind === 'endWrapUp' ? { leadId } : {};
    return {
      ...{ id, user, name, group, campaign },
      tries: 0,
      ...lead,
      ...(skip ? { state: 'skipped', skip } : { state: 'waiting' }),
    };
  });
  return endIfOver({ ...start, endedAt: null, items }, start.at);
}

/** Whether the action is not over for this agent. */
export const isOpenItem = ({ state }: BatchItem) => state === 'waiting' || state === 'sent';

export const isOpenBatch = ({ endedAt }: TeamBatch): boolean => endedAt === null;

/** Whether a request was sent whose effect was not seen yet. */
export const hasOpenRequest = ({ items }: TeamBatch): boolean => items.some(({ state }) => state === 'sent');

/** The IDs of the agents for whom the batch is not over. */
export function openIds({ items }: TeamBatch): string[] {
  return items.filter(isOpenItem).map(({ id }) => id);
}

/**
 * The next step of a batch by the latest list: items whose effect is seen are done, and `sends` are the requests to send now.
 * They are already marked as sent, so a worker that stops before it sends one is followed by one that checks for the effect first.
 */
export function advanceBatch(
  batch: TeamBatch,
  list: Pick<TeamList, 'agents' | 'askedAt' | 'seenAt'>,
  now: number,
): { readonly batch: TeamBatch; readonly sends: readonly BatchSend[] } {
  const agents = new Map(list.agents.map((agent) => [agent.id, agent]));
  const sends: BatchSend[] = [];
  let ends = 0;
  const items = batch.items.map((item): BatchItem => {
    if (!isOpenItem(item)) return item;
    const step = nextStep(batch, item, agents.get(item.id), list, now);
    if (step === 'wait') return item;
    if (step === 'done') return { ...item, state: 'done' };
    if (isFailure(step)) return { ...item, state: 'failed', failure: step };
    if (endsCall(step)) {
      if (ends === mostEnds || now - list.askedAt > newestMs) return item;
      ends += 1;
    }
    sends.push({ id: item.id, user: item.user, request: step });
    const tries = item.request === step ? item.tries + 1 : 1;
    return { ...item, state: 'sent', request: step, sentAt: now, tries };
  });
  const isSame = items.every((item, at) => item === batch.items[at]);
  return { batch: isSame ? batch : endIfOver({ ...batch, items }, now), sends };
}

const failures: ReadonlySet<string> = new Set(itemFailures);

type Step = BatchRequest | ItemFailure | 'wait' | 'done';

const isFailure = (step: Step): step is ItemFailure => failures.has(step);

const endsCall = (step: Step): boolean => step === 'hangUp' || step === 'disposition';

/** Requests whose effect the list does not show. Their reply ends the item. */
const repliedRequests: ReadonlySet<BatchRequest> = new Set(['message', 'inGroups']);

export const isEndedByReply = (request: BatchRequest): boolean => repliedRequests.has(request);

function nextStep(
  { action, at }: TeamBatch,
  item: BatchItem,
  agent: TeamAgent | undefined,
  list: Pick<TeamList, 'askedAt' | 'seenAt'>,
  now: number,
): Step {
  const sentAt = item.sentAt ?? Number.NEGATIVE_INFINITY;
  if (action.kind === 'message' || action.kind === 'inGroups') return replyStep(action.kind, item, now);
  if (action.kind === 'denyPause' && action.text !== '') {
    if (item.request === undefined) return 'message';
    if (item.request === 'message' && item.state === 'sent' && now - sentAt < confirmMs) return 'wait';
  }
  // The list in storage is older than the last command, so it shows nothing about it.
  if (list.seenAt === null || list.askedAt < sentAt + effectMs || list.seenAt < list.askedAt) return 'wait';
  if (!agent) return action.kind === 'logOut' && item.request === 'logOut' ? 'done' : 'loggedOut';
  const wanted = wantedRequest(action, agent, item);
  if (wanted === 'done' || isFailure(wanted)) return wanted;
  // Only a pause erases a log-out that is on its way to an agent who has taken a call meanwhile.
  if (item.request === 'logOut' && isOnCall(agent.state)) return 'pause';
  if (wanted === 'wait') return now - at < longestWaitMs ? 'wait' : 'notTakenUp';
  if (now - sentAt < betweenMs) return 'wait';
  if (item.request !== wanted) return wanted;
  // A pause during a call takes effect after the call.
  if (wanted === 'pause' && isBusy(agent)) return now - at < longestWaitMs ? 'wait' : 'notTakenUp';
  // A pause code that landed on the previous row of the log is sent again at once. The second one gets the time of any command.
  const isFirstCode = wanted === 'pauseCode' && item.tries < mostTries;
  if (!isFirstCode && now - sentAt < confirmMs) return 'wait';
  if (item.tries < mostTries) return wanted;
  if (wanted === 'pauseCode') return 'codeNotSeen';
  return action.kind === 'denyPause' ? 'staysPaused' : 'notTakenUp';
}

/** Nothing shows the effect of this request, so it is sent once. Its reply ends the item. */
function replyStep(kind: 'message' | 'inGroups', { request, sentAt = 0 }: BatchItem, now: number): Step {
  if (request === undefined) return kind;
  return now - sentAt < confirmMs ? 'wait' : 'outcomeUnknown';
}

/** The request that brings this agent nearer to the goal, `done` at the goal, `wait` while only time helps, or why it fails. */
function wantedRequest(
  action: Exclude<TeamAction, { kind: 'message' | 'inGroups' }>,
  agent: TeamAgent,
  item: BatchItem,
): Step {
  const isPaused = agent.state === 'paused';
  switch (action.kind) {
    case 'pause':
      if (!isPaused) return 'pause';
      return action.code === '' || agent.pauseCode === action.code ? 'done' : 'pauseCode';
    case 'pauseCode':
      if (!isPaused) return 'noLongerPaused';
      return agent.pauseCode === action.code ? 'done' : 'pauseCode';
    case 'resume':
      return isPaused ? 'resume' : 'done';
    case 'logOut':
      return isBusy(agent) ? 'wait' : 'logOut';
    case 'endWrapUp':
      if (isFinishingCall(agent) && agent.leadId === item.leadId) {
        return agent.state === 'deadCall' ? 'hangUp' : 'disposition';
      }
      if (item.request === undefined) return 'noLongerInWrapUp';
      return action.thenPause && !isPaused ? 'pause' : 'done';
    case 'grantPause':
      if (!isPaused) return 'noLongerAsking';
      if (agent.pauseCode === action.code) return 'done';
      return agent.pauseCode === action.requestCode ? 'pauseCode' : 'noLongerAsking';
    case 'denyPause':
      if (!isPaused) return 'done';
      return agent.pauseCode === action.requestCode ? 'resume' : 'noLongerAsking';
    default:
      return action satisfies never;
  }
}

/** The batch after the dialer answered a request: a refusal ends the item, and so does the reply to a request without a visible effect. */
export function settleItem(
  batch: TeamBatch,
  id: string,
  outcome: 'accepted' | ItemFailure | Explanation,
  now: number,
): TeamBatch {
  const items = batch.items.map((item): BatchItem => {
    if (item.id !== id || item.state !== 'sent') return item;
    if (batch.action.kind === 'denyPause' && item.request === 'message') {
      // The pause is ended next, with or without the message.
      return { ...item, state: 'waiting', ...(outcome === 'accepted' ? {} : { undelivered: outcome }) };
    }
    if (outcome !== 'accepted') return { ...item, state: 'failed', failure: outcome };
    return item.request && isEndedByReply(item.request) ? { ...item, state: 'done' } : item;
  });
  return endIfOver({ ...batch, items }, now);
}

/** The batch without a request that was marked as sent and was not sent. `before`: the item before it was marked. */
export function withholdItem(batch: TeamBatch, before: BatchItem): TeamBatch {
  return { ...batch, items: batch.items.map((item) => (item.id === before.id ? before : item)) };
}

/** Nothing more is sent. What was sent stays, and its outcome is what the agents show. */
export function stopBatch(batch: TeamBatch, now: number): TeamBatch {
  const items = batch.items.map((item): BatchItem => {
    if (item.state === 'waiting') return { ...item, state: 'stopped' };
    return item.state === 'sent' ? { ...item, state: 'failed', failure: 'outcomeUnknown' } : item;
  });
  return endIfOver({ ...batch, items }, now);
}

/** The batch with its end time if it is over for all agents. */
export function endIfOver(batch: TeamBatch, now: number): TeamBatch {
  return batch.endedAt === null && !batch.items.some(isOpenItem) ? { ...batch, endedAt: now } : batch;
}

/** The number of items by state. */
export function countItems(items: readonly BatchItem[]): Readonly<Record<ItemState, number>> {
  const counts = { waiting: 0, sent: 0, done: 0, failed: 0, skipped: 0, stopped: 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
}
