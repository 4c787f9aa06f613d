import { useComputed } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { isReporting } from '../../session/agent-screen/agent-screen-state.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { now } from '../../ui/clock.tsx';

/** The calls that wait for the agent, and the agent's callbacks, as the agent screen shows them now. */
export function AgentScreenCounts({ state: { screen } }: { state: PopupState }) {
  const isLive = useComputed(() => isReporting(screen, now.value)).value;
  if (!screen || !isLive) return null;
  const { callsWaiting, callbackCount } = screen;
  const words = [
    ...(callsWaiting === undefined ? [] : [t('popup_callsWaiting', String(callsWaiting))]),
    ...(callbackCount === undefined ? [] : [t('popup_callbackCount', String(callbackCount))]),
  ];
  return words.length === 0 ? null : <p class="help">{words.join(' · ')}</p>;
}
