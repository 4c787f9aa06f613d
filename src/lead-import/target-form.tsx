import { t } from '../platform/i18n.ts';
import type { Settings } from '../settings/catalog.ts';
import { Select } from '../ui/inputs.tsx';
import { ListTargetForm } from './list-target-form.tsx';
import { ManualTargetForm } from './manual-target-form.tsx';
import { type TargetKind, targetKind } from './review-state.ts';

interface TargetFormProps {
  readonly settings: Settings;
  /** Those for which somebody is signed in, at least one. */
  readonly kinds: readonly TargetKind[];
  readonly isImportOpen: boolean;
}

/** Where the chosen rows go: a list, or the manual dial list of the agent. */
export function TargetForm({ settings, kinds, isImportOpen }: TargetFormProps) {
  const isManual = kindAmong(kinds) === 'manual';
  return (
    <section class="card stack">
      <h2>{t('import_target')}</h2>
      {kinds.length > 1 && (
        <label for="import-target-kind">
          {t('import_targetKind')}
          <Select
            id="import-target-kind"
            value={targetKind}
            options={kinds.map((each) => [each, t(`import_target_${each}`)] as const)}
          />
        </label>
      )}
      {kinds.length === 1 && isManual && <strong>{t('import_target_manual')}</strong>}
      {isManual ? (
        <ManualTargetForm isImportOpen={isImportOpen} />
      ) : (
        <ListTargetForm settings={settings} isImportOpen={isImportOpen} />
      )}
    </section>
  );
}

/** The chosen kind, or the only one that is possible. */
export function kindAmong(kinds: readonly TargetKind[]): TargetKind {
  return kinds.includes(targetKind.value) ? targetKind.value : (kinds[0] ?? 'list');
}
