import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AgentCall } from '../messages/requests.ts';
import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import type { TeamAgent } from '../team/team-agent.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';

interface CallDetailsProps {
  readonly agent: TeamAgent;
  readonly onClose: () => void;
  /** What else the supervisor can do about this call. */
  readonly children?: ComponentChildren;
}

/** Number and lead of one agent. They are requested when somebody opens them, because the list of the team has no numbers. */
export function CallDetails({ agent, onClose, children }: CallDetailsProps) {
  const call = useSignal<AgentCall | undefined>(undefined);
  const { failure, run } = useAction();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new call is a new lead, and the other values do not change it
  useEffect(() => {
    void run(() => request('agentCall', { user: agent.user })).then((reply) => {
      if (reply?.ok) call.value = reply.value;
    });
  }, [agent.leadId, agent.callId]);
  const { number, leadId, vendorCode } = call.value ?? { number: '', leadId: '', vendorCode: '' };
  return (
    <Disclosure title={t('team_call', agent.name)} onClose={onClose}>
      <h2>
        <bdi>{t('team_call', agent.name)}</bdi>
      </h2>
      {failure && <FailureNotice reason={failure} />}
      {call.value && leadId === '' && <p>{t('team_callNone')}</p>}
      {leadId !== '' && (
        <dl>
          <dt>{t('team_callNumber')}</dt>
          <dd>
            <bdi dir="ltr">{number}</bdi>
          </dd>
          <dt>{t('team_callLead')}</dt>
          <dd>{leadId}</dd>
          {vendorCode !== '' && (
            <>
              <dt>{t('team_callVendor')}</dt>
              <dd>
                <bdi>{vendorCode}</bdi>
              </dd>
            </>
          )}
        </dl>
      )}
      {children}
      <div>
        <Button onClick={onClose}>{t('team_close')}</Button>
      </div>
    </Disclosure>
  );
}
