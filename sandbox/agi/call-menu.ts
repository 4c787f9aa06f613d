import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SIGNING_SECRET } from '../results/receiver.ts';
import type { InboundCall } from '../telephone/inbound-call.ts';
import { runAgiScript } from './agi-session.ts';

/** A call of a customer that passes a call menu before an agent gets it. */
export interface MenuCall extends Pick<InboundCall, 'number' | 'inGroup' | 'did'> {
  /** The agent who waits for calls. */
  readonly user: string;
  /** The outcome that the menu sends to the receiver of the results. */
  readonly menuOutcome: string;
}

const scripts = resolve(import.meta.dirname, '../../examples/agi');

/**
 * Runs the steps of the call menu MAINMENU with the scripts of `examples/agi`: it looks up the caller at the demo CRM, and sends the
 * outcome. Returns the call as the in-group receives it: with the vendor lead code that an in-group with VIDPROMPTLOOKUP searches for.
 * `origin`: of the sandbox.
 */
export async function passCallMenu(
  { number, did = '8005550100', menuOutcome, ...rest }: MenuCall,
  origin: string,
  now: number,
): Promise<InboundCall> {
  const folder = mkdtempSync(join(tmpdir(), 'call-menu-'));
  const configuration = join(folder, 'click-to-dial.conf');
  const values = {
    lookup_url: `${origin}/crm/lookup?phone=`,
    // A slow machine shall not decide what the sandbox does.
    lookup_seconds: '30',
    results_url: `${origin}/results`,
    results_secret: SIGNING_SECRET,
  };
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}\n`);
  writeFileSync(configuration, lines.join(''), { mode: 0o600 });
  const uniqueid = `${Math.floor(now / 1000)}.${now % 1000}`;
  const call = { callerid: number, calleridname: number, dnid: did, uniqueid, context: 'MAINMENU' };
  try {
    const hint = await runAgiScript({ path: join(scripts, 'pop-hint.agi'), configuration }, call);
    await runAgiScript({ path: join(scripts, 'send-result.agi'), args: [menuOutcome], configuration }, call);
    const vendorLeadCode = hint.variables['vendor_lead_code'];
    return { number, did, uniqueid, ...rest, ...(vendorLeadCode === undefined ? {} : { vendorLeadCode }) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
