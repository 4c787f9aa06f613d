import type { Failure, OwnFailure } from '../../failure.ts';
import { checkNumber, format, toDialString } from '../../phone/dialing/dial-string.ts';
import type { TypedNumber } from '../../phone/dialing/parse-input.ts';
import { isEmergency } from '../../phone/numbering/emergency.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { locationOf } from '../../phone/numbering/location.ts';
import { uiCountry } from '../../platform/i18n.ts';
import { loadCountries, loadLocationOf, loadPlanOf, loadPlans } from '../../platform/phone-metadata.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { CallAction, Dial } from '../../session/command.ts';
import type { Settings } from '../../settings/catalog.ts';
import { type CallingTime, callingHoursFor, callingTime } from '../../settings/values/calling-hours.ts';
import { dialOptionsFor, type ReadOnPage } from '../../settings/values/dial-options.ts';
import { confirmReason, homeCountry, numberRules } from '../../settings/values/number-rules.ts';
import { cleanRecordId, siteFor } from '../../settings/values/site-match.ts';
import { readSettings } from '../effective-settings.ts';

export interface RequestedDial {
  /** E.164. */
  readonly number: string;
  readonly ext?: string;
  readonly preview: boolean;
  /** The page asks that the agent confirms the dial in the popup. */
  readonly confirm?: true;
  readonly origin?: string;
  readonly tab?: number;
  /** Address of the page it was clicked on; the site's rule reads the record ID from it. */
  readonly page?: string;
  readonly title?: string;
  /** The lead that the agent chose. It takes precedence over the one of the page. */
  readonly leadId?: string;
  /** The record ID of the CRM that comes with a typed number, as a table has it. */
  readonly recordId?: string;
  /** The texts of that page in the places of record IDs. */
  readonly records?: readonly ReadOnPage[];
}

/** The dial command for a request, if the rules allow the number. `concern`: why the agent must confirm it first. */
export async function checkDial(request: RequestedDial, values: Settings): Promise<Result<Dial, Failure>> {
  await loadPlanOf(request.number);
  const checked = checkNumber(request.number, numberRules(values));
  if (!checked.ok) return checked;
  const dialString = toDialString(request.number);
  if (!dialString.ok) return dialString;

  const { phoneCode, value } = dialString.value;
  const { country } = checked.value;
  const time = await callingTimeOf(request.number, country, values);
  if (time === 'outside' && values.outsideCallingHours === 'block') return fail({ kind: 'outsideHours' });
  const home = homeCountry(undefined, values.country, uiCountry());
  const concern =
    (request.confirm === true ? 'maybeNotVisible' : undefined) ??
    timeConcern(time, values) ??
    confirmReason(values, checked.value, home);
  const { number, ext, origin, tab, leadId } = request;
  const parts = dialOptionsFor(values, request.page, request.records);
  return ok({
    kind: 'dial',
    number,
    formatted: format(number),
    phoneCode,
    value,
    ...parts,
    preview: request.preview || parts.preview,
    ...(leadId === undefined ? {} : { leadId }),
    ...recordOf(request),
    ...(ext === undefined ? {} : { ext }),
    ...(origin === undefined ? {} : { origin }),
    ...(tab === undefined ? {} : { tab }),
    ...recordPage(request),
    ...(concern === undefined ? {} : { concern: { kind: concern } }),
  });
}

/** The record ID as the dialer keeps it. The agent is warned of one that cannot be sent. */
function recordOf({ recordId = '' }: RequestedDial): Pick<Dial, 'vendorId' | 'isRecordDropped'> {
  if (recordId.trim() === '') return {};
  const vendorId = cleanRecordId(recordId);
  return vendorId === undefined ? { isRecordDropped: true } : { vendorId };
}

/** `block` cannot judge a number whose time zone is unknown, so the agent judges it. */
function timeConcern(time: CallingTime, { outsideCallingHours }: Settings) {
  if (time === 'inside' || outsideCallingHours === 'allow') return undefined;
  return time === 'outside' ? 'outsideHours' : 'timeZoneUnknown';
}

/** Maximum lengths of an address and a title that are kept with a call. */
const longest = { page: 2_000, title: 120 } as const;

/** The page of the record. An address that is too long would open another page if it was cut, so it is not kept. */
function recordPage({ page, title }: RequestedDial): Pick<Dial, 'page' | 'title'> {
  return {
    ...(page === undefined || page.length > longest.page ? {} : { page }),
    ...(title ? { title: title.slice(0, longest.title) } : {}),
  };
}

async function callingTimeOf(
  number: string,
  country: CountryCode | undefined,
  values: Settings,
): Promise<CallingTime> {
  const hours = callingHoursFor(values.callingHours, country ?? '', number);
  if (hours.length === 0) return 'inside';
  await loadLocationOf(number);
  return callingTime(hours, locationOf(number).zones, Date.now());
}

/** The action with its number in the form that is dialed, if the rules allow the number. */
export async function checkAction(action: CallAction): Promise<Result<CallAction, Failure>> {
  if (action.kind === 'addParty') {
    const number = await checkParty(action.number);
    return number.ok ? ok({ ...action, number: number.value }) : number;
  }
  if (action.kind !== 'transfer' || action.to.kind !== 'number') return ok(action);
  const number = await checkParty(action.to.number);
  return number.ok ? ok({ ...action, to: { kind: 'number', number: number.value } }) : number;
}

/**
 * A third party: an internal extension, or a number under the same rules as a dial. The dialer adds its own prefix and
 * takes no calling code here, so a number of another country includes its calling code.
 */
async function checkParty(text: string): Promise<Result<string, Failure>> {
  const digits = text.replace(/[\s().-]/g, '');
  if (/^[1-9]\d{2,4}$/.test(digits)) {
    return isEmergency(digits) ? fail({ kind: 'emergencyNumber' }) : ok(digits);
  }
  const country = await countryFor();
  const read = await numberReader();
  const typed = read(text);
  if (!typed.ok) return typed;
  const { values } = await readSettings();
  const checked = await checkDial({ number: typed.value.number, preview: false }, values);
  if (!checked.ok) return checked;
  const dialString = toDialString(typed.value.number);
  if (!dialString.ok) return dialString;
  const { phoneCode, value } = dialString.value;
  return ok(dialString.value.country === country ? value : `${phoneCode}${value}`);
}

/** A function that reads numbers as agents type them, after it has loaded all numbering plans. */
export async function numberReader(): Promise<(text: string) => Result<TypedNumber, OwnFailure>> {
  const [{ parseTypedNumber }, country] = await Promise.all([
    import('../../phone/dialing/parse-input.ts'),
    countryFor(),
    loadPlans(),
  ]);
  return (text) => parseTypedNumber(text, country);
}

/** The country of national numbers: by the site's rule, else the setting, else the language of the browser. */
export async function countryFor(url?: string): Promise<CountryCode> {
  const [{ values }] = await Promise.all([readSettings(), loadCountries()]);
  const ofSite = url === undefined ? undefined : siteFor(url, values)?.country;
  return homeCountry(ofSite, values.country, uiCountry());
}
