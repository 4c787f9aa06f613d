import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { isOffered, oneOf } from '../../session/available-choices.ts';
import type { CommandKind } from '../../session/command.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Button, Reasons } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { isAvailable } from '../availability.ts';
import { CommandButton } from '../command-button.tsx';
import css from './call-action-buttons.module.css';
import { Tones } from './tones.tsx';
import { Transfer } from './transfer.tsx';

type Simple = Extract<CommandKind, 'park' | 'grab' | 'startRecording' | 'stopRecording'>;

const icons: Record<Simple, IconName> = {
  park: 'park',
  grab: 'grab',
  startRecording: 'record',
  stopRecording: 'stop',
};

/** What can be done with a call besides hanging up. */
export function CallActionButtons({ state }: { state: PopupState }) {
  const open = useSignal<'tones' | 'transfer' | undefined>(undefined);
  const { controls, call } = state;
  if (!isAvailable(state, 'hangUp')) return null;

  const toggle = (part: 'tones' | 'transfer') => {
    open.value = open.value === part ? undefined : part;
  };
  const close = () => {
    open.value = undefined;
  };
  const simple = [oneOf(controls, 'park', 'grab'), oneOf(controls, 'startRecording', 'stopRecording')].filter(
    (kind) => kind !== undefined,
  );
  const canTransfer = (['transfer', 'addParty', 'dropParty', 'leaveThreeWay'] as const).some(
    (kind) => !controls[kind],
  );
  const whyNoTransfer = canTransfer ? undefined : controls.transfer;
  return (
    <section class="stack" aria-label={t('popup_callWork')}>
      {call?.ext && !controls.tones && <SendExtension ext={call.ext} />}
      <div class={css['grid']}>
        {simple.map((kind) => (
          <CommandButton key={kind} command={{ kind }} why={controls[kind]} icon={icons[kind]}>
            {t(`popup_${kind}`)}
          </CommandButton>
        ))}
        {isOffered(controls.tones) && (
          <Button
            icon="keypad"
            why={controls.tones}
            isOpen={open.value === 'tones'}
            onClick={() => toggle('tones')}
          >
            {t('popup_keypad')}
          </Button>
        )}
        {isOffered(whyNoTransfer) && (
          <Button
            icon="transfer"
            why={whyNoTransfer}
            isOpen={open.value === 'transfer'}
            onClick={() => toggle('transfer')}
          >
            {t('popup_transfer')}
          </Button>
        )}
      </div>
      <Reasons
        of={[...simple.map((kind) => controls[kind]), controls.tones, whyNoTransfer].filter(isOffered)}
      />
      {open.value === 'tones' && !controls.tones && (
        <Tones dropsSigns={state.dropsToneSigns} onClose={close} />
      )}
      {open.value === 'transfer' && canTransfer && <Transfer controls={controls} onClose={close} />}
    </section>
  );
}

function SendExtension({ ext }: { ext: string }) {
  return (
    <CommandButton command={{ kind: 'tones', keys: ext }} class="wide">
      {t('popup_sendExtension', ext)}
    </CommandButton>
  );
}
