import { useSignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import { Button } from './button.tsx';

/** Copies a text and confirms it. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const state = useSignal<'' | 'copied' | 'notCopied'>('');
  const copy = async () => {
    state.value = await navigator.clipboard.writeText(text()).then(
      () => 'copied' as const,
      () => 'notCopied' as const,
    );
  };
  return (
    <div class="row">
      <Button onClick={() => void copy()}>{label}</Button>
      <span role="status" class="help">
        {state.value && t(`options_${state.value}`)}
      </span>
    </div>
  );
}
