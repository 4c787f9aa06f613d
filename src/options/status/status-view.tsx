import { useSignal } from '@preact/signals';
import { type Environment, environment } from '../../platform/environment.ts';
import { type MessageKey, t } from '../../platform/i18n.ts';
import { catalog, type SettingKey, settingKeys } from '../../settings/catalog.ts';
import type { Effective } from '../../settings/effective.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Checkbox } from '../../ui/inputs.tsx';
import { validationMessage } from '../../ui/validation-message.tsx';
import { shortValue, statusReport } from '../diagnostics/report.ts';
import layout from '../layout.module.css';
import { useLoaded } from '../use-loaded.ts';
import { FactList } from './fact-list.tsx';

/** Policy status: the value of each setting in force, its source, and the rejected values. Everyone can open it. */
export function StatusView({ inForce }: { inForce: Effective }) {
  const loaded = useLoaded(environment).value;
  const isAll = useSignal(false);
  const { sources, problems, locked } = inForce;
  const keys = settingKeys.filter(
    (key) => isAll.value || sources[key] !== 'default' || problems.some((problem) => problem.key === key),
  );
  return (
    <div class="stack wide">
      <section class={`${layout['card']} stack`}>
        <h2>{t('options_view_status')}</h2>
        <p class={inForce.certainty === 'known' ? '' : 'notice'}>{t(`options_policy_${stateOf(inForce)}`)}</p>
        {loaded && <InstallFactList facts={loaded} inForce={inForce} />}
        {loaded?.needsRestart && <p class="notice">{t('options_restart')}</p>}
        {loaded && <CopyButton label={t('options_copyReport')} text={() => statusReport(loaded, inForce)} />}
      </section>
      {problems.length > 0 && (
        <section class={`${layout['card']} stack`} id="problems">
          <h2>{t('options_problems', String(problems.length))}</h2>
          <ul class={layout['list']}>
            {problems.map(({ key, source, fault }) => (
              <li key={`${source} ${key} ${fault.kind} ${fault.entry}`}>
                <code>{key || '–'}</code> <span class="help">{t(`options_source_${source}`)}</span>
                <p class={layout['bad']}>{validationMessage(fault)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class={`${layout['card']} stack`}>
        <div class="row">
          <h2 class="grow">{t('options_everySetting')}</h2>
          <Checkbox value={isAll}>{t('options_withDefaults')}</Checkbox>
        </div>
        {keys.length === 0 && <p class="help">{t('options_allDefault')}</p>}
        {keys.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('options_colSetting')}</th>
                <th scope="col">{t('options_colValue')}</th>
                <th scope="col">{t('options_colSource')}</th>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <Row key={key} name={key} inForce={inForce} isLocked={locked.includes(key)} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

function Row({ name, inForce, isLocked }: { name: SettingKey; inForce: Effective; isLocked: boolean }) {
  const value = inForce.values[name];
  const lines = Array.isArray(value) ? value.slice(0, 8) : [shortValue(value).slice(0, 200)];
  const rest = Array.isArray(value) ? value.length - lines.length : 0;
  return (
    <tr data-setting={name}>
      <th scope="row">
        {t(`setting_${name}`)}
        <br />
        <code>{name}</code>
      </th>
      <td>
        {lines.length === 0
          ? '–'
          : lines.map((line) => (
              <div key={line}>
                <bdi>{line}</bdi>
              </div>
            ))}
        {rest > 0 && <div class="help">{t('options_more', String(rest))}</div>}
      </td>
      <td>
        {t(`options_source_${inForce.sources[name]}`)}
        {isLocked && <div class="help">{t('options_locked')}</div>}
        {catalog[name].section === 'organization' && <div class="help">{t('options_policyOnly')}</div>}
      </td>
    </tr>
  );
}

function InstallFactList({ facts, inForce }: { facts: Environment; inForce: Effective }) {
  const { changedAt, values } = inForce;
  const rows: [MessageKey, string][] = [
    ['options_factVersion', facts.version],
    ['options_factId', facts.id],
    ['options_factInstall', t(facts.installType === 'admin' ? 'options_byOrganization' : 'options_byUser')],
    ['options_factBrowser', facts.browser],
    ['setting_policyVersion', values.policyVersion],
    ['options_factChanged', changedAt === null ? '' : new Date(changedAt).toLocaleString()],
  ];
  return <FactList facts={rows} />;
}

/** `none`: there is certainly no policy. `asking`: no policy was ever seen, and the browser has not replied yet. */
function stateOf({ certainty, sources }: Effective): Effective['certainty'] | 'none' | 'asking' {
  const isSet = settingKeys.some((key) => sources[key] === 'policy' || sources[key] === 'policyJson');
  if (isSet) return certainty;
  if (certainty === 'known') return 'none';
  return certainty === 'assumed' ? 'asking' : certainty;
}
