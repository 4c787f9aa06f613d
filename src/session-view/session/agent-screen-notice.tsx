import { useComputed } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { openAgentScreen } from '../../platform/tabs.ts';
import { screenWarning } from '../../session/agent-screen/agent-screen-warning.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Button } from '../../ui/button.tsx';
import { now } from '../../ui/clock.tsx';

/** Says that the agent screen is closed, asleep or logged out, and opens it. */
export function AgentScreenNotice({ state, agentApiPath }: { state: PopupState; agentApiPath: string }) {
  const { screen, session, signIn } = state;
  const warning = useComputed(() => screenWarning(screen, now.value)).value;
  const isLoggedOut = session.state === 'loggedOut';
  if (signIn.state !== 'in' || (!warning && !isLoggedOut)) return null;
  const address = agentScreenAddress(signIn.identity.address, agentApiPath);
  return (
    <div class="notice" role="status">
      {warning && <span>{t(warning)}</span>}
      <div>
        <Button onClick={() => void openAgentScreen(address)}>{t('popup_openAgentScreen')}</Button>
      </div>
    </div>
  );
}

/** The agent screen is `vicidial.php` beside the agent API. */
export function agentScreenAddress(dialer: string, agentApiPath: string): string {
  const folder = agentApiPath.slice(0, agentApiPath.lastIndexOf('/') + 1);
  return `${dialer.replace(/\/+$/, '')}${folder || '/'}vicidial.php`;
}
