import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { userSettings } from '../../platform/user-settings.ts';
import type { Effective } from '../../settings/effective.ts';
import { readSetting } from '../../settings/resolve.ts';
import { emptySite, type SiteFields, siteFields, siteLine } from '../../settings/values/site-line.ts';
import { readSiteRule } from '../../settings/values/site-rule.ts';
import { Button } from '../../ui/button.tsx';
import { validationMessage } from '../../ui/validation-message.tsx';
import layout from '../layout.module.css';
import css from './settings.module.css';
import { isSelector, SiteRuleFields } from './site-rule-fields.tsx';

interface Row {
  readonly key: number;
  /** The saved line of this row; absent for a new site. */
  readonly saved?: string;
  readonly fields: SiteFields;
}

/**
 * The site rules one by one, with a control for each option. A valid rule is saved at once. An invalid one stays here, says
 * that it is not saved and why, and does not keep the others from being saved.
 */
export function SiteRuleList({ inForce }: { inForce: Effective }) {
  const { values, locked } = inForce;
  const rows = useSignal<readonly Row[]>([]);
  const nextKey = useRef(0);
  const ownText = useRef<string | undefined>(undefined);
  const savedText = JSON.stringify(values.sites);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the saved rules were changed elsewhere
  useEffect(() => {
    if (savedText === ownText.current) return;
    ownText.current = savedText;
    rows.value = values.sites.map((line) => ({
      key: nextKey.current++,
      saved: line,
      fields: siteFields(line),
    }));
  }, [savedText]);

  if (locked.includes('sites')) return null;
  const save = async (wanted: readonly Row[]) => {
    const kept = wanted.map((row) => (siteError(row) === undefined ? { ...row, saved: lineOf(row) } : row));
    rows.value = kept;
    const read = readSetting(
      'sites',
      kept.flatMap(({ saved }) => saved ?? []),
    );
    if (!read.ok) return;
    ownText.current = JSON.stringify(read.value);
    await userSettings.update((user) => ({ ...user, sites: read.value }));
  };
  const replace = (key: number, fields: SiteFields) =>
    rows.value.map((row) => (row.key === key ? { ...row, fields } : row));
  const moveUp = (at: number) => {
    const moved = rows.value[at];
    if (moved)
      void save([...rows.value.slice(0, at).toSpliced(at - 1, 0, moved), ...rows.value.slice(at + 1)]);
  };
  return (
    <div class={css['setting']}>
      {rows.value.map((row, at) => {
        const error = row.fields.pattern === '' ? undefined : siteError(row);
        return (
          <fieldset key={row.key} class={css['site']}>
            <legend>
              <bdi dir="ltr">{row.fields.pattern || t('options_siteNew')}</bdi>
            </legend>
            <SiteRuleFields
              fields={row.fields}
              settings={values}
              onChange={(fields, isWhole) => {
                if (isWhole) void save(replace(row.key, fields));
                else rows.value = replace(row.key, fields);
              }}
            />
            {error !== undefined && (
              <p class={layout['bad']} role="alert">
                {t('options_notSaved')} {error}
              </p>
            )}
            <div class="row">
              {at > 0 && (
                <Button
                  class="plain"
                  label={`${t('options_siteUp')}: ${row.fields.pattern}`}
                  onClick={() => moveUp(at)}
                >
                  {t('options_siteUp')}
                </Button>
              )}
              <Button
                class="plain"
                label={`${t('options_siteRemove')}: ${row.fields.pattern}`}
                onClick={() => void save(rows.value.filter(({ key }) => key !== row.key))}
              >
                {t('options_siteRemove')}
              </Button>
            </div>
          </fieldset>
        );
      })}
      <div>
        <Button
          onClick={() => {
            rows.value = [...rows.value, { key: nextKey.current++, fields: emptySite }];
          }}
        >
          {t('options_siteAdd')}
        </Button>
      </div>
      <p class="help">{t('options_siteRowsHelp')}</p>
    </div>
  );
}

function lineOf({ fields, saved }: Row): string {
  return siteLine(fields, saved);
}

/** Why the rule of this row is not saved, in words. */
function siteError(row: Row): string | undefined {
  const read = readSiteRule(lineOf(row));
  if (!read.ok) return validationMessage(read.error);
  const wrong = [read.value.vendor, read.value.lead].find(
    (source) => source?.from === 'page' && !isSelector(source.selector),
  );
  return wrong?.from === 'page' ? t('options_tryBadSelector', wrong.selector) : undefined;
}
