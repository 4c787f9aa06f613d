import { randomUUID } from 'node:crypto';
import type { AgentBrowser } from './agent-browser.ts';
import { bait, type ReplyAttack, type SignInAttack } from './attack.ts';
import { secret } from './reply-attacks.ts';

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
  const { dialed } = agent;
  if (dialed.length > 1) return `${dialed.length} dials after one click`;
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
  await agent.ask('signIn', {
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
  const isRefused = fault !== undefined || !(await agent.kept()).includes('"state":"in"');
  const kept = await agent.kept();
  if (kept.includes(secret)) return 'the password in what the extension keeps';
  return isRefused ? undefined : 'a sign-in at another address';
}
