import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { Panel } from '../../ui/panel.tsx';
import { useClick } from '../command.tsx';

const changes = ['replace', 'add', 'remove'] as const;

/** Which in-groups the agent takes calls from. The dialer tells nobody which ones there are, so they are typed. */
export function InGroups({ onClose }: { onClose: () => void }) {
  const change = useSignal<(typeof changes)[number]>('replace');
  const typed = useSignal('');
  const blended = useSignal(false);
  const { isBusy, refusal, send } = useClick();
  const inGroups = typed.value.split(/[\s,;]+/).filter(Boolean);
  return (
    <Panel title={t('popup_inGroups')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const command = {
            kind: 'inGroups',
            change: change.value,
            inGroups,
            blended: blended.value,
          } as const;
          void send('command', { command }).then((isTaken) => isTaken && onClose());
        }}
      >
        <div class="row">
          <select
            aria-label={t('popup_inGroups')}
            value={change.value}
            onChange={(event) => {
              change.value = event.currentTarget.value as (typeof changes)[number];
            }}
          >
            {changes.map((each) => (
              <option key={each} value={each}>
                {t(`popup_inGroups_${each}`)}
              </option>
            ))}
          </select>
          <input
            class="grow"
            dir="ltr"
            autocomplete="off"
            pattern="[\w\- ,;]*"
            aria-label={t('popup_inGroupIds')}
            placeholder={t('popup_inGroupIds')}
            value={typed.value}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
          />
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={blended.value}
            onChange={(event) => {
              blended.value = event.currentTarget.checked;
            }}
          />
          {t('popup_blended')}
        </label>
        <button type="submit" class="main" disabled={isBusy || inGroups.length === 0}>
          {t('popup_inGroupsSet')}
        </button>
      </form>
      {refusal}
    </Panel>
  );
}
