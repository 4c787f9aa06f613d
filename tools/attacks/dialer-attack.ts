import { randomUUID } from 'node:crypto';
import type { AgentBrowser } from './agent-browser.ts';
import { bait, type ReplyAttack, type SignInAttack } from './attack.ts';
import { secret } from './reply-attacks.ts';

/** Milliseconds in which the agent screen of the sandbox places a call. */
const placeWithin = 800;

/** Why the reply succeeded in harming the agent, or undefined if it was held. */
export async function runReplyAttack(
  agent: AgentBrowser,
  { fault }: ReplyAttack,
): Promise<string | undefined> {
  const { control } = agent.sandbox;
  await agent.reset();
  control.clearFaults();
  control.fault(fault);
  const before = control.bytesElsewhere;
  await agent.ask('dialTyped', { id: randomUUID(), shown: bait });
  control.clearFaults();
  await new Promise((done) => setTimeout(done, placeWithin));
  const [dials, calls] = [agent.dialed.length, control.placed.length];
  control.apply({ do: 'reset' });
  if (calls > 1) return `${calls} calls after one click`;
  // Browsers repeat a request whose connection closes without a reply. The dialer keeps one pending dial, so one call follows.
  if (dials > 1 && fault.kind !== 'drop') return `${dials} dials after one click`;
  if (control.bytesElsewhere > before) return 'a request at another host';
  const kept = await agent.kept();
  if (kept.includes(secret) || kept.includes(btoa(secret))) return 'the password in what the extension keeps';
  const settings = await agent.ask('settings', {});
  return settings?.ok ? undefined : 'a worker that does not reply';
}

/** Why the address or the dialer got the password, or undefined if it was held. `evil`: host and port of the attacker. */
export async function runSignInAttack(
  agent: AgentBrowser,
  { address = agent.sandbox.url, fault }: SignInAttack,
  evil: { readonly host: string; readonly bodies: readonly string[] },
): Promise<string | undefined> {
  const { control } = agent.sandbox;
  await agent.reset();
  control.clearFaults();
  if (fault) control.fault(fault);
  const before = control.bytesElsewhere;
  const reply = await agent.ask('signIn', {
    address: address.replaceAll('$EVIL', evil.host),
    user: 'clicktodial',
    password: secret,
    agent: '1000',
    statusUser: '',
    statusPassword: '',
    keep: 'session',
    passphrase: '',
    insecure: false,
  });
  control.clearFaults();
  if (evil.bodies.some((body) => body.includes(secret))) return 'the password at the host of the attacker';
  if (control.bytesElsewhere > before) return 'a request at the target of a redirect';
  if ((await agent.kept()).includes(secret)) return 'the password in what the extension keeps';
  return reply?.ok ? 'a sign-in that was not refused' : undefined;
}
