import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import {
  type ConsoleFunction,
  findFunction,
  functionGroups,
} from '../../src/options/console/console-functions.ts';
import {
  allowedCharacters,
  emptyForm,
  fieldError,
  requestOf,
} from '../../src/options/console/console-request.ts';
import { readReply } from '../../src/options/console/read-reply.ts';
import {
  apiAddress,
  curlText,
  fetchText,
  requestText,
  secretNames,
} from '../../src/options/console/request-text.ts';
import { addToHistory, clearHistory, readRuns } from '../../src/options/console/run-history.ts';
import { agentFunctions } from '../../src/vicidial/agent-functions.ts';
import { nonAgentFunctions } from '../../src/vicidial/non-agent/non-agent-functions.ts';
import type { Rule } from '../../src/vicidial/parameters.ts';

const all = functionGroups.flatMap(({ functions }) => functions);
const find = (endpoint: string, name: string): ConsoleFunction => {
  const found = findFunction(endpoint, name);
  if (!found) throw new Error(`no function ${name}`);
  return found;
};
const secret = 'Tops3cret';
const addUser = find('nonAgent', 'add_user');
const userValues = {
  ...{ agent_user: '3001', agent_pass: secret, agent_user_level: '1' },
  ...{ agent_full_name: 'Nia North', agent_user_group: 'NORTH' },
};

/** A value that the rule allows. */
function fitting(rule: Rule): string {
  if (rule.kind === 'choice') return rule.choices[0] ?? '';
  if (rule.kind === 'number') return '7275550142';
  const candidates = [
    ...['1', '12', '312', '7275550142', '2026-11-28', '2026-11-28 10:00:00', 'ABC', ' SALES -', '1.5'],
    ...['a@b.example', 'https://a.example/', 'NOW', 'M1128030000000000004'],
  ];
  const found = candidates.find((text) => fieldError({ ...base, rule }, text) === undefined);
  if (found === undefined) throw new Error(`no value fits ${JSON.stringify(rule)} ${String(rule.alphabet)}`);
  return found;
}
const base = { name: 'any', isRequired: true, isSecret: false, preset: '' };

describe('the form', () => {
  test('is there for every function of both tables, once', () => {
    const names = all.map(({ endpoint, name }) => `${endpoint} ${name}`);
    expect(names.toSorted()).toEqual(
      [
        ...Object.keys(agentFunctions).map((name) => `agent ${name}`),
        ...Object.keys(nonAgentFunctions).map((name) => `nonAgent ${name}`),
      ].toSorted(),
    );
  });

  test.each(all)('of $endpoint $name makes a request with each of its parameters', (called) => {
    const values = Object.fromEntries(called.fields.map(({ name, rule }) => [name, fitting(rule)]));
    const request = requestOf(called, values);
    if (!request.ok) throw new Error(JSON.stringify(request.error));
    expect(Object.keys(request.value.parameters)).toEqual(
      expect.arrayContaining(['function', 'source', ...called.fields.map(({ name }) => name)]),
    );
    expect(request.value.parameters['function']).toBe(called.name);
  });

  test.each(all.filter(({ fields }) => fields.some(({ isRequired }) => isRequired)))(
    'of $endpoint $name makes no request without a required parameter',
    (called) => {
      const values = Object.fromEntries(called.fields.map(({ name, rule }) => [name, fitting(rule)]));
      const required = called.fields.filter(({ isRequired }) => isRequired);
      for (const { name } of required) expect(requestOf(called, { ...values, [name]: '' }).ok).toBe(false);
      expect(required.map((field) => fieldError(field, ''))).toEqual(required.map(() => 'missing'));
    },
  );

  test('begins with the only possible value and, in the agent API, with the agent who is signed in', () => {
    expect(emptyForm(find('agent', 'logout'), '1000')).toEqual({ agent_user: '1000', value: 'LOGOUT' });
    expect(emptyForm(find('nonAgent', 'user_details'), '1000')['agent_user']).toBe('');
  });

  test('refuses a value that the dialer would not keep', () => {
    const [listId, listName] = find('nonAgent', 'add_list').fields;
    if (!listId || !listName) throw new Error('add_list has two required fields');
    expect(fieldError(listId, '10a')).toBe('notKept');
    expect(fieldError(listName, 'A|B')).toBe('notKept');
    expect(fieldError(listName, 'Autumn list')).toBeUndefined();
  });

  test('names the characters that are allowed', () => {
    const characters = (name: string) => {
      const rule = find('nonAgent', 'add_lead').fields.find((each) => each.name === name)?.rule;
      return rule?.kind === 'text' ? allowedCharacters(rule) : undefined;
    };
    expect(characters('list_id')).toBe('0-9');
    expect(characters('first_name')).toBe('A-Z a-z 0-9 ␣ . _ -');
  });
});

describe('the request that is shown and copied', () => {
  const target = { url: apiAddress('https://dialer.example/x', '/vicidial/non_agent_api.php'), user: '2000' };
  const request = requestOf(addUser, userValues);
  if (!request.ok) throw new Error('the request is complete');
  const texts = [requestText, curlText, fetchText].map((write) =>
    write(request.value, target, secretNames(addUser.fields)),
  );

  test('goes to the address below that of the dialer', () => {
    expect(target.url).toBe('https://dialer.example/x/vicidial/non_agent_api.php');
    for (const text of texts) expect(text).toContain(target.url);
  });

  test('has a place for each secret, and never the secret', () => {
    for (const text of texts) expect(text).not.toContain(secret);
    expect(texts[0]).toContain('pass=••••••');
    expect(texts[0]).toContain('agent_pass=••••••');
    expect(texts[1]).toContain('--data-urlencode "agent_pass=$AGENT_PASS"');
    expect(texts[1]).toContain('--data-urlencode "pass=$PASS"');
    expect(texts[2]).toContain('agent_pass: "<AGENT_PASS>",');
  });

  test('is quoted for its language', () => {
    const quoted = {
      endpoint: 'nonAgent',
      parameters: { function: 'add_lead', city: 'O\'Fallon "x" $(id)' },
    } as const;
    expect(curlText(quoted, target, new Set())).toContain("--data-urlencode 'city=O'\\''Fallon \"x\" $(id)'");
    expect(fetchText(quoted, target, new Set())).toContain('city: "O\'Fallon \\"x\\" $(id)",');
  });

  test('has no login for the version, which needs none', () => {
    const version = {
      endpoint: 'agent',
      parameters: { function: 'version', source: 'clicktodial' },
    } as const;
    expect(requestText(version, target, new Set())).not.toContain('pass');
  });
});

describe('the reply', () => {
  const received = (text: string) => ({ status: 200, contentType: 'text/html', text });
  const ask = (endpoint: 'agent' | 'nonAgent', name: string, values: Record<string, string> = {}) => ({
    endpoint,
    parameters: { function: name, source: 'clicktodial', ...values },
  });

  test('of a list is rows by column', () => {
    const text = 'list_id\tlist_name\n101\tTest | list\n102\tOther\n';
    const reply = readReply(
      ask('nonAgent', 'list_info', { stage: 'tab', header: 'YES' }),
      received(text),
      [],
    );
    expect(reply.columns).toEqual(['list_id', 'list_name']);
    expect(reply.rows).toEqual([
      { list_id: '101', list_name: 'Test | list' },
      { list_id: '102', list_name: 'Other' },
    ]);
    expect(reply).toMatchObject({ isRefused: false, text });
  });

  test('does not repeat the password of another account', () => {
    const text = `SUCCESS: add_user USER HAS BEEN ADDED - 2000|3001|${secret}|1|Nia North|NORTH\n`;
    const reply = readReply(ask('nonAgent', 'add_user'), received(text), [secret]);
    expect(JSON.stringify(reply)).not.toContain(secret);
    expect(reply.lines).toMatchObject([{ verdict: 'success', values: { agent_user: '3001' } }]);
  });

  test('of a web phone does not show the login of the phone', () => {
    const text = 'https://phone.example/agent?login=cc1000&pass=xyz\n';
    const reply = readReply(ask('agent', 'webphone_url', { value: 'DISPLAY' }), received(text), []);
    expect(JSON.stringify(reply)).not.toContain('xyz');
  });

  test('of a refusal has its reason, and the rights or the parameter that it is about', () => {
    const noRight = 'ERROR: add_list USER DOES NOT HAVE PERMISSION TO ADD LISTS: |2000|0\n';
    expect(readReply(ask('nonAgent', 'add_list'), received(noRight), [])).toMatchObject({
      isRefused: true,
      reason: { what: 'failure_noPermission' },
      refusal: { reason: 'noPermission', needs: { level: 8, rights: ['modify_lists'] } },
    });
    const active = 'ERROR: update_list ACTIVE MUST BE Y OR N, THIS IS AN OPTIONAL FIELD: |2000|X\n';
    expect(readReply(ask('nonAgent', 'update_list'), received(active), []).refusal).toMatchObject({
      parameter: 'active',
    });
    const agent = 'ERROR: external_pause not valid - X|1000\n';
    expect(readReply(ask('agent', 'external_pause'), received(agent), [])).toMatchObject({ isRefused: true });
  });

  test('of the agent API is its fields by name', () => {
    const reply = readReply(
      ask('agent', 'pause_code'),
      received('SUCCESS: pause_code function sent - 1000\n'),
      [],
    );
    expect(reply.rows).toEqual([{ agent: '1000' }]);
  });

  test.each(all)('of $endpoint $name is text when nothing can be read', ({ endpoint, name }) => {
    const page = received('<!DOCTYPE html><html><title>Portal</title></html>');
    const reply = readReply(ask(endpoint, name), page, []);
    expect(reply.text).toContain('Portal');
  });
});

describe('the history', () => {
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  afterEach(clearHistory);
  afterAll(() => vi.unstubAllGlobals());

  test('has the latest request first, at most fifty, and no password', () => {
    for (let at = 1; at <= 60; at += 1) addToHistory(addUser, userValues, 'done', at);
    const history = readRuns();
    expect(history).toHaveLength(50);
    expect(history[0]).toMatchObject({ at: 60, name: 'add_user', values: { agent_user: '3001' } });
    expect([...stored.values()].join()).not.toContain(secret);
  });

  test('is empty if what is stored is no history', () => {
    stored.set('consoleHistory', '{"at":1}');
    expect(readRuns()).toEqual([]);
    stored.set('consoleHistory', '[');
    expect(readRuns()).toEqual([]);
  });
});
