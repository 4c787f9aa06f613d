/** One field of a call, and which of the two has sent it. */
export interface JoinedField {
  readonly value: string;
  readonly source: 'extension' | 'dialer';
  /** Orders the values of one source: `seq` of the extension, and `epoch` of the dialer in seconds since 1970. */
  readonly at: number;
}

export type JoinedCall = Readonly<Record<string, JoinedField>>;

/** VICIdial's names of the fields that both send, and ours. */
const ownNames: Readonly<Record<string, string>> = {
  call_id: 'callId',
  uniqueid: 'uniqueId',
  lead_id: 'leadId',
  vendor_lead_code: 'recordId',
  vendor_id: 'recordId',
  phone_number: 'number',
  user: 'agent',
  campaign_id: 'campaign',
  dispo: 'disposition',
  status: 'disposition',
  dispo_name: 'dispositionName',
  talk_time: 'talkSeconds',
  recording_id: 'recordingId',
  callback_datetime: 'callbackAt',
};

/** The fields that identify a call. A call menu knows Asterisk's unique id only, as long as the call has no lead. */
const idNames = ['id', 'callId', 'uniqueId'] as const;

/** Milliseconds between the end of a call and its disposition. */
const nearMs = 30 * 60_000;

/** The most calls that are kept. Older ones are dropped. */
const mostCalls = 10_000;
/** The most fields of one message that are kept. */
const mostFields = 150;

/**
 * Calls from the messages of the extension and of call menus and from VICIdial's URL hooks, each once, in any order and with
 * repetitions. All name ids of the dialer. If one of two does not know the id of the call, the lead joins them, or else agent,
 * number and time: an ordinary account sees no ids of the dialer. The extension's value of a field stays; the dialer fills what the
 * extension does not know.
 */
export class JoinedCalls {
  #calls: readonly JoinedCall[] = [];

  /** The calls, latest first. */
  get all(): readonly JoinedCall[] {
    return this.#calls.toReversed();
  }

  /** Takes the data of a signed message: an event of the extension, or the outcome of a call menu. */
  addEvent(data: Readonly<Record<string, unknown>>): void {
    const { callback, source: sender, ...others } = data;
    const source = sender === 'callMenu' ? 'dialer' : 'extension';
    const callbackAt = (callback as { at?: unknown } | null | undefined)?.at;
    this.#add(fieldsOf(Object.entries({ ...others, callbackAt }), source, Number(data['seq'])));
  }

  /** Takes the parameters of one of VICIdial's URL hooks. */
  addHook(parameters: URLSearchParams): void {
    const values = [...parameters].map(
      ([name, value]) => [ownNames[name] ?? name, readValue(value)] as const,
    );
    this.#add(fieldsOf(values, 'dialer', Number(parameters.get('epoch'))));
  }

  #add(added: JoinedCall): void {
    if (Object.keys(added).length === 0) return;
    const sameId = this.#calls.filter((call) => idNames.some((name) => isSame(call, added, name)));
    const found = sameId.length > 0 ? sameId : this.#likeliest(added);
    const joined = [...found, added].reduce(join);
    this.#calls = [...this.#calls.filter((call) => !found.includes(call)), joined].slice(-mostCalls);
  }

  /** The latest call with this lead, or with this agent and number, unless both know an id and differ. */
  #likeliest(added: JoinedCall): JoinedCall[] {
    const isPossible = (call: JoinedCall) => !idNames.some((name) => call[name] && added[name]);
    const call =
      this.#calls.findLast((each) => isSame(each, added, 'leadId') && isPossible(each)) ??
      this.#calls.findLast((each) => isSameNumber(each, added) && isPossible(each));
    return call ? [call] : [];
  }
}

/** Whether both have this agent and number, at about the same time. The dialer's number has no country code. */
function isSameNumber(one: JoinedCall, other: JoinedCall): boolean {
  const [digits = '', others = ''] = [one, other]
    .map((call) => (call['number']?.value ?? '').replace(/\D/g, ''))
    .toSorted((a, b) => a.length - b.length);
  const isNear = Math.abs(timeOf(one) - timeOf(other)) < nearMs;
  return digits.length > 6 && others.endsWith(digits) && isSame(one, other, 'agent') && isNear;
}

/** Epoch milliseconds; not a number if the call has no time. */
function timeOf(call: JoinedCall): number {
  const own = call['endedAt'] ?? call['startedAt'] ?? call['clickedAt'];
  return own ? Date.parse(own.value) : Number(call['epoch']?.value) * 1000;
}

function isSame(one: JoinedCall, other: JoinedCall, name: string): boolean {
  return one[name] !== undefined && one[name].value === other[name]?.value;
}

function join(one: JoinedCall, other: JoinedCall): JoinedCall {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const field = better(one[name], other[name]);
      return field ? [[name, field]] : [];
    }),
  );
}

/** The extension's value, or else the later one. The result does not depend on the order of arrival. */
function better(one: JoinedField | undefined, other: JoinedField | undefined): JoinedField | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.source !== other.source) return one.source === 'extension' ? one : other;
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return one.value >= other.value ? one : other;
}

/** VICIdial leaves the names of unknown fields in place, and writes line breaks as `!N`. */
function readValue(value: string): string {
  return value.startsWith('--A--') ? '' : value.replaceAll('!N', '\n').trim();
}

function fieldsOf(
  entries: readonly (readonly [string, unknown])[],
  source: JoinedField['source'],
  at: number,
): JoinedCall {
  const known = entries.filter(([, value]) => value !== null && value !== '' && value !== undefined);
  return Object.fromEntries(
    known
      .filter(([, value]) => typeof value !== 'object')
      .slice(0, mostFields)
      .map(([name, value]) => [name, { value: String(value), source, at: Number.isFinite(at) ? at : 0 }]),
  );
}
