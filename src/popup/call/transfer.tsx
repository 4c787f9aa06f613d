import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { isOffered } from '../../session/available-choices.ts';
import type { CallAction, Destination } from '../../session/command.ts';
import type { Controls } from '../../session/controls.ts';
import { Button, Reasons } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Command, useClick } from '../command.tsx';

type Kind = Destination['kind'];

/** What may be typed for each; for an in-group nothing means the campaign's default one. */
const shapes: Record<Kind, RegExp> = { number: /\d/, inGroup: /^[\w-]{0,20}$/, agent: /^\d{2,18}$/ };

/** Where the call goes, or who joins it. */
export function Transfer({ controls, onClose }: { controls: Controls; onClose: () => void }) {
  const kind = useSignal<Kind>('number');
  const typed = useSignal('');
  const park = useSignal(false);
  const { isBusy, refusal, send } = useClick();
  const text = typed.value.trim();
  const isComplete = shapes[kind.value].test(text);
  // Only a number can join: an in-group or an agent takes the call over.
  const hasThird = kind.value === 'number' && isOffered(controls.addParty);
  const order = (command: CallAction) =>
    void send('command', { command }).then((isTaken) => isTaken && onClose());
  return (
    <Panel title={t('popup_transfer')} onClose={onClose}>
      <div class="row">
        <select
          aria-label={t('popup_transferTo')}
          value={kind.value}
          onChange={(event) => {
            kind.value = event.currentTarget.value as Kind;
          }}
        >
          {(['number', 'inGroup', 'agent'] as const).map((each) => (
            <option key={each} value={each}>
              {t(`popup_to_${each}`)}
            </option>
          ))}
        </select>
        <input
          class="grow"
          inputMode={kind.value === 'inGroup' ? 'text' : 'tel'}
          dir="ltr"
          maxLength={40}
          autocomplete="off"
          aria-label={t(`popup_to_${kind.value}`)}
          placeholder={t(`popup_to_${kind.value}Hint`)}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </div>
      <div class="row">
        <Button
          class="main grow"
          why={controls.transfer}
          isBusy={isBusy || !isComplete}
          onClick={() => order({ kind: 'transfer', to: destination(kind.value, text) })}
        >
          {t('popup_transferNow')}
        </Button>
        {hasThird && (
          <Button
            class="grow"
            why={controls.addParty}
            isBusy={isBusy || !isComplete}
            onClick={() => order({ kind: 'addParty', number: text, park: park.value })}
          >
            {t('popup_addParty')}
          </Button>
        )}
      </div>
      {hasThird && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={park.value}
              onChange={(event) => {
                park.value = event.currentTarget.checked;
              }}
            />
            {t('popup_parkMeanwhile')}
          </label>
          <div class="row quiet">
            <Command class="grow" work={{ kind: 'dropParty' }} why={controls.dropParty} onDone={onClose}>
              {t('popup_dropParty')}
            </Command>
            <Command
              class="grow"
              work={{ kind: 'leaveThreeWay' }}
              why={controls.leaveThreeWay}
              onDone={onClose}
            >
              {t('popup_leaveThreeWay')}
            </Command>
          </div>
        </>
      )}
      <Reasons of={[controls.transfer]} />
      {refusal}
    </Panel>
  );
}

function destination(kind: Kind, text: string): Destination {
  if (kind === 'number') return { kind, number: text };
  if (kind === 'agent') return { kind, agent: text };
  return text ? { kind, inGroup: text } : { kind };
}
