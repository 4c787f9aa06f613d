import { t } from '../../platform/i18n.ts';
import { isOffered, offeredPauseCodes } from '../../session/available-choices.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { isInCall } from '../../session/state.ts';
import { Select } from '../../ui/inputs.tsx';
import { isAvailable } from '../availability.ts';
import { CommandButton } from '../command-button.tsx';
import { rememberPause } from '../memory.ts';
import { PauseDials } from '../pause-dials.tsx';
import { useDraftChoice } from '../use-draft.ts';
import { PauseRequestButtons } from './pause-request-view.tsx';

/**
 * Pauses with a code, and makes the agent ready. During a call, the pause follows the disposition and is chosen with it
 * (docs/vicidial/facts.md 5.4).
 */
export function PauseControls(props: {
  state: PopupState;
  lines: readonly string[];
  requestLines: readonly string[];
}) {
  const { state, lines, requestLines } = props;
  const codes = offeredPauseCodes(state.choices, lines);
  const approval = (state.choices.approvalCodes ?? []).map(({ name }) => name).join(', ');
  const code = useDraftChoice(
    'pauseCode',
    codes.map((each) => each.code),
    '',
  );
  const canPause = isAvailable(state, 'pause');
  const canSetCode = isAvailable(state, 'pauseCode');
  if (!canPause && !canSetCode) return null;
  const isWithDisposition = isInCall(state.session.state) && isOffered(state.controls.dispose);
  const kind = canPause ? 'pause' : 'pauseCode';
  const dialed = canPause ? state.dialedOnPause : null;
  const words = canPause
    ? dialed
      ? 'popup_pauseAndDial'
      : isInCall(state.session.state)
        ? 'popup_pauseAfter'
        : 'popup_pause'
    : 'popup_setPauseCode';
  return (
    <section class="stack">
      {!isWithDisposition && (
        <>
          <PauseDials number={dialed} />
          <div class="row">
            <Select
              class="grow"
              aria-label={t('popup_pauseCode')}
              value={code}
              options={[
                ['', t('popup_noPauseCode')] as const,
                ...codes.map((each) => [each.code, each.name] as const),
              ]}
            />
            <CommandButton
              command={{ kind, code: code.value }}
              isBusy={!canPause && code.value === ''}
              onAccepted={() => {
                rememberPause(code.value);
                // Chosen for this pause only; the next one starts without a code.
                code.sent(code.value);
              }}
            >
              {t(words)}
            </CommandButton>
          </div>
        </>
      )}
      {approval && (
        <p class="help">
          {t(requestLines.length > 0 ? 'popup_approvalRequest' : 'popup_approvalCodes', approval)}
        </p>
      )}
      <PauseRequestButtons state={state} lines={requestLines} kind={kind} />
      {isAvailable(state, 'resume') && (
        <CommandButton command={{ kind: 'resume' }} class="wide">
          {t('popup_resume')}
        </CommandButton>
      )}
    </section>
  );
}
