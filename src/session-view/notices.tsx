import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { ok } from '../result.ts';
import { isOffered } from '../session/available-choices.ts';
import type { CommandView, PopupState } from '../session/popup-state.ts';
import { isInCall } from '../session/state.ts';
import { Button, Reasons } from '../ui/button.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { isInFlight } from './availability.ts';
import { CommandButton } from './command-button.tsx';
import styles from './notices.module.css';

/** An unusual number waits for the agent to confirm it. */
export function ConfirmDial({ state }: { state: PopupState }) {
  const { isBusy, failure, run } = useAction();
  const { call } = state;
  if (call?.phase !== 'confirming') return null;
  const { reason } = call;
  return (
    <section class="notice" aria-label={t('popup_confirmTitle')}>
      <strong>{t('popup_confirmTitle')}</strong>
      <bdi dir="ltr" class="large">
        {call.formatted}
      </bdi>
      {reason && (
        <>
          <strong>{t(reason.what, ...reason.values)}</strong>
          <span>{t(reason.todo, ...reason.values)}</span>
        </>
      )}
      <div class="row">
        <Button
          class="main grow"
          isBusy={isBusy}
          onClick={() => void run(() => request('confirmDial', { id: call.id }))}
        >
          {t('popup_confirmYes')}
        </Button>
        <Button isBusy={isBusy} onClick={() => void run(() => request('dismiss', { id: call.id }))}>
          {t('popup_confirmNo')}
        </Button>
      </div>
      {failure && <FailureNotice reason={failure} />}
    </section>
  );
}

/** A dial that can be canceled, and the commands that went wrong: one notice for each reason, the newest first. */
export function CommandNotices({ state }: { state: PopupState }) {
  const { commands, controls, session } = state;
  const canCancel =
    isOffered(controls.cancelDial) && controls.cancelDial !== 'noDialPending' && !isInCall(session.state);
  const groups = groupByReason(commands);
  const isCanceling = commands.some((each) => each.kind === 'cancelDial' && isInFlight(each));
  return (
    <>
      {canCancel && !isCanceling && (
        <div class="stack">
          <CommandButton class="wide" command={{ kind: 'cancelDial' }} why={controls.cancelDial}>
            {t('popup_cancelDial')}
          </CommandButton>
          <Reasons of={[controls.cancelDial]} />
        </div>
      )}
      {groups.length > 0 && (
        <div class={`stack ${styles['inSight']}`}>
          {groups.map((group) => (
            <CommandNotice key={group[0]?.reason?.what} group={group} isInCall={isInCall(session.state)} />
          ))}
        </div>
      )}
    </>
  );
}

/** Commands with a reason, newest first, those with the same reason together. `commands` are oldest first. */
export function groupByReason(commands: readonly CommandView[]): CommandView[][] {
  const groups = new Map<string, CommandView[]>();
  for (const command of commands.toReversed()) {
    if (!command.reason) continue;
    const key = JSON.stringify([command.reason, command.state === 'unknown']);
    groups.set(key, [...(groups.get(key) ?? []), command]);
  }
  return [...groups.values()];
}

function CommandNotice({ group, isInCall }: { group: readonly CommandView[]; isInCall: boolean }) {
  const { isBusy, failure, run } = useAction();
  const [newest] = group;
  if (!newest?.reason) return null;
  const isRefusedByCall = isInCall && newest.reason.what === 'failure_notPaused';
  const dismissAll = async () => {
    const replies = await Promise.all(group.map(({ id }) => request('dismiss', { id })));
    return replies.find((reply) => !reply.ok) ?? ok(null);
  };
  return (
    <FailureNotice
      reason={newest.reason}
      cause={isRefusedByCall ? t('popup_onACall') : undefined}
      isGrave={newest.state === 'unknown'}
    >
      <div>
        <Button class="plain" isBusy={isBusy} onClick={() => void run(dismissAll)}>
          {t('popup_understood')}
        </Button>
      </div>
      {failure && <FailureNotice reason={failure} />}
    </FailureNotice>
  );
}
