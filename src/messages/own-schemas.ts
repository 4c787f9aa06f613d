import * as v from 'valibot';
import { type ExtraColumn, longestImportText, mostCustomFields } from '../leads/import/import-row.ts';
import { duplicateScopes, importChanges } from '../leads/import/lead-import.ts';
import { longestRule, rulePlaces } from '../phone/find/taught-rules.ts';
import { longestNote } from '../session/note.ts';
import { editableLeadFields } from '../settings/editable-lead-fields.ts';
import { inGroupChanges } from '../team/in-group-change.ts';
import { listenModes } from '../team/listening.ts';
import { ext, id, nothing, type Schemas, shown, tones } from './page-schemas.ts';
import type { OwnRequests } from './requests.ts';

const status = v.pipe(v.string(), v.regex(/^[\w-]{1,6}$/));
const pauseCode = v.pipe(v.string(), v.regex(/^[\w-]{0,6}$/));
const line = v.pipe(v.string(), v.maxLength(256));
const pattern = v.pipe(v.string(), v.regex(/^https?:\/\/[^/*\s]+\/\*$/));

/** By the dialer's clock. */
const dialerTime = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/));

/** A number as the agent typed it. The worker checks it. */
const typed = v.pipe(v.string(), v.maxLength(40));
const inGroup = v.pipe(v.string(), v.regex(/^[\w-]{1,20}$/));
const simple = [
  'cancelDial',
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

const dispositionChoice = {
  status,
  callback: v.exactOptional(
    v.strictObject({
      at: dialerTime,
      mine: v.boolean(),
      comment: line,
    }),
  ),
  thenPause: v.exactOptional(pauseCode),
  note: v.exactOptional(v.pipe(v.string(), v.maxLength(longestNote))),
};

const action = v.variant('kind', [
  v.strictObject({ kind: v.picklist(simple) }),
  v.strictObject({
    kind: v.literal('hangUp'),
    disposition: v.exactOptional(v.strictObject(dispositionChoice)),
  }),
  v.strictObject({ kind: v.literal('dispose'), ...dispositionChoice }),
  v.strictObject({ kind: v.picklist(['pause', 'pauseCode']), code: pauseCode }),
  tones,
  v.strictObject({
    kind: v.literal('transfer'),
    to: v.variant('kind', [
      v.strictObject({ kind: v.literal('number'), number: typed }),
      v.strictObject({ kind: v.literal('inGroup'), inGroup: v.exactOptional(inGroup) }),
      v.strictObject({ kind: v.literal('agent'), agent: v.pipe(v.string(), v.regex(/^\d{2,18}$/)) }),
    ]),
  }),
  v.strictObject({ kind: v.literal('addParty'), number: typed, park: v.boolean() }),
  v.strictObject({
    kind: v.literal('saveNote'),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(longestNote)),
  }),
  v.strictObject({ kind: v.literal('previewDial'), which: v.picklist(['main', 'alternative', 'third']) }),
  v.strictObject({
    kind: v.literal('inGroups'),
    change: v.picklist(['replace', 'add', 'remove']),
    inGroups: v.pipe(v.array(inGroup), v.maxLength(20)),
    blended: v.boolean(),
  }),
]);

const importText = v.pipe(v.string(), v.maxLength(longestImportText));
const importRow = v.strictObject({
  phoneCode: v.pipe(v.string(), v.regex(/^\d{1,4}$/)),
  value: v.pipe(v.string(), v.regex(/^\d{4,15}$/)),
  ext,
  texts: v.strictObject({
    number: importText,
    name: importText,
    company: importText,
    email: importText,
    recordId: importText,
    extra: v.exactOptional(
      v.pipe(
        v.record(
          v.custom<ExtraColumn>((key) => /^(?:callback|custom\.\w{1,50})$/.test(String(key))),
          importText,
        ),
        v.maxEntries(mostCustomFields + 1),
      ),
    ),
  }),
});

const dialerRequest = v.strictObject({
  endpoint: v.picklist(['agent', 'nonAgent']),
  // The worker adds the login, so no request can carry another one.
  parameters: v.record(
    v.pipe(v.string(), v.regex(/^(?!(?:user|pass)$)\w{1,40}$/)),
    v.pipe(v.string(), v.maxLength(2_000)),
  ),
});

/** The schemas of the requests that only pages of the extension may send. A page that a site controls has its own (`page-schemas.ts`). */
export const ownInputs = {
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
  poll: v.strictObject({ now: v.boolean() }),
  dialTyped: v.strictObject({
    id,
    ext,
    shown,
    preview: v.exactOptional(v.boolean()),
    leadId: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,9}$/))),
    recordId: v.exactOptional(importText),
  }),
  command: v.strictObject({ id, command: action }),
  queueCount: nothing,
  recentCalls: nothing,
  redial: v.strictObject({ id, call: id }),
  openRecord: v.strictObject({ callback: id }),
  chooseRecord: v.strictObject({ call: line, lead: v.pipe(v.string(), v.regex(/^\d{0,10}$/)) }),
  dialCallback: v.strictObject({ id, callback: id }),
  removeCallback: v.strictObject({ callback: id }),
  settings: nothing,
  testConnection: nothing,
  teach: v.strictObject({
    tab: v.number(),
    url: v.pipe(v.string(), v.maxLength(4000)),
    isPhone: v.boolean(),
    wordPlace: v.strictObject({
      place: v.picklist(rulePlaces),
      words: v.pipe(v.string(), v.maxLength(longestRule)),
    }),
  }),
  setResultsSecret: v.strictObject({ secret: line }),
  countResultsSecrets: nothing,
  deleteOldResultsSecret: nothing,
  deliverResults: nothing,
  retryResults: nothing,
  enableSite: v.strictObject({ pattern }),
  disableSite: v.strictObject({ pattern }),
  confirmDial: v.strictObject({ id }),
  dismiss: v.strictObject({ id }),
  signInSupervisor: v.strictObject({
    address: line,
    user: line,
    password: line,
    insecure: v.boolean(),
    passphrase: line,
  }),
  unlockSupervisor: v.strictObject({ passphrase: line }),
  signOutSupervisor: nothing,
  checkRights: nothing,
  listenIn: v.strictObject({
    agent: v.pipe(v.string(), v.maxLength(20)),
    mode: v.picklist(listenModes),
    phone: v.pipe(v.string(), v.regex(/^[\w-]{1,50}$/)),
  }),
  teamStatistics: nothing,
  refreshTeam: v.strictObject({ isVisible: v.boolean() }),
  startTeamAction: v.strictObject({
    id,
    action: v.variant('kind', [
      v.strictObject({ kind: v.literal('pause'), code: pauseCode }),
      v.strictObject({ kind: v.literal('pauseCode'), code: status }),
      v.strictObject({ kind: v.literal('resume') }),
      v.strictObject({ kind: v.literal('logOut'), afterCall: v.boolean() }),
      v.strictObject({ kind: v.literal('message'), text: v.pipe(v.string(), v.maxLength(200)) }),
      v.strictObject({
        kind: v.literal('inGroups'),
        change: v.picklist(inGroupChanges),
        inGroups: v.pipe(v.array(inGroup), v.minLength(1), v.maxLength(20)),
        isBlended: v.boolean(),
      }),
      v.strictObject({ kind: v.literal('endWrapUp'), status, thenPause: v.boolean() }),
      v.strictObject({ kind: v.literal('grantPause'), requestCode: status, code: status }),
      v.strictObject({
        kind: v.literal('denyPause'),
        requestCode: status,
        text: v.pipe(v.string(), v.maxLength(200)),
      }),
    ]),
    reason: v.pipe(v.string(), v.maxLength(200)),
    agents: v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(5000)),
  }),
  askAsSupervisor: dialerRequest,
  runFunction: dialerRequest,
  saveLead: v.strictObject({
    leadId: v.pipe(v.string(), v.regex(/^\d{1,10}$/)),
    fields: v.record(v.picklist(editableLeadFields), v.pipe(line, v.minLength(1))),
  }),
  readNumber: v.strictObject({ shown }),
  addToDnc: v.strictObject({
    id,
    shown,
    list: v.picklist(['systemDnc', 'campaignDnc']),
    reason: line,
  }),
  removeFromDnc: v.strictObject({ id, change: id }),
  retryDncChanges: nothing,
  startLeadImport: v.strictObject({
    id,
    target: v.union([
      v.strictObject({ isManual: v.literal(true), skipsDoNotCall: v.boolean() }),
      v.strictObject({
        listId: v.pipe(v.string(), v.regex(/^\d{2,14}$/)),
        campaign: v.pipe(v.string(), v.regex(/^[\w-]{0,8}$/)),
        duplicates: v.picklist(duplicateScopes),
        skipsDoNotCall: v.boolean(),
        hopperPriority: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(-99), v.maxValue(99))),
        callbackAt: v.exactOptional(dialerTime),
      }),
    ]),
    rows: v.pipe(v.array(importRow), v.minLength(1), v.maxLength(10_000)),
  }),
  changeLeadImport: v.strictObject({ id, change: v.picklist(importChanges) }),
  runLeadImport: nothing,
  stopTeamAction: v.strictObject({ id }),
  agentCall: v.strictObject({ user: v.pipe(v.string(), v.regex(/^[\w-]{1,20}$/)) }),
} satisfies Schemas<OwnRequests>;
