import { request } from '../../platform/messaging.ts';
import type { Identity } from '../../session/popup-state.ts';
import { UnlockForm } from '../../ui/unlock-form.tsx';

/** The login of the agent is on this device under a passphrase. */
export function UnlockView({ identity }: { identity: Identity }) {
  const unlock = async (passphrase: string) => {
    const unlocked = await request('unlock', { passphrase });
    return unlocked.ok ? request('poll', { now: true }) : unlocked;
  };
  return <UnlockForm identity={identity} unlock={unlock} signOut={() => request('signOut', {})} />;
}
