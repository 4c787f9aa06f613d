import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { countryCodes } from '../../phone/numbering/metadata-parser.ts';
import { t } from '../../platform/i18n.ts';
import type { Settings } from '../../settings/catalog.ts';
import { dialOptionsFor } from '../../settings/values/dial-options.ts';
import { normalizePattern, type SiteFields, siteLine, wholeSite } from '../../settings/values/site-line.ts';
import { siteFor } from '../../settings/values/site-match.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import layout from '../layout.module.css';
import css from './settings.module.css';

interface FieldsProps {
  readonly fields: SiteFields;
  readonly settings: Settings;
  /** `isWhole`: the value is complete, unlike text that is being typed. */
  readonly onChange: (fields: SiteFields, isWhole: boolean) => void;
}

/** The controls for the options of one site, and a test of its rule with the address of a page. */
export function SiteRuleFields({ fields, settings, onChange }: FieldsProps) {
  const id = useId();
  const set = (part: Partial<SiteFields>, isWhole = true) => onChange({ ...fields, ...part }, isWhole);
  const site = wholeSite(normalizePattern(fields.pattern));
  return (
    <>
      <label for={`${id}-pattern`}>
        {t('options_siteAddress')}
        <TextInput
          id={`${id}-pattern`}
          dir="ltr"
          inputMode="url"
          spellcheck={false}
          placeholder="https://crm.example.com/*"
          value={fields.pattern}
          onInput={(pattern) => set({ pattern }, false)}
          onBlur={() => set({ pattern: normalizePattern(fields.pattern) })}
        />
      </label>
      {site !== undefined && (
        <p class="notice" role="status">
          {t('options_siteOnePage')}{' '}
          <Button class="plain" onClick={() => set({ pattern: site })}>
            {t('options_siteWhole')}
          </Button>
        </p>
      )}
      <div class={css['siteFields']}>
        <label>
          {t('options_siteCountry')}
          <select value={fields.country} onChange={(event) => set({ country: event.currentTarget.value })}>
            <option value="">{t('options_siteDefault')}</option>
            {countryNames().map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('options_sitePreview')}
          <select
            value={fields.preview}
            onChange={({ currentTarget: { value } }) =>
              set({ preview: value === 'yes' || value === 'no' ? value : '' })
            }
          >
            <option value="">{t('options_siteDefault')}</option>
            <option value="no">{t('options_sitePreview_no')}</option>
            <option value="yes">{t('options_sitePreview_yes')}</option>
          </select>
        </label>
        <label for={`${id}-group`}>
          {t('options_tryInGroup')}
          <TextInput
            id={`${id}-group`}
            dir="ltr"
            spellcheck={false}
            maxLength={20}
            value={fields.inGroup}
            onInput={(inGroup) => set({ inGroup }, false)}
            onBlur={() => set({})}
          />
        </label>
        <RecordSourceField
          title={t('options_siteVendor')}
          source={fields.vendor}
          onChange={(vendor, isWhole) => set({ vendor }, isWhole)}
        />
        <RecordSourceField
          title={t('options_siteLead')}
          source={fields.lead}
          onChange={(lead, isWhole) => set({ lead }, isWhole)}
        />
      </div>
      <SiteTest fields={fields} settings={settings} />
    </>
  );
}

const places = ['none', 'url', 'page'] as const;
const examples = { url: '/contacts/{id}', page: '.record-number' } as const;

/** Where a record ID is: nowhere, in the address or in the page. */
function RecordSourceField(props: {
  title: string;
  source: string;
  onChange: (source: string, isWhole: boolean) => void;
}) {
  const { title, source, onChange } = props;
  const [, from = 'none', where = ''] = /^(url|page):(.*)$/.exec(source) ?? [];
  return (
    <div class={css['source']}>
      <label>
        {title}
        <select
          value={from}
          onChange={({ currentTarget: { value } }) =>
            onChange(value === 'url' || value === 'page' ? `${value}:${examples[value]}` : '', true)
          }
        >
          {places.map((place) => (
            <option key={place} value={place}>
              {t(`options_siteFrom_${place}`)}
            </option>
          ))}
        </select>
      </label>
      {from !== 'none' && (
        <TextInput
          aria-label={`${title}: ${t('options_siteWhere')}`}
          dir="ltr"
          spellcheck={false}
          value={where}
          onInput={(typed) => onChange(`${from}:${typed}`, false)}
          onBlur={() => onChange(source, true)}
        />
      )}
    </div>
  );
}

/** What the rule does on a page with this address. */
function SiteTest({ fields, settings }: { fields: SiteFields; settings: Settings }) {
  const url = useSignal('');
  const id = useId();
  const tested = { ...settings, sites: [siteLine(fields)] };
  const address = url.value.trim();
  const rule = address === '' ? undefined : siteFor(address, tested);
  const { vendorId, leadId } = dialOptionsFor(tested, address);
  const found = [
    vendorId !== undefined && `${t('options_tryVendor')}: ${vendorId}`,
    leadId !== undefined && `${t('options_tryLead')}: ${leadId}`,
  ].filter((text) => text !== false);
  return (
    <>
      <label for={id}>
        {t('options_siteTest')}
        <TextInput
          id={id}
          dir="ltr"
          inputMode="url"
          spellcheck={false}
          placeholder="https://crm.example.com/contacts/42"
          value={url}
        />
      </label>
      <p role="status" class={address === '' || rule ? 'help' : layout['bad']}>
        {address !== '' && [t(rule ? 'options_siteMatches' : 'options_siteMatchesNot'), ...found].join(' · ')}
      </p>
    </>
  );
}

/** The countries by name, in the language of the page. */
function countryNames(): (readonly [code: string, name: string])[] {
  const names = new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'region' });
  return countryCodes()
    .map((code) => [code, names.of(code) ?? code] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other));
}

/** Whether the browser can use the text as a CSS selector. */
export function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}
