/** One field of a call, and which of the two has sent it. */
export interface JoinedField {
  readonly value: string;
  readonly source: 'extension' | 'dialer';
}

export type JoinedCall = Readonly<Record<string, JoinedField>>;

/** VICIdial's names of the fields that both send, and ours. */
const ownNames: Readonly<Record<string, string>> = {
  call_id: 'callId',
  lead_id: 'leadId',
  vendor_lead_code: 'recordId',
  vendor_id: 'recordId',
  phone_number: 'number',
  user: 'agent',
  dispo: 'disposition',
  talk_time: 'talkSeconds',
};

/**
 * Calls from the messages of the extension and from VICIdial's URL hooks, each once. Both name the dialer's call id. The extension's
 * value of a field stays; the dialer's hook fills what the extension does not know.
 */
export class JoinedCalls {
  readonly #calls = new Map<string, JoinedCall>();
  readonly #seen = new Set<string>();

  get all(): readonly JoinedCall[] {
    return [...this.#calls.values()];
  }

  /** Takes an event of the extension. `id` is its header `webhook-id`: a second copy changes nothing. */
  addEvent(id: string, data: Readonly<Record<string, unknown>>): void {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    this.#merge(fieldsOf(Object.entries(data), 'extension'));
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

  #merge(fields: JoinedCall): void {
    const key = this.#keyOf(fields);
    const before = this.#calls.get(key) ?? {};
    const isFromDialer = Object.values(fields).every(({ source }) => source === 'dialer');
    const ours = Object.entries(before).filter(([, { source }]) => source === 'extension');
    this.#calls.set(
      key,
      isFromDialer ? { ...before, ...fields, ...Object.fromEntries(ours) } : { ...before, ...fields },
    );
  }

  /** The key of the known call that these fields belong to, or their own. */
  #keyOf(fields: JoinedCall): string {
    for (const [key, call] of this.#calls)
      for (const name of ['id', 'callId'])
        if (fields[name] !== undefined && fields[name].value === call[name]?.value) return key;
    return fields['id']?.value ?? fields['callId']?.value ?? JSON.stringify(fields);
  }
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
