import { t } from '../../platform/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Checkbox, Select, TextInput } from '../../ui/inputs.tsx';
import { useClick } from '../command-button.tsx';
import { useDraft, useDraftChoice, useDraftFlag } from '../use-draft.ts';

const changes = ['replace', 'add', 'remove'] as const;

/** The in-groups the agent takes calls from. The dialer has no list of them, so they are typed. */
export function InGroups({ onClose }: { onClose: () => void }) {
  const change = useDraftChoice('inGroupsChange', changes, 'replace');
  const typed = useDraft('inGroups');
  const isBlended = useDraftFlag('blended');
  const { isBusy, refusal, send } = useClick();
  const inGroups = typed.value.split(/[\s,;]+/).filter(Boolean);
  return (
    <Disclosure title={t('popup_inGroups')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const command = {
            kind: 'inGroups',
            change: change.value,
            inGroups,
            blended: isBlended.value,
          } as const;
          const text = typed.value;
          void send('command', { command }).then((isAccepted) => {
            if (!isAccepted) return;
            typed.sent(text);
            change.discard();
            isBlended.discard();
            onClose();
          });
        }}
      >
        <div class="row">
          <Select
            aria-label={t('popup_inGroups')}
            value={change}
            options={changes.map((each) => [each, t(`popup_inGroups_${each}`)] as const)}
          />
          <TextInput
            class="grow"
            dir="ltr"
            pattern="[\w\- ,;]*"
            aria-label={t('popup_inGroupIds')}
            placeholder={t('popup_inGroupIds')}
            value={typed}
          />
        </div>
        <Checkbox value={isBlended}>{t('popup_blended')}</Checkbox>
        <Button class="main" isBusy={isBusy || inGroups.length === 0}>
          {t('popup_inGroupsSet')}
        </Button>
      </form>
      {refusal}
    </Disclosure>
  );
}
