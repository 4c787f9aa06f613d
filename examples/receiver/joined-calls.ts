/** One field of a call, and which of the two has sent it. */
export interface JoinedField {
  readonly value: string;
  readonly source: 'extension' | 'dialer';
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
  dispo: 'disposition',
  talk_time: 'talkSeconds',
};

/** The fields that identify a call. A call menu knows Asterisk's unique id only, as long as the call has no lead. */
const idNames = ['id', 'callId', 'uniqueId'];

/**
 * Calls from the messages of the extension and of call menus and from VICIdial's URL hooks, each once. All name ids of the dialer. The
 * extension's value of a field stays; the dialer fills what the extension does not know.
 */
export class JoinedCalls {
  readonly #calls = new Map<string, JoinedCall>();
  readonly #seen = new Set<string>();

  get all(): readonly JoinedCall[] {
    return [...this.#calls.values()];
  }

  /** Takes a signed message. `id` is its header `webhook-id`: a second copy changes nothing. */
  addEvent(id: string, data: Readonly<Record<string, unknown>>): void {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    const { source, ...fields } = data;
    this.#merge(fieldsOf(Object.entries(fields), source === 'callMenu' ? 'dialer' : 'extension'));
  }

  /** Takes the query of a Dispo Call URL or a Start Call URL. */
  addHook(query: URLSearchParams): void {
    const named = [...query].map(([name, value]) => [ownNames[name] ?? name, value] as const);
    // VICIdial leaves the names of unknown fields in place, and writes line breaks as `!N`.
    const known = named.filter(([, value]) => value !== '' && !value.startsWith('--A--'));
    this.#merge(
      fieldsOf(
        known.map(([name, value]) => [name, value.replaceAll('!N', '\n')]),
        'dialer',
      ),
    );
  }

  /** A message can show that two known calls are one: the Dispo Call URL has both ids of the dialer. */
  #merge(fields: JoinedCall): void {
    const same = [...this.#calls].filter(([, call]) => isSameCall(call, fields));
    const key =
      same[0]?.[0] ?? idNames.map((name) => fields[name]?.value).find(Boolean) ?? JSON.stringify(fields);
    const joined = [...same.map(([, call]) => call), fields].reduce(join);
    for (const [other] of same.slice(1)) this.#calls.delete(other);
    this.#calls.set(key, joined);
  }
}

function isSameCall(one: JoinedCall, other: JoinedCall): boolean {
  return idNames.some((name) => one[name] !== undefined && one[name].value === other[name]?.value);
}

/** The fields of both. The later value counts, except that the dialer's value never replaces one of the extension. */
function join(earlier: JoinedCall, later: JoinedCall): JoinedCall {
  const kept = Object.entries(earlier).filter(
    ([name, { source }]) => source === 'extension' && later[name]?.source === 'dialer',
  );
  return { ...earlier, ...later, ...Object.fromEntries(kept) };
}

function fieldsOf(
  entries: readonly (readonly [string, unknown])[],
  source: JoinedField['source'],
): JoinedCall {
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === null || value === '' || typeof value === 'object'
        ? []
        : [[name, { value: String(value), source }]],
    ),
  );
}
