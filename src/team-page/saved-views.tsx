import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import { userSettings } from '../platform/user-settings.ts';
import { readLines } from '../settings/entry-syntax.ts';
import { readSavedView, withSavedView } from '../settings/values/saved-view.ts';
import type { TeamView } from '../team/team-table.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { TextInput } from '../ui/inputs.tsx';
import { changeView, readView, viewAddress } from './view-address.ts';

interface SavedViewsProps {
  /** The lines of the setting. */
  readonly lines: readonly string[];
  /** The organization sets the saved views. */
  readonly isLocked: boolean;
  readonly shown: TeamView;
}

/** Chooses a saved view, and saves the shown one under a name. */
export function SavedViews({ lines, isLocked, shown }: SavedViewsProps) {
  const id = useId();
  const isSaving = useSignal(false);
  const views = readLines(lines, readSavedView);
  const current = viewAddress(shown);
  const chosen = views.findIndex(({ address }) => viewAddress(readView(address)) === current);
  const close = () => {
    isSaving.value = false;
  };
  return (
    <>
      <div class="toolbar">
        {views.length > 0 && (
          <div class="field">
            <label for={id}>{t('team_view')}</label>
            <select
              id={id}
              value={String(chosen)}
              onChange={(event) => {
                const view = views[Number(event.currentTarget.value)];
                if (view) changeView(readView(view.address));
              }}
            >
              {chosen < 0 && <option value="-1">{t('team_viewOther')}</option>}
              {views.map(({ name }, at) => (
                <option key={name} value={String(at)}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <Button
          class="plain"
          reason={isLocked ? t('failure_setByOrganization') : undefined}
          isOpen={isSaving.value}
          onClick={() => {
            isSaving.value = !isSaving.value;
          }}
        >
          {t('team_viewSave')}
        </Button>
      </div>
      {isSaving.value && <SaveView lines={lines} address={current.replace(/^#/, '')} onClose={close} />}
    </>
  );
}

function SaveView(props: { lines: readonly string[]; address: string; onClose: () => void }) {
  const id = useId();
  const name = useSignal('');
  const save = async () => {
    const view = { name: name.value.trim(), address: props.address };
    if (view.name === '') return;
    const teamViews = withSavedView(props.lines, view);
    await userSettings.update((user) => ({ ...user, teamViews }));
    props.onClose();
  };
  return (
    <Disclosure title={t('team_viewSave')} onClose={props.onClose}>
      <form
        class="toolbar"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div class="field">
          <label for={id}>{t('team_viewName')}</label>
          <TextInput
            id={id}
            value={name}
            maxLength={60}
            filter={(typed) => typed.replace(/[=;]/g, '')}
            required
          />
        </div>
        <Button class="main">{t('team_viewKeep')}</Button>
        <Button onClick={props.onClose}>{t('team_cancel')}</Button>
      </form>
    </Disclosure>
  );
}
