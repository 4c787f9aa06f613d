/** The non-agent API as data: the table, requests, and replies recorded from a real dialer. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainRefusal } from '../../src/vicidial/non-agent/explain-refusal.ts';
import {
  isNonAgentFunction,
  type NonAgentFunctionName,
  nonAgentFunctions,
  rowOf,
} from '../../src/vicidial/non-agent/non-agent-functions.ts';
import { decodeAny, decodeNonAgent } from '../../src/vicidial/non-agent/non-agent-reply.ts';
import { encodeNonAgent } from '../../src/vicidial/non-agent/non-agent-request.ts';
import { readResult } from '../../src/vicidial/non-agent/result-lines.ts';
import { decodeRecorded, type RecordedReply } from '../../tools/dialer/recorded-reply.ts';

const recorded: readonly RecordedReply[] = readFileSync('test/recordings/recorded-non-agent.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedReply);
const nonAgent = recorded.filter(({ endpoint }) => endpoint.includes('non_agent'));
const decoded = (line: RecordedReply) =>
  decodeAny(nonAgentFunctions, line.params['function'] ?? '', line.params, {
    status: line.http_status,
    text: line.body,
  });
const names = Object.keys(nonAgentFunctions) as NonAgentFunctionName[];

describe('the recorded replies', () => {
  test('every line has the verdict that a reader sees in it', () => {
    const verdictByEye = ({ body, endpoint, http_status }: RecordedReply) => {
      for (const word of ['SUCCESS', 'ERROR', 'NOTICE']) {
        if (new RegExp(`(^|\\n|, )${word}: `).test(body)) return word.toLowerCase();
      }
      if (body === '') return 'empty';
      return endpoint.includes('non_agent') || http_status === 418 ? 'data' : 'unrecognized';
    };
    const wrong = recorded.flatMap((line, at) => {
      const { verdict } = decodeRecorded(line);
      return verdict === verdictByEye(line) ? [] : [{ line: at + 1, verdict }];
    });
    expect(wrong).toEqual([]);
    expect(recorded).toHaveLength(454);
  });

  test('the table contains every result line', () => {
    const unknown = nonAgent.flatMap((line) =>
      decoded(line).results.filter(
        (one) => one.function !== undefined && one.function !== 'auth' && !one.isKnown,
      ),
    );
    expect(unknown).toEqual([]);
  });

  test('no value of a result line is left without a name', () => {
    const unnamed = nonAgent.flatMap((line) =>
      decoded(line).results.filter(
        (one) =>
          one.result !== 'error' && one.function !== undefined && one.more.some((value) => value !== ''),
      ),
    );
    expect(unnamed).toEqual([]);
  });

  test('every row fits its columns, but the leads whose own text holds separators', () => {
    const unfit = nonAgent.filter((line) => decoded(line).unfit.length > 0);
    expect(unfit.map(({ params }) => params['function'])).toEqual(Array(5).fill('lead_all_info'));
    for (const line of unfit) expect(line.body).toContain('Seán | Óg');
  });

  test('every outcome and every row is as agreed', async () => {
    const outcomes = recorded.map((line, at) => {
      const { function: asked, verdict, failure, data } = decodeRecorded(line);
      return `${at + 1} ${asked} ${verdict} ${failure ?? 'ok'} ${JSON.stringify(data)}`;
    });
    await expect(outcomes.join('\n')).toMatchFileSnapshot('vicidial-non-agent.outcomes.txt');
  });

  test('no password is left', () => {
    expect(recorded.filter((line) => decodeRecorded(line).leaks)).toEqual([]);
  });

  test('every refusal is explained', () => {
    const errors = nonAgent.flatMap((line) => {
      const name = line.params['function'] ?? '';
      const error = decoded(line).results.find(({ result }) => result === 'error');
      return error && isNonAgentFunction(name) ? [explainRefusal(name, error)] : [];
    });
    expect(errors.length).toBeGreaterThan(150);
    expect(errors.filter(({ reason }) => reason === 'other')).toEqual([]);
  });
});

describe('the table', () => {
  test('has every function of the release', () => {
    expect(names).toHaveLength(62);
    expect(names.filter((name) => rowOf(name).level === 9)).toEqual([
      'call_status_stats',
      'call_dispo_report',
    ]);
  });

  test.each(names)('%s: every refusal is explained', (name) => {
    for (const text of rowOf(name).errors) {
      const error = readResult(nonAgentFunctions, `ERROR: ${name} ${text}: |6666|x`, false);
      expect(error).toMatchObject({ function: name, isKnown: true });
      if (error) expect([text, explainRefusal(name, error).reason]).not.toEqual([text, 'other']);
    }
  });

  test.each(names)('%s: each text of the table is read back with its values', (name) => {
    const { success, notice } = rowOf(name);
    for (const { text, values } of [...success, ...notice]) {
      const printed = values.map((_, at) => `v${at}`).join('|');
      const result = readResult(nonAgentFunctions, `SUCCESS: ${name} ${text} - ${printed}`, false);
      if (success.some((one) => one.text === text)) {
        expect(Object.values(result?.values ?? {})).toEqual(values.map((_, at) => `v${at}`));
      }
    }
  });
});

describe('a refusal', () => {
  const explain = (name: NonAgentFunctionName, line: string) => {
    const error = readResult(nonAgentFunctions, line, true);
    return error && explainRefusal(name, error);
  };
  test('for want of rights names level and rights', () => {
    expect(
      explain(
        'add_lead',
        'ERROR: add_lead USER DOES NOT HAVE PERMISSION TO ADD LEADS TO THE SYSTEM: |5001|0|',
      ),
    ).toEqual({
      reason: 'noPermission',
      needs: { level: 8, rights: ['modify_leads'], needsApiAccess: true },
    });
  });
  test.each<[NonAgentFunctionName, string, object]>([
    [
      'update_list',
      'ERROR: update_list ACTIVE MUST BE Y OR N, THIS IS AN OPTIONAL FIELD: |6666|X',
      { reason: 'invalidParameter', parameter: 'active' },
    ],
    [
      'add_dnc_phone',
      'ERROR: add_dnc_phone YOU MUST USE ALL REQUIRED FIELDS: |6666|123|C',
      { reason: 'missingParameter', required: ['phone_number', 'campaign_id'] },
    ],
    ['agent_status', 'ERROR: Login incorrect, please try again: |a|b|BAD|', { reason: 'login' }],
    ['agent_status', 'ERROR: NO FUNCTION SPECIFIED', { reason: 'unknownFunction' }],
  ])('%s: %s', (name, line, explained) => {
    expect(explain(name, line)).toEqual(explained);
  });
});

describe('a request', () => {
  test('asks for lists with tabs and a header', () => {
    expect(encodeNonAgent(nonAgentFunctions, 'logged_in_agents', { show_sub_status: 'YES' })).toEqual({
      ok: true,
      value: {
        function: 'logged_in_agents',
        source: 'clicktodial',
        show_sub_status: 'YES',
        stage: 'tab',
        header: 'YES',
      },
    });
  });
  test('asks for no header that is known to be wrong', () => {
    const request = encodeNonAgent(nonAgentFunctions, 'did_log_export', {
      phone_number: '3125559000',
      date: '2026-11-28',
    });
    expect(request).toMatchObject({ ok: true, value: { stage: 'tab' } });
    expect(request).not.toHaveProperty('value.header');
  });
  test.each([
    [
      'a required parameter is missing',
      encodeNonAgent(nonAgentFunctions, 'agent_status', { agent_user: '' }),
      'agent_user',
    ],
    [
      'a character would be dropped',
      encodeNonAgent(nonAgentFunctions, 'agent_status', { agent_user: "10'00" }),
      'agent_user',
    ],
    [
      'a date has another form',
      encodeNonAgent(nonAgentFunctions, 'did_log_export', { phone_number: '3125559000', date: '28.11.2026' }),
      'date',
    ],
  ])('is refused when %s', (_what, request, about) => {
    expect(request).toEqual({ ok: false, error: { kind: 'unsafeText', about } });
  });
  test('takes the choices of its own function', () => {
    const monitor = {
      phone_login: 'cc1008',
      session_id: '8600051',
      server_ip: '127.0.0.1',
      stage: 'WHISPER',
    } as const;
    expect(encodeNonAgent(nonAgentFunctions, 'blind_monitor', monitor)).toMatchObject({
      ok: true,
      value: { stage: 'WHISPER' },
    });
  });
});

describe('rows', () => {
  const request = { show_sub_status: 'YES', stage: 'tab' };
  const line = (name: string) =>
    ['1000', 'SALES', '8600051', 'PAUSED', '0', '', '3', name, 'TEAMA', '1', 'BREAK', ''].join('\t');
  const agents = (...lines: string[]) =>
    decodeNonAgent(nonAgentFunctions, 'logged_in_agents', request, {
      status: 200,
      text: `${lines.join('\n')}\n`,
    });

  test('a name keeps all its separators', () => {
    const name = fc.stringMatching(/^[^\n\r]{1,30}$/u);
    fc.assert(
      fc.property(name, (fullName) => {
        const { rows, unfit } = agents(line(fullName));
        expect([rows[0]?.full_name, rows[0]?.sub_status, unfit]).toEqual([fullName, '', []]);
      }),
    );
  });
  test('a line break in a name is shown and not guessed', () => {
    const { rows, unfit } = agents(line('Ann'), line('Bob\nBroken'), line('Cal'));
    expect(rows.map(({ full_name }) => full_name)).toEqual(['Ann', 'Cal']);
    expect(unfit).toHaveLength(2);
  });
  test('a row whose columns have shifted is shown and not guessed', () => {
    const { rows, unfit } = agents(line('Ann').replace('8600051', 'SALES\t8600051').replace('\tTEAMA', ''));
    expect([rows, unfit.length]).toEqual([[], 1]);
  });
  test('a name that looks like a verdict is a name', () => {
    const { verdict, rows } = agents(line('Ann'), line('ERROR: no'));
    expect([verdict, rows.length]).toEqual(['data', 2]);
  });
  test('columns of a wrong header go by position', () => {
    const text =
      'did_number|call_date|caller_id_number|length_in_sec\n3125559000|2025550777|2026-11-28 03:15:08|100\n';
    const { rows } = decodeNonAgent(nonAgentFunctions, 'did_log_export', {}, { status: 200, text });
    expect(rows).toEqual([
      {
        did_number: '3125559000',
        caller_id_number: '2025550777',
        call_date: '2026-11-28 03:15:08',
        length_in_sec: '100',
      },
    ]);
  });
  test('a promised column that a row lacks is left out', () => {
    const header = [...(rowOf('agent_status').rows?.columns ?? []), 'computer_ip'].join('|');
    const text = `${header}\nPAUSED||0|SALES|3|Ann|TEAMA|1||||||8600051\n`.replace(
      '||||||8600051',
      '|||||8600051',
    );
    const { rows, unfit } = decodeNonAgent(
      nonAgentFunctions,
      'agent_status',
      { include_ip: 'YES' },
      { status: 200, text },
    );
    expect([unfit, rows[0]?.session_id, rows[0]?.computer_ip]).toEqual([[], '8600051', undefined]);
  });
  test('any text at all is read without an error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.string(),
        fc.integer({ min: 200, max: 599 }),
        (name, text, status) => {
          expect(() => decodeAny(nonAgentFunctions, name, {}, { status, text })).not.toThrow();
        },
      ),
    );
  });
});
