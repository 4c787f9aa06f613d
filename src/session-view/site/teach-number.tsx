import { useSignal } from '@preact/signals';
import type { TextVerdict } from '../../messages/contract.ts';
import { ruleMessage, type TaughtRule } from '../../phone/find/taught-rules.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { CheckedPage } from './current-site.ts';

/** Teaches that the digits of a verdict are a phone number, or are none. The rule is in words before it is learned. */
export function TeachNumber(props: { page: CheckedPage; verdict: TextVerdict; onTaught: () => void }) {
  const { page, verdict, onTaught } = props;
  const { isLinked, reasons, wordPlace } = verdict;
  const learned = useSignal<TaughtRule | undefined>(undefined);
  const { isBusy, failure, run } = useAction();
  // Digits that are no number in any country cannot become one.
  if (reasons.includes('tooFewDigits') || reasons.includes('notAllocated')) return null;

  const rule = wordPlace && { isPhone: !isLinked, ...wordPlace };
  const learn = async (wanted: TaughtRule) => {
    const { isPhone, place, words } = wanted;
    const { tab, url } = page;
    const reply = await run(() => request('teach', { tab, url, isPhone, wordPlace: { place, words } }));
    if (!reply?.ok) return;
    learned.value = wanted;
    onTaught();
  };
  const undo = async () => {
    const reply = await run(() => request('undoTeaching', {}));
    if (!reply?.ok) return;
    learned.value = undefined;
    onTaught();
  };
  return (
    <div class="stack">
      {learned.value && (
        <div class="row" role="status">
          <span class="grow">
            {t('popup_learned')} {t(ruleMessage(learned.value), learned.value.words)}
          </span>
          <Button class="plain" isBusy={isBusy} onClick={() => void undo()}>
            {t('taught_undo')}
          </Button>
        </div>
      )}
      {!learned.value && !rule && <p class="help">{t('popup_noWords')}</p>}
      {!learned.value && rule && (
        <>
          <Button
            isBusy={isBusy}
            reason={page.mayTeach ? undefined : t('ui_setByOrganization')}
            onClick={() => void learn(rule)}
          >
            {t(rule.isPhone ? 'menu_isPhone' : 'menu_isNotPhone')}
          </Button>
          <p class="help">
            {page.mayTeach
              ? `${t('popup_teachWill')} ${t(ruleMessage(rule), rule.words)}`
              : t('ui_setByOrganization')}
          </p>
        </>
      )}
      {failure && <FailureNotice reason={failure} />}
    </div>
  );
}
