import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { monitorPhone } from '../../platform/stored-monitor-phone.ts';
import { type ListenMode, listenModes, phoneOwner, type StartedMode } from '../../team/listening.ts';
import { missingForCommand, type SupervisorRights } from '../../team/supervisor-rights.ts';
import type { TeamAgent } from '../../team/team-agent.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { missingRightsText } from '../../ui/supervisor-account.tsx';
import { useAction } from '../../ui/use-action.ts';

interface ListenControlsProps {
  readonly agent: TeamAgent;
  /** The supervisor and the host of the dialer. */
  readonly identity: { readonly user: string; readonly host: string };
  readonly rights: SupervisorRights | null;
  /** What the agent is notified of first. Empty: nothing. */
  readonly notice: string;
}

/** Connects the phone of the supervisor with the call of an agent, and shows how the dialer connects it. */
export function ListenControls({ agent, identity, rights, notice }: ListenControlsProps) {
  const id = useId();
  const phone = useSignal('');
  const started = useSignal<{ readonly asked: ListenMode; readonly mode: StartedMode } | undefined>(
    undefined,
  );
  const { isBusy, failure, run } = useAction();
  const owner = phoneOwner(identity);
  useEffect(() => {
    void monitorPhone.get().then((kept) => {
      if (kept.owner === owner && phone.value === '') phone.value = kept.login;
    });
  }, [owner, phone]);
  const missing = rights ? missingForCommand(rights) : undefined;
  const login = phone.value.trim();
  const reason = missing ? missingRightsText(missing) : login === '' ? t('team_listen_noPhone') : undefined;
  const listen = async (asked: ListenMode) => {
    started.value = undefined;
    const reply = await run(() => request('listenIn', { agent: agent.id, mode: asked, phone: login }));
    if (reply?.ok) started.value = { asked, mode: reply.value };
  };
  return (
    <section class="stack" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('team_listen')}</h3>
      <div class="toolbar">
        <div class="field">
          <label for={`${id}-phone`}>{t('team_listen_phone')}</label>
          <TextInput
            id={`${id}-phone`}
            aria-describedby={`${id}-help`}
            value={phone}
            filter={(typed) => typed.replace(/[^\w-]/g, '')}
            maxLength={50}
            dir="ltr"
            spellcheck={false}
            autocapitalize="off"
          />
        </div>
        {listenModes.map((mode) => (
          <Button key={mode} isBusy={isBusy} reason={reason} onClick={() => void listen(mode)}>
            {t(`team_listen_${mode}`)}
          </Button>
        ))}
      </div>
      <p class="help" id={`${id}-help`}>
        {t('team_listen_phoneHelp')}
      </p>
      {reason && <p class="help">{reason}</p>}
      {notice !== '' && <p class="help">{t('team_listen_notice', notice)}</p>}
      {failure && <FailureNotice reason={failure} />}
      <p role="status" class={started.value && started.value.mode !== started.value.asked ? 'notice' : ''}>
        {started.value && startedText(started.value.asked, started.value.mode, login)}
      </p>
    </section>
  );
}

/** The dialer has only queued the call, so nothing is shown as connected. */
function startedText(asked: ListenMode, mode: StartedMode, phone: string): string {
  if (mode === 'unclear') return t('team_listen_unclear', phone);
  const ringing = t(`team_listen_started_${mode}`, phone);
  return asked === 'whisper' && mode === 'listen' ? `${t('team_listen_whisperOff')} ${ringing}` : ringing;
}
