import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { isInCall } from '../../session/state.ts';
import { pauseCodes } from '../../settings/values/choices.ts';
import { Command } from '../command.tsx';

/** Pause with a code, and resume. In a call, the pause comes after its disposition (docs/vicidial/facts.md 5.4). */
export function PauseControls({ desk, lines }: { desk: PopupState; lines: readonly string[] }) {
  const code = useSignal('');
  const codes = desk.choices.pauseCodes ?? pauseCodes(lines);
  const { session, controls } = desk;
  const canPause = !controls.pause;
  const isPaused = session.state === 'paused';
  if (session.state === 'unknown' || (!canPause && !isPaused)) return null;
  return (
    <section class="stack">
      <div class="row">
        <select
          class="grow"
          aria-label={t('popup_pauseCode')}
          value={code.value}
          onChange={(event) => {
            code.value = event.currentTarget.value;
          }}
        >
          <option value="">{t('popup_noPauseCode')}</option>
          {codes.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        </select>
        <Command
          work={{ kind: isPaused ? 'pauseCode' : 'pause', code: code.value }}
          isBusy={isPaused && code.value === ''}
        >
          {t(isPaused ? 'popup_setPauseCode' : isInCall(session.state) ? 'popup_pauseAfter' : 'popup_pause')}
        </Command>
      </div>
      {isPaused && (
        <Command work={{ kind: 'resume' }} class="wide">
          {t('popup_resume')}
        </Command>
      )}
    </section>
  );
}
