import { explain } from '../../failure.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { CallActionButtons } from './call-action-buttons.tsx';
import { Dispositions } from './dispositions.tsx';
import { HangUp } from './hang-up.tsx';
import { HangUpAndDispose } from './hang-up-and-dispose.tsx';
import { NoteField } from './note-field.tsx';
import { Preview } from './preview.tsx';
import { RecordChoiceNotice } from './record-choice-notice.tsx';
import { RecordingPauseNotice } from './recording-pause-notice.tsx';

/** What a call and its disposition need. Each control is shown while the session offers it. */
export function CallControls({ state, settings }: { state: PopupState; settings: Settings }) {
  const { dispositions, pauseCodes } = settings;
  return (
    <>
      <HangUp state={state} />
      {state.isHangUpLate && <FailureNotice reason={explain({ kind: 'hangUpLate' })} />}
      {settings.screenPop.length > 0 && <RecordChoiceNotice state={state} settings={settings} />}
      <RecordingPauseNotice state={state} />
      <CallActionButtons state={state} />
      <NoteField state={state} settings={settings} />
      <HangUpAndDispose state={state} lines={dispositions} pauseLines={pauseCodes} />
      <Preview state={state} />
      <Dispositions state={state} lines={dispositions} pauseLines={pauseCodes} />
    </>
  );
}
