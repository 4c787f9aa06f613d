import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { offeredPauseCodes } from '../../session/available-choices.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { isInCall } from '../../session/state.ts';
import { Select } from '../../ui/inputs.tsx';
import { isAvailable } from '../availability.ts';
import { CommandButton } from '../command-button.tsx';
import { rememberPause } from '../memory.ts';
import { PauseDials } from '../pause-dials.tsx';
import type { Draft } from '../use-draft.ts';

/**
 * The pause that follows a disposition. During the call, a button requests it at once, for an agent who sets the disposition
 * on the agent screen. Nothing without pause codes, unless that button can be used.
 */
export function ThenPause(props: { value: Draft<string>; state: PopupState; lines: readonly string[] }) {
  const { value, state, lines } = props;
  const id = useId();
  const codes = offeredPauseCodes(state.choices, lines);
  const canRequest = isInCall(state.session.state) && isAvailable(state, 'pause');
  if (codes.length === 0 && !canRequest) return null;
  const code = codes.some((each) => each.code === value.value) ? value.value : '';
  return (
    <div class="field">
      {canRequest && <PauseDials number={state.dialedOnPause} />}
      {codes.length > 0 && <label for={id}>{t('popup_thenPause')}</label>}
      <div class="row">
        {codes.length > 0 && (
          <Select
            id={id}
            class="grow"
            value={value}
            options={[
              ['', t('popup_thenNothing')] as const,
              ...codes.map((each) => [each.code, each.name] as const),
            ]}
          />
        )}
        {canRequest && (
          <CommandButton
            command={{ kind: 'pause', code }}
            onAccepted={() => {
              if (code) rememberPause(code);
              // The disposition must not request the pause again.
              value.sent(code);
            }}
          >
            {t(state.dialedOnPause ? 'popup_pauseAndDial' : 'popup_pauseAfter')}
          </CommandButton>
        )}
      </div>
    </div>
  );
}
