import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Explanation } from '../../failure.ts';
import type { TextVerdict } from '../../messages/contract.ts';
import { t } from '../../platform/i18n.ts';
import { requestFromTab } from '../../platform/messaging.ts';
import { ok } from '../../result.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import css from '../list.module.css';
import type { CheckedPage } from './current-site.ts';
import { TeachNumber } from './teach-number.tsx';

/** The longest text that can be checked, in UTF-16 units. */
const longest = 200;

/** Why a text on the current page is a link or not, by the rules that apply there, with a way to teach another rule. */
export function CheckNumber({ page, onClose }: { page: CheckedPage; onClose: () => void }) {
  const text = useSignal('');
  const verdicts = useSignal<readonly TextVerdict[]>([]);
  const failure = useSignal<Explanation | undefined>(undefined);
  const latest = useRef('');
  const check = async (wanted: string) => {
    text.value = wanted;
    latest.current = wanted;
    const reply =
      wanted.trim() === '' ? ok([]) : await requestFromTab(page.tab, 'explainText', { text: wanted });
    // Text that was typed meanwhile has a request of its own, and the replies can arrive in any order.
    if (latest.current !== wanted) return;
    verdicts.value = reply.ok ? reply.value : [];
    failure.value = reply.ok ? undefined : reply.error;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection is taken over once
  useEffect(() => {
    void requestFromTab(page.tab, 'selectedText', { longest }).then((selected) => {
      if (selected.ok && selected.value !== '' && latest.current === '') void check(selected.value);
    });
  }, []);
  return (
    <Disclosure title={t('popup_whyLinked')} onClose={onClose}>
      <label>
        {t('popup_whyText')}
        <input
          dir="auto"
          maxLength={longest}
          autocomplete="off"
          value={text.value}
          onInput={(event) => void check(event.currentTarget.value)}
        />
      </label>
      <div role="status">
        <ul class={css['list']}>
          {verdicts.value.map(({ text: shown, isLinked, reasons }) => (
            <li key={shown}>
              <strong>
                <bdi dir="ltr">{shown}</bdi> {t(isLinked ? 'popup_isLinked' : 'popup_isNotLinked')}
              </strong>
              <span class="help">{reasons.map((reason) => t(`reason_${reason}`)).join(' ')}</span>
            </li>
          ))}
        </ul>
      </div>
      {verdicts.value.map((verdict) => (
        <TeachNumber
          key={verdict.text}
          page={page}
          verdict={verdict}
          onTaught={() => void check(latest.current)}
        />
      ))}
      {failure.value && <FailureNotice reason={failure.value} />}
    </Disclosure>
  );
}
