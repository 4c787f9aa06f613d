import { describe, expect, test } from 'vitest';
import { refusalKinds } from '../../src/failure.ts';
import { decodeRecorded } from '../../tools/dialer/recorded-reply.ts';
import { recorded } from '../support/recorded-replies.ts';

/** The verdict as a reader of the body sees it, with none of the decoder's code. */
function verdictByEye(body: string, isAgentDoor: boolean, asked: string): string {
  for (const [word, verdict] of [
    ['SUCCESS: ', 'success'],
    ['ERROR: ', 'error'],
    ['NOTICE: ', 'notice'],
  ] as const) {
    if (body.startsWith(word) || body.includes(`\n${word}`) || body.includes(`-->${word}`)) return verdict;
  }
  if (body === '') return 'empty';
  return !isAgentDoor || ['version', 'webphone_url'].includes(asked) ? 'data' : 'unrecognized';
}

describe('replies recorded from a real dialer', () => {
  test('every line has the verdict that a reader sees in it', () => {
    const wrong = recorded.flatMap((line, index) => {
      const decoded = decodeRecorded(line);
      const agent = !line.endpoint.includes('non_agent');
      const expected = verdictByEye(line.body, agent, line.params['function'] ?? '');
      return decoded.verdict === expected ? [] : [{ line: index + 1, expected, got: decoded.verdict }];
    });
    expect(wrong).toEqual([]);
    expect(recorded.length).toBeGreaterThan(300);
  });

  test('every line decodes to the outcome that was agreed for it', async () => {
    const outcomes = recorded.map((line, index) => {
      const { function: asked, verdict, failure } = decodeRecorded(line);
      return `${index + 1} ${asked || '-'} ${verdict} ${failure ?? 'ok'}`;
    });
    await expect(outcomes.join('\n')).toMatchFileSnapshot('vicidial-recorded.outcomes.txt');
  });

  test('a success of an agent function gives all its data', () => {
    const holes = recorded
      .filter(({ endpoint, body }) => !endpoint.includes('non_agent') && /^SUCCESS/.test(body))
      .map((line) => ({ asked: line.params['function'], ...decodeRecorded(line) }))
      .filter(
        ({ failure, data }) => failure !== null || data === null || Object.keys(data as object).length === 0,
      );
    expect(holes).toEqual([]);
  });

  test('no decoded reply contains a password, and every failure has a known kind', () => {
    const decoded = recorded.map(decodeRecorded);
    expect(decoded.filter(({ leaks }) => leaks)).toEqual([]);
    expect(
      decoded.filter(({ failure }) => failure !== null && !refusalKinds.includes(failure as never)),
    ).toEqual([]);
  });

  test('the echo of a dial is read as it was printed', () => {
    const dials = recorded.filter(
      ({ params, body }) => params['function'] === 'external_dial' && body.startsWith('SUCCESS'),
    );
    for (const line of dials) {
      const [value, agent, phoneCode] = line.body
        .slice('SUCCESS: external_dial function set - '.length)
        .split('|');
      expect(decodeRecorded(line).data).toMatchObject({ value, agent, phoneCode, epoch: expect.any(Number) });
    }
    expect(dials.length).toBeGreaterThan(20);
  });
});
