import { useContext } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { isInFlight } from '../availability.ts';
import { changeDraft, DraftScopeContext, useLeftTexts } from '../use-draft.ts';

/** Texts that the agent typed for a call whose disposition was set elsewhere. They stay until the agent discards them. */
export function LeftTextNotices({ state }: { state: PopupState }) {
  const { owner } = useContext(DraftScopeContext);
  const left = useLeftTexts(state.disposedCalls);
  const isDisposing = state.commands.some((each) => each.kind === 'dispose' && isInFlight(each));
  // In an unknown state the call may go on.
  if (state.session.state === 'unknown' || isDisposing) return null;
  return (
    <>
      {left.map(({ call, number, text }) => (
        <section key={call} class="notice" aria-label={t('note_leftTitle')}>
          <strong role="status">
            {number === '' ? t('note_leftOfCall') : t('note_leftOf', `\u2066${number}\u2069`)}
          </strong>
          <TextArea rows={3} readOnly dir="auto" aria-label={t('note_leftTitle')} value={text} />
          <div class="row">
            <CopyButton text={() => text} label={t('note_copy')} />
            <Button class="plain" onClick={() => changeDraft({ kind: 'discardCall', owner, call })}>
              {t('note_discard')}
            </Button>
          </div>
        </section>
      ))}
    </>
  );
}
