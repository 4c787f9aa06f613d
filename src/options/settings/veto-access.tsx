import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { isGranted, patternOf, requestPermission } from '../../platform/permissions.ts';
import { Button } from '../../ui/button.tsx';

/** The browser's permission to ask the system that allows calls, with a button that requests it. Nothing once it is granted. */
export function VetoAccess({ address }: { address: string }) {
  const isMissing = useSignal(false);
  const pattern = patternOf(address);
  useEffect(() => {
    if (pattern === undefined) {
      isMissing.value = false;
      return;
    }
    void isGranted(pattern).then((granted) => {
      isMissing.value = !granted;
    });
  }, [pattern, isMissing]);
  if (pattern === undefined || !isMissing.value) return null;
  const ask = async () => {
    isMissing.value = !(await requestPermission(pattern).catch(() => false));
  };
  return (
    <div class="notice" role="status">
      <span>{t('options_vetoMissing')}</span>
      <div>
        <Button onClick={() => void ask()}>{t('options_accessAsk')}</Button>
      </div>
    </div>
  );
}
