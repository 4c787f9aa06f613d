import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { PauseCode } from '../../settings/values/choices.ts';
import { type Editable, Select } from '../../ui/inputs.tsx';

/** The pause that follows a disposition. Nothing without pause codes. */
export function ThenPause({ value, codes }: { value: Editable<string>; codes: readonly PauseCode[] }) {
  const id = useId();
  if (codes.length === 0) return null;
  return (
    <div class="row">
      <label for={id}>{t('popup_thenPause')}</label>
      <Select
        id={id}
        class="grow"
        value={value}
        options={[
          ['', t('popup_thenNothing')] as const,
          ...codes.map(({ code, name }) => [code, name] as const),
        ]}
      />
    </div>
  );
}
