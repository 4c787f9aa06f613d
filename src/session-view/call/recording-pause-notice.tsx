import { useComputed } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Duration, now } from '../../ui/clock.tsx';
import { isAvailable } from '../availability.ts';
import { CommandButton } from '../command-button.tsx';

/** Says that the recording is paused and for how long, starts it again, and reminds the agent of it. */
export function RecordingPauseNotice({ state }: { state: PopupState }) {
  const { recordingPause: pause } = state;
  const isDue = useComputed(() => pause?.remindAt !== undefined && now.value >= pause.remindAt).value;
  if (!pause) return null;
  return (
    <div class="notice">
      <span role={isDue ? 'alert' : 'status'}>
        {t('call_recordingPaused')} {isDue && t('call_recordingReminder')}
      </span>{' '}
      <span role="timer">
        <Duration since={pause.since} />
      </span>
      {isAvailable(state, 'startRecording') && (
        <CommandButton command={{ kind: 'startRecording' }}>{t('popup_recordAgain')}</CommandButton>
      )}
    </div>
  );
}
