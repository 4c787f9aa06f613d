import { t } from '../../platform/i18n.ts';
import type { SupervisorRights } from '../../team/supervisor-rights.ts';
import css from './console.module.css';
import type { ConsoleFunction, ConsoleRight } from './console-functions.ts';

type Held = 'has' | 'lacks' | 'unknown';

/** Whether the account has a right, as far as requests that change nothing have shown it. */
function heldRight(right: ConsoleRight, held: SupervisorRights): Held {
  if (right === 'view_reports') return held.canReadAgents ? 'has' : 'lacks';
  if (right !== 'vdc_agent_api_access') return 'unknown';
  return held.canCommand || held.canReadAgents ? 'has' : 'lacks';
}

/** The level and the rights that a function needs, each with whether its account has it. */
export function NeedsList(props: {
  called: ConsoleFunction;
  /** What is known of the account of the supervisor. */
  rights: SupervisorRights | null;
  /** The account of the agent is signed in, which proves its access to the agent API. */
  isAgentIn: boolean;
}) {
  const { called, rights } = props;
  const { level, rights: needed } = called.needs;
  const isOfAgent = called.endpoint === 'agent';
  const heldLevel = (): Held => {
    if (isOfAgent) return props.isAgentIn ? 'has' : 'unknown';
    if (rights?.level === undefined) return 'unknown';
    return rights.level >= level ? 'has' : 'lacks';
  };
  const held = (right: ConsoleRight): Held => {
    if (isOfAgent) return right === 'vdc_agent_api_access' && props.isAgentIn ? 'has' : 'unknown';
    return rights ? heldRight(right, rights) : 'unknown';
  };
  const rows: readonly (readonly [string, Held])[] = [
    [t('team_level', String(level)), heldLevel()],
    ...needed.map((right) => [right.replaceAll('_', ' '), held(right)] as const),
  ];
  return (
    <table class={css['needs']}>
      <caption class="visually-hidden">{t('console_needs')}</caption>
      <tbody>
        {rows.map(([name, state]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{t(`console_right_${state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
