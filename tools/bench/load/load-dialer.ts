import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { encode } from '../../../test/support/agent-api.ts';

/** The number of measured requests, after the same number of warm-up requests, and the number of parallel requests. */
const measured = 4_000;
const atOnce = 20;

interface Started {
  readonly url: string;
  readonly agents: readonly string[];
}

/** Milliseconds of processor time for one poll of a session, by the number of logged-in agents. */
export async function measureDialer(agents: number): Promise<number> {
  const child = fork(new URL('./dialer-process.ts', import.meta.url), [String(agents)]);
  const answer = <T>() =>
    new Promise<T>((done, failed) => {
      child.once('message', (message) => done(message as T));
      child.once('exit', () => failed(new Error('the dialer ended')));
    });
  try {
    const started = await answer<Started>();
    const cpu = async () => {
      const reply = answer<{ milliseconds: number }>();
      child.send('cpu');
      return (await reply).milliseconds;
    };
    await ask(started, measured);
    const before = await cpu();
    await ask(started, measured);
    return ((await cpu()) - before) / measured;
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
}

async function ask({ url, agents }: Started, count: number): Promise<void> {
  const kept = new Agent({ keepAlive: true, maxSockets: atOnce });
  let left = count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      const parameters = encode('recording', {
        agent_user: agents[left % agents.length] ?? '',
        value: 'STATUS',
      });
      if (!parameters.ok) throw new Error('the request does not fit');
      await post(url, { ...parameters.value, user: 'clicktodial', pass: 'Cl1ckToD1al' }, kept);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  kept.destroy();
}

function post(url: string, parameters: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((done, failed) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const asked = request(`${url}/agc/api.php`, { method: 'POST', headers, agent }, (reply) => {
      let text = '';
      reply.on('data', (chunk) => {
        text += chunk;
      });
      reply.on('end', () => (text.startsWith('NOTICE') ? done() : failed(new Error(text))));
    });
    asked.on('error', failed);
    asked.end(new URLSearchParams(parameters).toString());
  });
}
