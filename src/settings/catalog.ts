import { numberTypes } from '../phone/numbering/number-type.ts';
import { ok, type Result } from '../result.ts';
import { editableLeadFields } from './editable-lead-fields.ts';
import { lineHead } from './entry-syntax.ts';
import { features } from './features.ts';
import { languages } from './languages.ts';
import { notificationKinds } from './notification-kinds.ts';
import { numberChecks } from './number-checks.ts';
import { resultEventChoices } from './result-events.ts';
import type { Setting } from './setting-types.ts';
import { shownLeadFields } from './shown-lead-fields.ts';
import { invalid, type ValidationError } from './validation-error.ts';
import {
  asWritten,
  dialerName,
  matching,
  readAllowedCountry,
  readJsonObject,
  readPlainText,
} from './validators.ts';
import {
  readApiPath,
  readDialerUrl,
  readHelpUrl,
  readHost,
  readOrigin,
  readScreenPath,
} from './values/address-settings.ts';
import { alertKinds, readAlertRule } from './values/alert-rule.ts';
import { readAwayLimit } from './values/away-limit.ts';
import {
  campaignOfLine,
  readCampaignUrl,
  readHeaderLine,
  readReceiverUrl,
  readResultsForm,
} from './values/call-fields.ts';
import { callerIds, readCallerId } from './values/caller-ids.ts';
import { readCallingHours } from './values/calling-hours.ts';
import { choiceIdentifiers, readDisposition, readPauseCode } from './values/choices.ts';
import { noteTemplates, readNoteTemplate } from './values/note-templates.ts';
import { readPauseRequestCode } from './values/pause-request-code.ts';
import { readPopRule } from './values/pop-rule.ts';
import { readSavedView } from './values/saved-view.ts';
import { readPattern } from './values/site-pattern.ts';
import { readCountry, readSiteRule, sitePatterns } from './values/site-rule.ts';
import { withoutWrongRules } from './values/taught-line.ts';

function readSettingName(text: string): Result<string, ValidationError> {
  return isSettingKey(text) && text !== 'defaultsOnly' && text !== 'policyJson'
    ? ok(text)
    : invalid('unknownSetting');
}

/** Every setting, once. Title and help are the `_locales` messages `setting_<key>` and `setting_<key>_help`. */
export const catalog = {
  dialerUrls: { type: 'list', section: 'dialer', default: [], maxEntries: 5, read: readDialerUrl },
  agentApiPath: {
    type: 'text',
    section: 'dialer',
    default: '/agc/api.php',
    maxLength: 200,
    read: readApiPath,
  },
  nonAgentApiPath: {
    type: 'text',
    section: 'dialer',
    default: '/vicidial/non_agent_api.php',
    maxLength: 200,
    read: readApiPath,
  },
  agentScreenPath: {
    type: 'text',
    section: 'dialer',
    default: 'vicidial.php',
    maxLength: 200,
    read: readScreenPath,
  },
  insecureDialerHosts: { type: 'list', section: 'dialer', default: [], maxEntries: 5, read: readHost },
  apiUser: { type: 'text', section: 'dialer', default: '', maxLength: 20, read: dialerName },
  agentUser: { type: 'text', section: 'dialer', default: '', maxLength: 20, read: dialerName },
  agentUserFromProfile: { type: 'boolean', section: 'dialer', default: false, policyOnly: true },
  isRemoteAgent: { type: 'boolean', section: 'dialer', default: false },
  agentScreenCompanion: { type: 'boolean', section: 'dialer', default: true },
  agentScreenTickForward: { type: 'boolean', section: 'dialer', default: true },

  sites: {
    type: 'list',
    section: 'sites',
    default: [],
    maxEntries: 200,
    // A site can have dozens of taught rules.
    maxLength: 4000,
    read: asWritten(readSiteRule),
    identify: sitePatterns,
    withoutWrongParts: withoutWrongRules,
  },
  excludedSites: { type: 'list', section: 'sites', default: [], maxEntries: 200, read: readPattern },

  country: { type: 'text', section: 'numbers', default: '', maxLength: 2, read: readCountry },
  allowedCountries: {
    type: 'list',
    section: 'numbers',
    default: [],
    maxEntries: 250,
    read: readAllowedCountry,
  },
  blockedTypes: {
    type: 'list',
    section: 'numbers',
    default: numberTypes,
    maxEntries: numberTypes.length,
    choices: numberTypes,
  },
  blockedPrefixes: {
    type: 'list',
    section: 'numbers',
    default: [],
    maxEntries: 500,
    read: matching(/^\+[1-9]\d{0,14}$/, 'notPrefix'),
  },
  confirmDial: {
    type: 'choice',
    section: 'numbers',
    default: 'unusual',
    choices: ['never', 'unusual', 'always'],
  },
  dialsPerMinute: { type: 'integer', section: 'numbers', default: 20, min: 1, max: 30 },
  dialsPerHour: { type: 'integer', section: 'numbers', default: 600, min: 1, max: 1000 },
  callingHours: {
    type: 'list',
    section: 'numbers',
    // Empty by default, because laws differ by country and the organization must choose the hours.
    default: [],
    maxEntries: 500,
    read: asWritten(readCallingHours),
  },
  outsideCallingHours: {
    type: 'choice',
    section: 'numbers',
    default: 'confirm',
    choices: ['allow', 'confirm', 'block'],
  },

  searchLead: { type: 'boolean', section: 'dialing', default: true },
  previewLead: { type: 'boolean', section: 'dialing', default: false },
  dialPrefix: {
    type: 'text',
    section: 'dialing',
    default: '',
    maxLength: 20,
    read: matching(/^[A-Za-z0-9]+$/, 'notDialerName', '20'),
  },
  callerIds: {
    type: 'list',
    section: 'dialing',
    default: [],
    maxEntries: 50,
    read: asWritten(readCallerId),
    identify: (line) => callerIds([line]).map(({ id }) => id),
  },
  callerId: {
    type: 'text',
    section: 'dialing',
    default: '',
    maxLength: 40,
    read: (text) => (text.includes('=') ? invalid('notCallerId') : asWritten(readCallerId)(text)),
  },

  dispositions: {
    type: 'list',
    section: 'calls',
    default: [
      'SALE=Sale made;key=1',
      'CALLBK=Call back;callback;key=2',
      'NI=Not interested;key=3',
      'N=No answer;key=4',
      'A=Answering machine;key=5',
      'B=Busy;key=6',
      'DC=Disconnected number;key=7',
      'DEC=Declined sale;key=8',
      'NP=No pitch, no price;key=9',
      'XFER=Call transferred',
      'DNC=Do not call',
    ],
    maxEntries: 100,
    read: asWritten(readDisposition),
    identify: choiceIdentifiers,
  },
  pauseCodes: {
    type: 'list',
    section: 'calls',
    default: [
      'BREAK=Break;key=1',
      'LUNCH=Lunch;key=2',
      'ADMIN=Paperwork;key=3',
      'MEET=Meeting;key=4',
      'TRAIN=Training;key=5',
    ],
    maxEntries: 50,
    read: asWritten(readPauseCode),
    identify: choiceIdentifiers,
  },
  noteTemplates: {
    type: 'list',
    section: 'calls',
    default: [],
    maxEntries: 50,
    read: asWritten(readNoteTemplate),
    identify: (line) => noteTemplates([line]).map(({ name }) => name),
  },
  notifications: {
    type: 'list',
    section: 'calls',
    default: [],
    maxEntries: notificationKinds.length,
    choices: notificationKinds,
  },
  callbackReminderMinutes: { type: 'integer', section: 'calls', default: 5, min: 0, max: 120 },
  screenPop: { type: 'list', section: 'calls', default: [], maxEntries: 50, read: asWritten(readPopRule) },
  recordingReminderSeconds: { type: 'integer', section: 'calls', default: 60, min: 0, max: 3600 },

  leadLookup: { type: 'boolean', section: 'leads', default: false },
  leadTooltip: { type: 'boolean', section: 'leads', default: false },
  shownLeadFields: {
    type: 'list',
    section: 'leads',
    default: shownLeadFields,
    maxEntries: shownLeadFields.length,
    choices: shownLeadFields,
  },
  editableLeadFields: {
    type: 'list',
    section: 'leads',
    // Empty by default, because the fields are the organization's.
    default: [],
    maxEntries: editableLeadFields.length,
    choices: editableLeadFields,
  },
  numberChecks: {
    type: 'list',
    section: 'leads',
    // Empty by default, because the checks need an account with rights of its own.
    default: [],
    maxEntries: numberChecks.length,
    choices: numberChecks,
  },
  checkedCallTime: {
    type: 'text',
    section: 'leads',
    default: '9am-9pm',
    maxLength: 10,
    read: matching(/^[\w-]{1,10}$/, 'notDialerName', '10'),
  },
  attemptsPerDay: { type: 'integer', section: 'leads', default: 3, min: 1, max: 100 },
  vetoUrl: { type: 'text', section: 'leads', default: '', maxLength: 500, read: readReceiverUrl },
  numberCheckMs: { type: 'integer', section: 'leads', default: 800, min: 100, max: 5000 },
  refusedNumber: { type: 'choice', section: 'leads', default: 'block', choices: ['confirm', 'block'] },
  uncheckedNumber: {
    type: 'choice',
    section: 'leads',
    default: 'confirm',
    choices: ['allow', 'confirm', 'block'],
  },
  dncChanges: { type: 'boolean', section: 'leads', default: false },
  dncList: { type: 'choice', section: 'leads', default: 'systemDnc', choices: ['systemDnc', 'campaignDnc'] },
  dncStatuses: {
    type: 'list',
    section: 'leads',
    default: [],
    maxEntries: 20,
    read: matching(/^[\w-]{1,6}$/, 'notDialerName', '6'),
  },

  leadImport: { type: 'boolean', section: 'leads', default: false },
  writableLists: {
    type: 'list',
    section: 'leads',
    default: [],
    maxEntries: 100,
    read: matching(/^\d{2,14}$/, 'notListId'),
  },
  listChanges: { type: 'boolean', section: 'leads', default: false },
  bulkLimit: { type: 'integer', section: 'leads', default: 10_000, min: 1, max: 10_000 },
  callLists: { type: 'boolean', section: 'leads', default: false },

  resultsUrl: { type: 'text', section: 'results', default: '', maxLength: 500, read: readReceiverUrl },
  resultsCampaignUrls: {
    type: 'list',
    section: 'results',
    default: [],
    maxEntries: 50,
    read: asWritten(readCampaignUrl),
    identify: campaignOfLine,
  },
  resultsEvents: {
    type: 'list',
    section: 'results',
    default: resultEventChoices,
    maxEntries: resultEventChoices.length,
    choices: resultEventChoices,
  },
  resultsStatuses: {
    type: 'list',
    section: 'results',
    default: [],
    maxEntries: 100,
    read: matching(/^[A-Za-z0-9_-]{1,6}$/, 'notDialerName', '6'),
  },
  pageEventOrigins: { type: 'list', section: 'results', default: [], maxEntries: 50, read: readOrigin },
  resultsFormat: { type: 'choice', section: 'results', default: 'json', choices: ['json', 'form'] },
  resultsForm: { type: 'text', section: 'results', default: '', maxLength: 2000, read: readResultsForm },
  resultsHeaders: { type: 'list', section: 'results', default: [], maxEntries: 10, read: readHeaderLine },
  resultsSites: { type: 'list', section: 'results', default: [], maxEntries: 50, read: readPattern },

  pauseRequestCodes: {
    type: 'list',
    section: 'supervisors',
    default: [],
    maxEntries: 10,
    read: asWritten(readPauseRequestCode),
    identify: lineHead,
  },
  awayLimits: {
    type: 'list',
    section: 'supervisors',
    default: [],
    maxEntries: 200,
    read: asWritten(readAwayLimit),
    identify: lineHead,
  },
  teamGroups: { type: 'list', section: 'supervisors', default: [], maxEntries: 50, read: dialerName },
  teamCampaigns: { type: 'list', section: 'supervisors', default: [], maxEntries: 50, read: dialerName },
  teamViews: {
    type: 'list',
    section: 'supervisors',
    default: [],
    maxEntries: 30,
    read: asWritten(readSavedView),
    identify: lineHead,
  },
  listenNotice: { type: 'text', section: 'supervisors', default: '', maxLength: 200, read: readPlainText },
  alerts: {
    type: 'list',
    section: 'supervisors',
    default: ['pauseOverLimit', 'lagged', 'deadCall=60', 'wrapUp=300'],
    maxEntries: alertKinds.length,
    read: asWritten(readAlertRule),
    identify: lineHead,
  },
  supervisorReasonRequired: { type: 'boolean', section: 'supervisors', default: false },

  credentialStorage: {
    type: 'choice',
    section: 'privacy',
    default: 'session',
    choices: ['session', 'device', 'passphrase'],
  },
  lockAfterMinutes: { type: 'integer', section: 'privacy', default: 0, min: 0, max: 1440 },
  lockOnOsLock: { type: 'boolean', section: 'privacy', default: false },
  maskNumbers: { type: 'boolean', section: 'privacy', default: false },
  historyLength: { type: 'integer', section: 'privacy', default: 50, min: 0, max: 500 },
  auditRetentionDays: { type: 'integer', section: 'privacy', default: 30, min: 0, max: 365 },

  language: {
    type: 'text',
    section: 'appearance',
    default: '',
    maxLength: 2,
    choices: languages,
  },
  surfaces: { type: 'choice', section: 'appearance', default: 'both', choices: ['both', 'popup', 'panel'] },
  openPanelOnDial: { type: 'boolean', section: 'appearance', default: false },
  disabledFeatures: {
    type: 'list',
    section: 'appearance',
    default: [],
    maxEntries: features.length,
    choices: features,
  },

  helpText: { type: 'text', section: 'organization', default: '', maxLength: 300, policyOnly: true },
  helpUrl: {
    type: 'text',
    section: 'organization',
    default: '',
    maxLength: 500,
    read: readHelpUrl,
    policyOnly: true,
  },
  policyVersion: { type: 'text', section: 'organization', default: '', maxLength: 40, policyOnly: true },
  defaultsOnly: {
    type: 'list',
    section: 'organization',
    default: [],
    maxEntries: 100,
    read: readSettingName,
    policyOnly: true,
  },
  policyJson: {
    type: 'text',
    section: 'organization',
    default: '',
    maxLength: 100_000,
    read: readJsonObject,
    policyOnly: true,
  },
} as const satisfies Record<string, Setting>;

type Catalog = typeof catalog;

export type SettingKey = keyof Catalog;

type ValueOf<S> = S extends { readonly type: 'boolean' }
  ? boolean
  : S extends { readonly type: 'integer' }
    ? number
    : S extends { readonly type: 'choice'; readonly choices: readonly (infer Choice)[] }
      ? Choice
      : S extends { readonly type: 'list'; readonly choices: readonly (infer Choice)[] }
        ? readonly Choice[]
        : S extends { readonly type: 'list' }
          ? readonly string[]
          : string;

/** The value of every setting. Lists in one-line syntax stay as written. The files in `values/` read them. */
export type Settings = { readonly [K in SettingKey]: ValueOf<Catalog[K]> };

export const settingKeys = Object.keys(catalog) as readonly SettingKey[];

export function isSettingKey(text: string): boolean {
  return Object.hasOwn(catalog, text);
}

export const defaults = Object.fromEntries(
  settingKeys.map((key) => [key, catalog[key].default]),
) as unknown as Settings;
