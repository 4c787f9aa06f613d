/**
 * The parts of the dialer's tables that the two APIs and the agent screen read and write, with the terms of VICIdial: a live
 * agent is a row that exists while an agent is logged in, and a column is a command that waits for the agent screen.
 */

/** A right as its column in the users table. */
export type AdminRight =
  | 'ast_admin_access'
  | 'delete_inbound_dids'
  | 'delete_users'
  | 'modify_inbound_dids'
  | 'modify_remoteagents'
  | 'modify_users';

/** A row of the users table: a person or a program that may log in. Times are in ms since 1970. */
export interface Account {
  user: string;
  pass: string;
  fullName: string;
  level: number;
  group: string;
  active: boolean;
  apiAccess: boolean;
  /** Names of the API functions this account may call, or all of them. */
  allowedFunctions: readonly string[] | 'ALL_FUNCTIONS';
  /** The API allows a dial for this agent only with exactly '1'; it refuses 2 to 5. */
  agentcallManual: string;
  viewReports: boolean;
  modifyLeads: boolean;
  modifyCampaigns: boolean;
  modifyLists: boolean;
  deleteFromDnc: boolean;
  changeAgentCampaign: boolean;
  /** Rights that only the functions for administrators read. */
  adminRights: readonly AdminRight[];
  /** User groups whose agents this account may see; undefined: all. */
  viewableGroups?: readonly string[];
  /** Campaigns that this account may see; undefined: all. */
  allowedCampaigns?: readonly string[];
  customThree: string;
  customFour: string;
  failedLogins: number;
  lastLogin: number;
  /** Address of a login older than two days, as agent_status include_ip prints it. */
  computerIp?: string;
}

export interface Status {
  status: string;
  name: string;
  selectable: boolean;
  callback: boolean;
}

export interface PauseCode {
  code: string;
  name: string;
  /** On the agent screen, a manager must sign in for this code. The API sets it without that. */
  requiresApproval: boolean;
}

export interface Campaign {
  id: string;
  name: string;
  isActive: boolean;
  apiManualDial: 'STANDARD' | 'QUEUE' | 'QUEUE_AND_AUTOCALL';
  dialMethod: 'MANUAL' | 'RATIO';
  previewDial: 'DISABLED' | 'PREVIEW_AND_SKIP';
  allowInbound: boolean;
  dialPrefix: string;
  manualDialList: string;
  checksDnc: boolean;
  checksCallTime: boolean;
  defaultInGroup: string;
  /** One URL, or `ALT`: the alternative URLs of the type `dispo`. Empty: none. */
  dispoCallUrl: string;
  statuses: readonly Status[];
  pauseCodes: readonly PauseCode[];
  /** The leads that wait to be dialed. A dial of one to three digits dials the first of them. */
  hopper: HopperRow[];
}

/** A list of leads. */
export interface LeadList {
  id: string;
  name: string;
  campaignId: string;
  isActive: boolean;
  /** The last change and the last call, in ms since 1970. */
  changedAt?: number;
  lastCallAt?: number;
  resetsToday?: number;
  /** The labels of its custom fields. */
  customFields?: readonly string[];
}

/** A number to which agents of a campaign transfer calls. */
export interface Preset {
  campaignId: string;
  name: string;
  number: string;
  hidesNumber: boolean;
}

/** A URL that the dialer requests for some statuses. */
export interface AlternativeUrl {
  id: number;
  campaignId: string;
  entry: string;
  type: string;
  isActive: boolean;
  statuses: string;
  description: string;
  address: string;
}

/** A number that customers call. */
export interface Did {
  id: number;
  pattern: string;
  description: string;
}

/** An agent without a screen, whom the dialer calls. */
export interface RemoteAgent {
  user: string;
  status: 'ACTIVE' | 'INACTIVE';
  campaignId: string;
  lines: number;
}

/** A lead that waits to be dialed. `listId` is that of the time when it was added. */
export interface HopperRow {
  leadId: number;
  listId: string;
  priority: number;
}

export interface Lead {
  leadId: number;
  listId: string;
  phoneNumber: string;
  phoneCode: string;
  altPhone: string;
  address3: string;
  status: string;
  vendorLeadCode: string;
  sourceId: string;
  /** The other columns, by their column name (first_name, comments …). */
  fields: Record<string, string>;
}

/** A call in the log of calls. */
export interface LoggedCall {
  /** In ms since 1970. */
  at: number;
  leadId: number;
  number: string;
  listId: string;
  seconds: number;
  status: string;
  user: string;
}

/** A recording that is stored. */
export interface StoredRecording {
  /** In ms since 1970. */
  startedAt: number;
  user: string;
  id: number;
  leadId: number;
  location: string;
}

/** The command columns of a live agent and their widths in characters. Longer text is truncated without an error. */
export const COLUMN_WIDTH = {
  dial: 100,
  status: 255,
  transferconf: 120,
  dtmf: 100,
  park: 40,
  pause: 20,
  recording: 20,
  pauseCode: 6,
  hangup: 1,
  ingroups: 65_535,
} as const;

export type Column = keyof typeof COLUMN_WIDTH;

export type AgentStatus = 'PAUSED' | 'READY' | 'QUEUE' | 'INCALL' | 'CLOSER' | 'MQUEUE';

export interface Recording {
  id: number;
  filename: string;
  startedAt: number;
}

/** The state of the agent's browser tab between two ticks. The real page stores it in variables. */
export interface Screen {
  loggedInAt: number;
  lastDialEpoch: string;
  lastPauseEpoch: string;
  lastTransferEpoch: string;
  /** Ticks since the disposition screen opened; undefined while it is closed. */
  dispoTicks: number | undefined;
  pauseAfterCall: boolean;
  takesQueueCalls: boolean;
  thirdParty: string | undefined;
  queueRow: number | undefined;
  announced: 'nothing' | 'dialed' | 'answered' | 'dead';
  /** The alert texts of the screen, oldest first. */
  alerts: string[];
  /** A hang-up that ended in a PHP 8 error: the screen shows the disposition, and the tables still have the call. */
  hasUnsavedHangUp: boolean;
  /** The page was open before in this session, so the next one finds its session row. */
  wasOpened: boolean;
  /** DTMF keys that the customer received in this call. */
  played: string;
}

/** A row that exists while an agent is logged in. */
export interface LiveAgent {
  user: string;
  campaignId: string;
  confExten: string;
  status: AgentStatus;
  leadId: number;
  previewLeadId: number;
  callerid: string;
  comments: '' | 'MANUAL' | 'INBOUND';
  callsToday: number;
  ringCallerid: string;
  /** The pause code of the current agent_log row; LOGIN right after login. */
  pauseCode: string;
  blended: boolean;
  ingroups: readonly string[];
  columns: Record<Column, string>;
  recording: Recording | undefined;
  /** The session's web phone and login call; undefined when the session has no such row. */
  sessionRow: { webphoneUrl: string; loginCall: string } | undefined;
  screen: Screen;
}

/** A call that exists in the telephone network. It has no channel until it is answered. */
export interface Call {
  callerid: string;
  user: string;
  leadId: number;
  dialed: string;
  placedAt: number;
  answersAt: number | undefined;
  endsAt: number | undefined;
  channel: string;
  parked: boolean;
  /** The queue of an inbound call. */
  inGroup?: string;
  /** The number that the customer of an inbound call called. */
  did?: string;
}

/** A phone that the dialer can ring. */
export interface Phone {
  login: string;
  dialplanNumber: string;
}

/** A call to the phone of a supervisor that connects it with the conference of an agent. */
export interface MonitorCall {
  at: number;
  user: string;
  phoneLogin: string;
  sessionId: string;
  mode: 'listen' | 'barge' | 'whisper';
}

/** What an agent does, as agent_stats_export sums it up. */
export type WorkPart = 'pause' | 'wait' | 'talk' | 'dispo' | 'dead';

/** What an agent did in one campaign since the start of the dialer. Times are in ms. */
export interface WorkTotals {
  user: string;
  campaignId: string;
  /** What the agent does at the moment, and since when that time is not counted yet. */
  part: WorkPart | undefined;
  countedAt: number;
  /** `callsToday` of the agent at that moment, and the start of the session. */
  countedCalls: number;
  loggedInAt: number;
  calls: number;
  sessions: number;
  pauses: number;
  pauseMs: number;
  waitMs: number;
  /** Includes the time in dead calls. */
  talkMs: number;
  dispoMs: number;
  deadMs: number;
}

export interface QueueRow {
  id: number;
  user: string;
  phoneNumber: string;
  status: 'READY' | 'QUEUE';
  dial: string;
}

/** A placed call. `number` is the value, and `dialed` the digits that the carrier received. */
export interface PlacedCall {
  at: number;
  user: string;
  leadId: number;
  number: string;
  phoneCode: string;
  dialed: string;
  callerid: string;
}

/** A call that was delivered to an agent. The dialer's URL hooks name it after its end too. */
export interface DeliveredCall {
  at: number;
  user: string;
  leadId: number;
  callerid: string;
  /** Asterisk's id of the customer's channel. Empty if nothing needs it. */
  uniqueid: string;
}

export interface Disposition {
  at: number;
  user: string;
  leadId: number;
  number: string;
  status: string;
  callback: { at: string; type: string; comments: string } | undefined;
}

/** An agent without a person (`team/simulated-team.ts`). */
export interface SimulatedAgent {
  user: string;
  /** The lead of all calls of this agent. */
  leadId: number;
  /** The time of the next change, in ms since 1970. */
  changesAt: number;
  /** The simulated day began the pause, and not a command. */
  isOnBreak: boolean;
}

export interface Settings {
  agentApiActive: boolean;
  hasTelephonyServer: boolean;
  callerAddressAllowed: boolean;
  outboundCidAny: 'DISABLED' | 'API_ONLY';
  notifications: boolean;
  /** The system setting agent_whisper_enabled. Without it, a whisper only listens. */
  whisper: boolean;
  /** Functions of the agent API that an older release does not know. */
  missingFunctions: readonly string[];
  /** The effect of a broken SQL statement: none (as in PHP 7), or HTTP 500 with an empty body (default of PHP 8.1). */
  sqlErrors: 'quiet' | 'exception';
  /** Translation of the agent API's output, including the verdict; undefined: English. */
  translation: Readonly<Record<string, string>> | undefined;
  /** Origins the agent API lets read its replies; undefined: CORS is off. */
  corsOrigins: readonly string[] | undefined;
  serverIp: string;
  /** How long the default number rings before it is answered, in ms. */
  ringMs: number;
  /** Milliseconds until a customer hangs up. */
  talkMs: number;
  /** How long after its login the screen ignores a dial, in ms. */
  settleMs: number;
  /** The Dispo Call URL of all campaigns; empty: none. */
  dispoCallUrl: string;
}

/** The whole dialer. All functions change it in place, and none of them reads a clock or sets a timer. */
export interface Dialer {
  settings: Settings;
  accounts: Account[];
  campaigns: Campaign[];
  systemStatuses: readonly Status[];
  inGroups: readonly string[];
  groupAliases: Readonly<Record<string, string>>;
  lists: LeadList[];
  presets: Preset[];
  alternativeUrls: AlternativeUrl[];
  dids: Did[];
  remoteAgents: RemoteAgent[];
  leads: Lead[];
  doNotCall: Set<string>;
  /** Numbers that one campaign must not call, as `campaign|number`. */
  campaignDoNotCall: Set<string>;
  /** The hours of each call time, by its ID: the first one, and the one after the last. */
  callTimes: Readonly<Record<string, readonly [from: number, to: number]>>;
  callLog: LoggedCall[];
  storedRecordings: StoredRecording[];
  liveAgents: LiveAgent[];
  calls: Call[];
  queue: QueueRow[];
  waitingInbound: { inGroup: string }[];
  notifications: { recipient: string; text: string }[];
  placed: PlacedCall[];
  delivered: DeliveredCall[];
  dispositions: Disposition[];
  simulated: SimulatedAgent[];
  phones: readonly Phone[];
  monitorCalls: MonitorCall[];
  workTotals: WorkTotals[];
  /** The random source of the simulated day. */
  nextRandom: () => number;
  /** The last ID of a lead, a queue row, a recording or a notification. */
  lastLeadId: number;
  lastQueueRow: number;
  lastRecordingId: number;
  lastNotification: number;
  lastManagerCommand: number;
}
