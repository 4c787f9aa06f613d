import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { Disposition, PauseCode } from '../../settings/values/choices.ts';
import { inGroupChanges } from '../../team/in-group-change.ts';
import { Checkbox, Select, TextInput } from '../../ui/inputs.tsx';
import type { ActionDraft } from './action-draft.ts';

interface ActionFieldsProps {
  readonly draft: ActionDraft;
  readonly codes: readonly PauseCode[];
  readonly dispositions: readonly Disposition[];
}

/** The inputs of the chosen kind of action. */
export function ActionFields({ draft, codes, dispositions }: ActionFieldsProps) {
  const { kind } = draft;
  const codeOptions = codes.map((each) => [each.code, `${each.name} (${each.code})`] as const);
  switch (kind.value) {
    case 'pause':
    case 'pauseCode':
      return (
        <Field label={t('team_code')}>
          {(id) => (
            <Select
              id={id}
              value={draft.code}
              options={kind.value === 'pause' ? [['', t('team_noCode')], ...codeOptions] : codeOptions}
            />
          )}
        </Field>
      );
    case 'message':
      return (
        <Field label={t('team_message')} class="grow">
          {(id) => <TextInput id={id} value={draft.text} maxLength={200} />}
        </Field>
      );
    case 'logOut':
      return <Checkbox value={draft.isAfterCall}>{t('team_afterCall')}</Checkbox>;
    case 'inGroups':
      return <InGroupFields draft={draft} />;
    case 'endWrapUp':
      return (
        <>
          <Field label={t('team_disposition')}>
            {(id) => (
              <Select
                id={id}
                value={draft.status}
                options={dispositions.map(({ status, name }) => [status, `${name} (${status})`] as const)}
              />
            )}
          </Field>
          <Checkbox value={draft.isPausedAfterwards}>{t('team_pauseAfterwards')}</Checkbox>
        </>
      );
    case 'resume':
      return null;
    default:
      return kind.value satisfies never;
  }
}

/** The dialer has no list of the in-groups that this account may use, so they are typed. */
function InGroupFields({ draft }: { draft: ActionDraft }) {
  return (
    <>
      <Field label={t('popup_inGroups')}>
        {(id) => (
          <Select
            id={id}
            value={draft.change}
            options={inGroupChanges.map((each) => [each, t(`popup_inGroups_${each}`)] as const)}
          />
        )}
      </Field>
      <Field label={t('popup_inGroupIds')} class="grow">
        {(id) => <TextInput id={id} dir="ltr" pattern="[\w\- ,;]*" value={draft.inGroups} />}
      </Field>
      <Checkbox value={draft.isBlended}>{t('popup_blended')}</Checkbox>
    </>
  );
}

function Field(props: { label: string; class?: string; children: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class={props.class ? `field ${props.class}` : 'field'}>
      <label for={id}>{props.label}</label>
      {props.children(id)}
    </div>
  );
}
