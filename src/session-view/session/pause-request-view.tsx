import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { type PauseCode, pauseCodes } from '../../settings/values/choices.ts';
import { pauseRequestCodes } from '../../settings/values/pause-request-code.ts';
import { CommandButton } from '../command-button.tsx';
import { rememberPause } from '../memory.ts';

interface PauseRequestButtonsProps {
  readonly state: PopupState;
  readonly lines: readonly string[];
  /** The command that sets a pause code in this state. */
  readonly kind: 'pause' | 'pauseCode';
}

/** Asks a supervisor for a pause: the agent is paused with a code that the supervisor replaces or ends. */
export function PauseRequestButtons({ state, lines, kind }: PauseRequestButtonsProps) {
  if (state.pauseRequest?.state === 'waiting') return null;
  return (
    <>
      {pauseRequestCodes(lines).map(({ code, name }) => (
        <CommandButton
          key={code}
          command={{ kind, code }}
          class="wide"
          onAccepted={() => {
            rememberPause(code);
          }}
        >
          {t('popup_requestPause', name)}
        </CommandButton>
      ))}
    </>
  );
}

/** Whether the agent's request waits, or how the supervisor has answered it. */
export function PauseRequestNotice(props: {
  state: PopupState;
  lines: readonly string[];
  pauseLines: readonly string[];
}) {
  const { pauseRequest, choices } = props.state;
  if (!pauseRequest) return null;
  const asked = pauseRequestCodes(props.lines).find(({ code }) => code === pauseRequest.code);
  const name = asked?.name ?? pauseRequest.code;
  return (
    <p class="notice" role="status">
      {pauseRequest.state === 'waiting' &&
        t(pauseRequest.isAnswerHidden ? 'popup_requestMade' : 'popup_requestWaiting', name)}
      {pauseRequest.state === 'ended' && t('popup_requestEnded', name)}
      {pauseRequest.state === 'denied' && t('popup_requestDenied', name)}
      {pauseRequest.state === 'granted' &&
        t(
          'popup_requestGranted',
          nameOf(pauseRequest.grantedCode, choices.pauseCodes ?? pauseCodes(props.pauseLines)),
        )}
    </p>
  );
}

function nameOf(code: string, codes: readonly PauseCode[]): string {
  return codes.find((each) => each.code === code)?.name ?? code;
}
