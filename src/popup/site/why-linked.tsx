import { useSignal } from '@preact/signals';
import type { TextVerdict } from '../../messages/contract.ts';
import { t } from '../../platform/i18n.ts';
import { requestFromTab } from '../../platform/messaging.ts';
import { Panel } from '../../ui/panel.tsx';

/** Why a text on the page in front is a link or is none, by the very rules that are at work there. */
export function WhyLinked({ tab, onClose }: { tab: number; onClose: () => void }) {
  const verdicts = useSignal<readonly TextVerdict[]>([]);
  const judge = async (text: string) => {
    // A page without a content script explains nothing.
    const reply = text.trim() === '' ? undefined : await requestFromTab(tab, 'explainText', { text });
    verdicts.value = reply?.ok ? reply.value : [];
  };
  return (
    <Panel title={t('popup_whyLinked')} onClose={onClose}>
      <label>
        {t('popup_whyText')}
        <input
          dir="auto"
          maxLength={200}
          autocomplete="off"
          onInput={(event) => void judge(event.currentTarget.value)}
        />
      </label>
      <div role="status">
        <ul class="recent">
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
    </Panel>
  );
}
