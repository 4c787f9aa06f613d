import { useComputed } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { openAgentScreen, openAgentScreenBeside } from '../../platform/tabs.ts';
import { agentScreenAddress } from '../../session/agent-screen/agent-screen-address.ts';
import { screenWarning } from '../../session/agent-screen/agent-screen-warning.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { now } from '../../ui/clock.tsx';

/** Says that the agent screen is closed, asleep or logged out, and opens it. */
export function AgentScreenNotice({ state, settings }: { state: PopupState; settings: Settings }) {
  const { screen, session, signIn } = state;
  const warning = useComputed(() => screenWarning(screen, now.value)).value;
  const isLoggedOut = session.state === 'loggedOut';
  if (signIn.state !== 'in' || (!warning && !isLoggedOut)) return null;
  const address = agentScreenAddress(signIn.identity.address, settings);
  return (
    <div class="notice" role="status">
      {warning && <span>{t(warning)}</span>}
      <div class="row">
        <Button onClick={() => void openAgentScreen(address)}>{t('popup_openAgentScreen')}</Button>
        <Button onClick={() => void openAgentScreenBeside(address)}>{t('popup_agentScreenBeside')}</Button>
      </div>
    </div>
  );
}
