import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Explanation } from '../../failure.ts';
import type { TextVerdict } from '../../messages/contract.ts';
import { t } from '../../platform/i18n.ts';
import { requestFromTab } from '../../platform/messaging.ts';
import { ok } from '../../result.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import css from '../list.module.css';

/** Why a text on the current page is a link or not, by the rules that apply there. */
export function CheckNumber({ tab, onClose }: { tab: number; onClose: () => void }) {
  const verdicts = useSignal<readonly TextVerdict[]>([]);
  const failure = useSignal<Explanation | undefined>(undefined);
  const latest = useRef('');
  const check = async (text: string) => {
    latest.current = text;
    const reply = text.trim() === '' ? ok([]) : await requestFromTab(tab, 'explainText', { text });
    // Text that was typed meanwhile has a request of its own, and the replies can arrive in any order.
    if (latest.current !== text) return;
    verdicts.value = reply.ok ? reply.value : [];
    failure.value = reply.ok ? undefined : reply.error;
  };
  return (
    <Panel title={t('popup_whyLinked')} onClose={onClose}>
      <label>
        {t('popup_whyText')}
        <input
          dir="auto"
          maxLength={200}
          autocomplete="off"
          onInput={(event) => void check(event.currentTarget.value)}
        />
      </label>
      <div role="status">
        <ul class={css['list']}>
          {verdicts.value.map(({ text, isLinked, reasons }) => (
            <li key={text}>
              <strong>
                <bdi dir="ltr">{text}</bdi> {t(isLinked ? 'popup_isLinked' : 'popup_isNotLinked')}
              </strong>
              <span class="help">{reasons.map((reason) => t(`reason_${reason}`)).join(' ')}</span>
            </li>
          ))}
        </ul>
      </div>
      {failure.value && <FailureNotice reason={failure.value} />}
    </Panel>
  );
}
