import * as v from 'valibot';
import { screenReport } from './agent-screen-schema.ts';
import type { Requests } from './questions.ts';

/**
 * What each question must bring. Kept apart from the contract's types, so that content scripts do not carry
 * a validator. Unknown keys are refused: a question holds what it says and nothing else.
 */
const nothing = v.strictObject({});
const id = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
const e164 = v.pipe(v.string(), v.regex(/^\+[1-9]\d{3,16}$/));
const ext = v.optional(v.pipe(v.string(), v.regex(/^\d{1,12}$/)));
const status = v.pipe(v.string(), v.regex(/^[\w-]{1,6}$/));
const pauseCode = v.pipe(v.string(), v.regex(/^[\w-]{0,6}$/));
const shown = v.pipe(v.string(), v.maxLength(64));
const line = v.pipe(v.string(), v.maxLength(256));
const pattern = v.pipe(v.string(), v.regex(/^https?:\/\/[^/*\s]+\/\*$/));

/** As many places as a page is told of (settings/sites.ts), and no longer texts than it may read. */
const records = v.pipe(
  v.array(
    v.strictObject({
      selector: v.pipe(v.string(), v.maxLength(1000)),
      attribute: v.optional(v.pipe(v.string(), v.maxLength(1000))),
      text: v.nullable(v.pipe(v.string(), v.maxLength(64))),
    }),
  ),
  v.maxLength(20),
);

/** A number as it is typed; the worker judges it. */
const typed = v.pipe(v.string(), v.maxLength(40));
const inGroup = v.pipe(v.string(), v.regex(/^[\w-]{1,20}$/));
const simple = [
  'cancelDial',
  'hangUp',
  'resume',
  'park',
  'grab',
  'startRecording',
  'stopRecording',
  'dropParty',
  'leaveThreeWay',
  'previewSkip',
  'previewFinish',
  'ringPhone',
  'logOut',
] as const;

const tones = v.strictObject({
  kind: v.literal('tones'),
  keys: v.pipe(v.string(), v.regex(/^[\d*#,]{1,40}$/)),
});

/** What a page may have done with the call that began on it. */
const pageWork = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['hangUp', 'park', 'grab', 'startRecording', 'stopRecording']) }),
  tones,
]);

const work = v.variant('kind', [
  v.strictObject({ kind: v.picklist(simple) }),
  v.strictObject({
    kind: v.literal('dispose'),
    status,
    callback: v.optional(
      v.strictObject({
        at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
        mine: v.boolean(),
        comment: line,
      }),
    ),
    thenPause: v.optional(pauseCode),
  }),
  v.strictObject({ kind: v.picklist(['pause', 'pauseCode']), code: pauseCode }),
  tones,
  v.strictObject({
    kind: v.literal('transfer'),
    to: v.variant('kind', [
      v.strictObject({ kind: v.literal('number'), number: typed }),
      v.strictObject({ kind: v.literal('inGroup'), inGroup: v.optional(inGroup) }),
      v.strictObject({ kind: v.literal('agent'), agent: v.pipe(v.string(), v.regex(/^\d{2,18}$/)) }),
    ]),
  }),
  v.strictObject({ kind: v.literal('addParty'), number: typed, park: v.boolean() }),
  v.strictObject({ kind: v.literal('previewDial'), which: v.picklist(['main', 'alternative', 'third']) }),
  v.strictObject({
    kind: v.literal('inGroups'),
    change: v.picklist(['replace', 'add', 'remove']),
    inGroups: v.pipe(v.array(inGroup), v.maxLength(20)),
    blended: v.boolean(),
  }),
]);

export const inputs = {
  hello: nothing,
  plans: nothing,
  status: nothing,
  dial: v.strictObject({
    id,
    number: e164,
    ext,
    shown,
    preview: v.optional(v.boolean()),
    records: v.optional(records),
  }),
  callWork: v.strictObject({ id, call: id, work: pageWork }),
  agentScreen: screenReport,
  signIn: v.strictObject({
    address: line,
    user: line,
    password: line,
    agent: line,
    statusUser: line,
    statusPassword: line,
    insecure: v.boolean(),
    keep: v.picklist(['session', 'device', 'passphrase']),
    passphrase: line,
  }),
  permissionDenied: nothing,
  unlock: v.strictObject({ passphrase: line }),
  signOut: nothing,
  look: v.strictObject({ now: v.boolean() }),
  dialTyped: v.strictObject({ id, ext, shown, preview: v.optional(v.boolean()) }),
  command: v.strictObject({ id, command: work }),
  queueCount: nothing,
  recentCalls: nothing,
  redial: v.strictObject({ id, call: id }),
  settings: nothing,
  testConnection: nothing,
  enableSite: v.strictObject({ pattern }),
  disableSite: v.strictObject({ pattern }),
  confirmDial: v.strictObject({ id }),
  dismiss: v.strictObject({ id }),
} satisfies Record<keyof Requests, v.GenericSchema>;

/**
 * A content script is not trusted: it may say hello, ask for a dial or the status, work on its own page's
 * call, and tell what the agent screen shows.
 */
export const allowedFromPages: ReadonlySet<keyof Requests> = new Set([
  'hello',
  'plans',
  'status',
  'dial',
  'callWork',
  'agentScreen',
]);
