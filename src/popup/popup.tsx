import { useSignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import { openPanel, openPanelWindow } from '../platform/side-panel.ts';
import { AgentView, type AgentViewProps } from '../session-view/agent-view.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/**
 * The view of the agent in the popup of the toolbar button. While the panel is open beside the page, the popup only names
 * it, unless it must ask about a number.
 */
export function Popup({ isPanelOpen, ...view }: AgentViewProps & { isPanelOpen: boolean }) {
  const isWanted = useSignal(false);
  const { signIn, call } = view.state.value;
  const surfaces = view.inForce.value?.values.surfaces;
  const canOpenPanel = surfaces !== undefined && surfaces !== 'popup' && !isPanelOpen;
  const isShort = isPanelOpen && !isWanted.value && signIn.state === 'in' && call?.phase !== 'confirming';
  return (
    <AgentView {...view} action={canOpenPanel && <OpenPanel />}>
      {isShort && (
        <>
          <p role="status">{t('popup_panelIsOpen')}</p>
          <Button
            onClick={() => {
              isWanted.value = true;
            }}
          >
            {t('popup_showHere')}
          </Button>
        </>
      )}
    </AgentView>
  );
}

function OpenPanel() {
  const open = async () => {
    // Within the click, which the browsers need. A window without panels gets one in a window of its own.
    const isOpen = await openPanel();
    if (!isOpen) await openPanelWindow();
    window.close();
  };
  return (
    <button
      type="button"
      class="plain"
      title={t('popup_openPanel')}
      aria-label={t('popup_openPanel')}
      onClick={() => void open()}
    >
      <Icon name="panel" />
    </button>
  );
}
