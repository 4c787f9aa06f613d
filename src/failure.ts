/**
 * Every failure that is expected, as one union. Plain data: it crosses messages and storage, and it
 * holds no secret and no raw reply of the dialer.
 */

/** The refusals of the dialer (docs/vicidial/facts.md 11). */
export const refusalKinds = [
  'invalidSource',
  'wrongLogin',
  'secondFactor',
  'locked',
  'addressBlocked',
  'noTelephonyServer',
  'noApiAccess',
  'apiOff',
  'noPermission',
  'notLoggedIn',
  'noSuchAgent',
  /** Logged in, but the dialer keeps no record of the login: it does not know which phone to ring. */
  'noSessionData',
  'notPaused',
  'pauseConflict',
  'manualDialNotAllowed',
  'alreadyQueued',
  'noLiveCall',
  'noLead',
  'notValid',
  'groupAliasNotValid',
  'callerIdNotAllowed',
  'leadNotValid',
  'inGroupNotValid',
  'inboundNotAllowed',
  'inGroupChangeNotAllowed',
  'previewNotAllowed',
  'notRecording',
  'notificationsOff',
  'callNotFound',
  'nothingFound',
  /** The phone that the dialer would ring does not exist there. */
  'phoneNotValid',
  /** The conference of an agent does not exist on that server. */
  'conferenceNotFound',
  'doNotCall',
  /** An error with an unknown text, which is in `about`. */
  'refused',
  'unknownFunction',
  'serverFault',
  /** Markup with no line of a dialer in it: a login page, a portal, another program. */
  'webPage',
  'unrecognized',
] as const;

export type RefusalKind = (typeof refusalKinds)[number];

/** The dialer refused. `about` is the harmless part of its reply that explains the refusal (never a login). */
export type Refusal = { readonly kind: RefusalKind; readonly about?: string };

/** The dialer could not be reached, or the reply was not one of a dialer. */
export const transportKinds = [
  'unreachable',
  'timedOut',
  'redirected',
  'tooLong',
  'notVicidial',
  'httpError',
  'hostNotAllowed',
] as const;

export type TransportFailure = {
  readonly kind: (typeof transportKinds)[number];
  /** Host name of the dialer, never a whole address. */
  readonly host: string;
  readonly status?: number;
};

/** We refused by ourselves, before the dialer was asked. */
export const ownKinds = [
  'notSignedIn',
  'policyPending',
  'wasAway',
  'shortPassphrase',
  'wrongPassphrase',
  'signInBlocked',
  'lockedUntil',
  'badAddress',
  'insecureAddress',
  'badName',
  'badCredentials',
  'notANumber',
  'emergencyNumber',
  'numberTooShort',
  'countryNotAllowed',
  'numberTypeBlocked',
  'prefixBlocked',
  /** A number of another country, or one that is not valid in any. */
  'unusualNumber',
  /** A setting asks for a confirmation before every call. */
  'everyCallAsks',
  /** A page requested the call, or a frame whose number the agent may not see. */
  'maybeNotVisible',
  'outsideHours',
  'timeZoneUnknown',
  /** The calling hours of the dialer are closed for the number. */
  'callTimeClosed',
  'attemptsReached',
  'campaignUnknown',
  /** Another system of the organization does not allow the call; its words are in `about`. */
  'vetoed',
  'dialerCheckUnanswered',
  'attemptsUnanswered',
  'vetoUnanswered',
  'dialPending',
  'tooSoon',
  'tooMany',
  'notNow',
  'unsafeText',
  'siteNotEnabled',
  'setByOrganization',
  'noGesture',
  /** No reply came to a request that may have changed the agent screen. */
  'lost',
  /** No reply came to another request. */
  'unfinished',
  /** The object of a press does not exist anymore. */
  'gone',
  'outcomeUnknown',
  'maybePlaced',
  'notTakenUp',
  /** The agent screen did not dial the number. Its reason has an unknown text. */
  'screenRefused',
  'notInLists',
  'dialLimitReached',
  'notSeen',
  'hangUpLate',
  'neverSent',
  'canceled',
  'cancelTooLate',
  'callOver',
  'callbackNotKept',
  'dispositionNotSet',
  'recordNotSent',
  'commentsUnreadable',
  'commentsNotPlain',
  'commentsFull',
  'noteOnOtherLead',
  'notConfirmed',
  'noNumberHere',
  'noNumberOnPage',
  'noWordsAround',
  'pagePhoneLink',
  'tooManyRules',
  /** The dialer accepted a message and stored nothing. */
  'messageNotStored',
  'actionRunning',
  'noAgentsChosen',
  /** Another agent, of the team of the supervisor. */
  'agentLoggedOut',
  'reasonRequired',
  'badSigningSecret',
  'noLeadAccount',
  'lookupLimit',
  'leadGone',
  'savedOnOtherLead',
  /** A spreadsheet has replaced digits of the number. */
  'damagedNumber',
  /** The dialer has a lead with this number; `about` is its ID. */
  'duplicateLead',
  'listNotFound',
  'listNotAllowed',
  'importRunning',
  /** More rows than one import may have; `about` is the limit. */
  'tooManyRows',
  'storageFull',
  /** Another account has begun it; `about` is its name. */
  'otherAccount',
] as const;

export type OwnFailure = {
  readonly kind: (typeof ownKinds)[number];
  readonly about?: string;
  /** Epoch milliseconds after which trying again can succeed. */
  readonly until?: number;
};

export type Failure = Refusal | TransportFailure | OwnFailure;
export type FailureKind = Failure['kind'];

type FailureKey = `failure_${FailureKind | 'numberInNoPlan'}`;

/** The words for a failure: keys of `_locales` messages, and the values for their placeholders. */
export type Explanation = {
  readonly what: FailureKey;
  readonly todo: `${FailureKey}_todo`;
  readonly values: readonly string[];
};

/**
 * The only function that turns a failure into words: `what` names the cause, `todo` the remedy.
 * Both are keys in `_locales`; a unit test checks that each kind has both.
 */
export function explain(failure: Failure): Explanation {
  const values = [
    'host' in failure ? failure.host : ((failure as OwnFailure).about ?? ''),
    'status' in failure && failure.status !== undefined ? String(failure.status) : clockOf(failure),
  ];
  const key: FailureKey = `failure_${isInNoPlan(failure) ? 'numberInNoPlan' : failure.kind}`;
  return { what: key, todo: `${key}_todo`, values };
}

/** The time of day after which trying again can succeed; empty if it is not known. */
function clockOf(failure: Failure): string {
  return 'until' in failure && failure.until !== undefined
    ? new Date(failure.until).toLocaleTimeString()
    : '';
}

/** The other types are closed for what they cost; this one because nobody knows who would answer. */
function isInNoPlan(failure: Failure): boolean {
  return failure.kind === 'numberTypeBlocked' && 'about' in failure && failure.about === 'UNKNOWN';
}

/** No reply came: the worker was stopped before it could reply. The same click may be sent again with its id. */
export function isLost({ what }: Explanation): boolean {
  return what === 'failure_lost' || what === 'failure_unfinished';
}
