import { useSignal } from '@preact/signals';
import { explain } from '../../failure.ts';
import { checkNumber, format } from '../../phone/dialing/dial-string.ts';
import { explainText } from '../../phone/find/explain.ts';
import { explainFailure, type MessageKey, t, uiCountry } from '../../platform/i18n.ts';
import type { Settings } from '../../settings/catalog.ts';
import { dialOptionsFor } from '../../settings/values/dial-options.ts';
import { confirmReason, homeCountry, numberRules } from '../../settings/values/number-rules.ts';
import { type RecordSource, siteFor } from '../../settings/values/site-match.ts';
import { isExcluded } from '../../settings/values/site-pattern.ts';
import { TextArea, TextInput } from '../../ui/inputs.tsx';
import layout from '../layout.module.css';
import { isSelector } from '../settings/site-rule-fields.tsx';
import { FactList } from '../status/fact-list.tsx';
import css from './tester-view.module.css';

/** Tests the settings in force on the address of a page and on a text. It dials nothing. */
export function TesterView({ settings }: { settings: Settings }) {
  const url = useSignal('');
  const text = useSignal('');
  return (
    <div class="stack wide">
      <p>{t('options_tryHello')}</p>
      <section class={`${layout['card']} stack`}>
        <label for="try-url">
          {t('options_tryUrl')}
          <TextInput
            id="try-url"
            dir="ltr"
            inputMode="url"
            placeholder="https://crm.example.com/contacts/42"
            value={url}
          />
        </label>
        <div role="status">
          {url.value.trim() && <SiteVerdict url={url.value.trim()} settings={settings} />}
        </div>
      </section>
      <section class={`${layout['card']} stack`}>
        <label for="try-text">
          {t('options_tryText')}
          <TextArea id="try-text" rows={3} maxLength={2000} placeholder="+1 727 555 1212" value={text} />
        </label>
        <div role="status">
          {text.value.trim() && (
            <TextVerdictLine text={text.value} url={url.value.trim()} settings={settings} />
          )}
        </div>
      </section>
    </div>
  );
}

function SiteVerdict({ url, settings }: { url: string; settings: Settings }) {
  const shown = useSignal('');
  const rule = siteFor(url, settings);
  if (!rule) {
    return (
      <p class={layout['bad']}>
        {t(isExcluded(url, settings) ? 'options_tryExcluded' : 'options_tryNoSite')}
      </p>
    );
  }
  const places = [rule.vendor, rule.lead].flatMap((source) => (source?.from === 'page' ? [source] : []));
  const text = shown.value.trim();
  const read = places.map(({ selector, attribute }) => ({ selector, attribute, text }));
  const parts = dialOptionsFor(settings, url, text ? read : []);
  const facts: [MessageKey, string][] = [
    ['options_tryRule', rule.pattern],
    ['setting_country', homeCountry(rule.country, settings.country, uiCountry())],
    ['options_tryVendor', recordWords(rule.vendor, parts.vendorId, text)],
    ['options_tryLead', recordWords(rule.lead, parts.leadId, text)],
    ['setting_previewLead', t(parts.preview ? 'options_yes' : 'options_no')],
    ['options_tryInGroup', rule.inGroup ?? ''],
  ];
  return (
    <div class="stack">
      <FactList facts={facts} />
      {places.length > 0 && (
        <label for="try-shown">
          {t('options_tryShown')}
          <TextInput id="try-shown" dir="auto" placeholder="4711" value={shown} />
        </label>
      )}
    </div>
  );
}

/** The record ID from this source, or why there is none. `text`: the text of the page at that place, if it was entered. */
function recordWords(source: RecordSource | undefined, id: string | undefined, text: string): string {
  if (!source) return '';
  if (id !== undefined) return id;
  if (source.from === 'url') return t('options_tryNoRecord', source.template);
  if (!isSelector(source.selector)) return t('options_tryBadSelector', source.selector);
  if (text) return t('options_tryDropped');
  const { selector, attribute } = source;
  return t('options_tryOnPage', attribute === undefined ? selector : `${selector}@${attribute}`);
}

function TextVerdictLine({ text, url, settings }: { text: string; url: string; settings: Settings }) {
  const country = homeCountry(siteFor(url, settings)?.country, settings.country, uiCountry());
  const { candidates, nothing } = explainText(text, { country });
  if (candidates.length === 0) return <p class={layout['bad']}>{t(`reason_${nothing ?? 'tooFewDigits'}`)}</p>;
  return (
    <ul class={layout['list']}>
      {candidates.map(({ start, end, number, ext, linked, parts }) => (
        <li key={start} class={css['verdict']}>
          <strong dir="ltr">{text.slice(start, end)}</strong>
          <span>
            {linked && number
              ? `${dialWords(number, country, settings)}${ext ? ` ${t('options_tryExt', ext)}` : ''}`
              : t('options_tryNotLinked')}
          </span>
          <span class="help">{parts.map(({ reason }) => t(`reason_${reason}`)).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

function dialWords(number: string, home: string, settings: Settings): string {
  const judged = checkNumber(number, numberRules(settings));
  if (!judged.ok) return explainFailure(explain(judged.error)).what;
  const shown = format(number);
  const country = judged.value.country ?? '';
  return t(
    confirmReason(settings, judged.value, home) ? 'options_tryAsks' : 'options_tryDials',
    shown,
    country,
  );
}
