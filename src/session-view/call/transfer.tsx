import { t } from '../../platform/i18n.ts';
import { isOffered } from '../../session/available-choices.ts';
import type { CallAction, Destination } from '../../session/command.ts';
import type { Controls } from '../../session/controls.ts';
import { Button, Reasons } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Checkbox, Select, TextInput } from '../../ui/inputs.tsx';
import { CommandButton, useClick } from '../command-button.tsx';
import { useDraft, useDraftChoice, useDraftFlag } from '../use-draft.ts';

type Kind = Destination['kind'];

/** What each destination accepts. An empty in-group is the campaign's default one. */
const shapes: Record<Kind, RegExp> = { number: /\d/, inGroup: /^[\w-]{0,20}$/, agent: /^\d{2,18}$/ };
const kinds = ['number', 'inGroup', 'agent'] as const;

/** Transfers the call, or adds a third party to it. */
export function Transfer({ controls, onClose }: { controls: Controls; onClose: () => void }) {
  const kind = useDraftChoice<Kind>('transferTo', kinds, 'number');
  const typed = useDraft('transfer');
  const isParkFirst = useDraftFlag('parkFirst');
  const { isBusy, refusal, send } = useClick();
  const text = typed.value.trim();
  const isComplete = shapes[kind.value].test(text);
  // Only a number can join; an in-group or an agent takes the call over.
  const hasThirdParty = kind.value === 'number' && isOffered(controls.addParty);
  const run = (command: CallAction) => {
    const [to, target, isPark] = [kind.value, typed.value, isParkFirst.value];
    void send('command', { command }).then((isAccepted) => {
      if (!isAccepted) return;
      kind.sent(to);
      typed.sent(target);
      isParkFirst.sent(isPark);
      onClose();
    });
  };
  return (
    <Disclosure title={t('popup_transfer')} onClose={onClose}>
      <div class="row">
        <Select
          aria-label={t('popup_transferTo')}
          value={kind}
          options={kinds.map((each) => [each, t(`popup_to_${each}`)] as const)}
        />
        <TextInput
          class="grow"
          inputMode={kind.value === 'inGroup' ? 'text' : 'tel'}
          dir="ltr"
          maxLength={40}
          aria-label={t(`popup_to_${kind.value}`)}
          placeholder={t(`popup_to_${kind.value}Hint`)}
          value={typed}
        />
      </div>
      <div class="row">
        <Button
          class="main grow"
          why={controls.transfer}
          isBusy={isBusy || !isComplete}
          onClick={() => run({ kind: 'transfer', to: destination(kind.value, text) })}
        >
          {t('popup_transferNow')}
        </Button>
        {hasThirdParty && (
          <Button
            class="grow"
            why={controls.addParty}
            isBusy={isBusy || !isComplete}
            onClick={() => run({ kind: 'addParty', number: text, park: isParkFirst.value })}
          >
            {t('popup_addParty')}
          </Button>
        )}
      </div>
      {hasThirdParty && (
        <>
          <Checkbox value={isParkFirst}>{t('popup_parkMeanwhile')}</Checkbox>
          <div class="row small">
            <CommandButton
              class="grow"
              command={{ kind: 'dropParty' }}
              why={controls.dropParty}
              onAccepted={onClose}
            >
              {t('popup_dropParty')}
            </CommandButton>
            <CommandButton
              class="grow"
              command={{ kind: 'leaveThreeWay' }}
              why={controls.leaveThreeWay}
              onAccepted={onClose}
            >
              {t('popup_leaveThreeWay')}
            </CommandButton>
          </div>
        </>
      )}
      <Reasons of={[controls.transfer]} />
      {refusal}
    </Disclosure>
  );
}

function destination(kind: Kind, text: string): Destination {
  switch (kind) {
    case 'number':
      return { kind, number: text };
    case 'agent':
      return { kind, agent: text };
    case 'inGroup':
      return text ? { kind, inGroup: text } : { kind };
    default:
      return kind satisfies never;
  }
}
