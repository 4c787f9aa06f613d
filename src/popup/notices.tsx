import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { isOffered } from '../session/available-choices.ts';
import type { CommandView, PopupState } from '../session/popup-state.ts';
import { isInCall } from '../session/state.ts';
import { Reasons } from '../ui/button.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { Command } from './command.tsx';

/** What waits for a yes, what can be taken back, and what went wrong until the agent has put it away. */
export function Notices({ desk }: { desk: PopupState }) {
  const { call, commands, controls } = desk;
  const isPending =
    isOffered(controls.cancelDial) &&
    controls.cancelDial !== 'noDialPending' &&
    !isInCall(desk.session.state);
  return (
    <>
      {call?.phase === 'confirming' && (
        <section class="notice" aria-label={t('popup_confirmTitle')}>
          <strong>{t('popup_confirmTitle')}</strong>
          <span class="number">{call.formatted}</span>
          <span>{t('popup_confirmWhy')}</span>
          <div class="row">
            <button
              type="button"
              class="main grow"
              onClick={() => void request('confirmDial', { id: call.id })}
            >
              {t('popup_confirmYes')}
            </button>
            <button type="button" onClick={() => void request('dismiss', { id: call.id })}>
              {t('popup_confirmNo')}
            </button>
          </div>
        </section>
      )}
      {isPending && !commands.some((each) => each.kind === 'cancelDial' && isInFlight(each)) && (
        <div class="stack tight">
          <Command class="wide" work={{ kind: 'cancelDial' }} why={controls.cancelDial}>
            {t('popup_cancelDial')}
          </Command>
          <Reasons of={[controls.cancelDial]} />
        </div>
      )}
      {commands
        .filter(({ reason }) => reason !== undefined)
        .map((each) => (
          <Outcome key={each.id} command={each} />
        ))}
    </>
  );
}

/** Sent or about to be, and not seen to have happened yet. */
export function isInFlight({ state }: CommandView): boolean {
  return state === 'new' || state === 'sent';
}

function Outcome({ command }: { command: CommandView }) {
  if (!command.reason) return null;
  return (
    <FailureNotice reason={command.reason} isGrave={command.state === 'unknown'}>
      <div>
        <button type="button" class="plain" onClick={() => void request('dismiss', { id: command.id })}>
          {t('popup_understood')}
        </button>
      </div>
    </FailureNotice>
  );
}
