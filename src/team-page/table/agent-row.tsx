import { useMemo, useRef } from 'preact/hooks';
import { formatDuration } from '../../duration.ts';
import { isEqual } from '../../is-equal.ts';
import { t } from '../../platform/i18n.ts';
import type { TeamAgent } from '../../team/team-agent.ts';
import { teamColor } from '../../team/team-color.ts';
import { now } from '../../ui/clock.tsx';
import { toggleAgent } from '../selection.ts';

interface AgentRowProps {
  readonly agent: TeamAgent;
  readonly id: string;
  /** Position in the whole table, from 1. The header is row 1. */
  readonly position: number;
  readonly isActive: boolean;
  /** The limit of this pause in minutes. */
  readonly limitMinutes: number | undefined;
  /** Undefined: agents cannot be selected. */
  readonly isSelected: boolean | undefined;
  readonly onPress: () => void;
  /** Shows the call of the agent with this ID. */
  readonly onOpen: (id: string) => void;
}

/**
 * One agent. Only the cells of state and time follow the clock. A refresh and a scroll give most rows another position and the same
 * agent, so the cells are made again only for another value.
 */
export function AgentRow(props: AgentRowProps) {
  const { id, position, isActive, isSelected, limitMinutes, onPress, onOpen } = props;
  const agent = useLatestUnequal(props.agent);
  const cells = useMemo(
    () => <Cells agent={agent} isSelected={isSelected} limitMinutes={limitMinutes} onOpen={onOpen} />,
    [agent, isSelected, limitMinutes, onOpen],
  );
  return (
    <tr
      id={id}
      class={isActive ? 'active' : undefined}
      aria-rowindex={position}
      aria-selected={isSelected}
      onClick={onPress}
    >
      {cells}
    </tr>
  );
}

/** The latest value that differs from the one before it. Each list from storage has new objects for the same agents. */
function useLatestUnequal<T>(value: T): T {
  const latest = useRef(value);
  if (!isEqual(latest.current, value)) latest.current = value;
  return latest.current;
}

function Cells({
  agent,
  isSelected,
  limitMinutes,
  onOpen,
}: Pick<AgentRowProps, 'agent' | 'isSelected' | 'limitMinutes' | 'onOpen'>) {
  return (
    <>
      {isSelected !== undefined && (
        <td class="select">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('team_select', agent.name)}
            checked={isSelected}
            onChange={() => toggleAgent(agent.id)}
          />
        </td>
      )}
      <th scope="row">
        <bdi>{agent.name}</bdi> <span class="help">{agent.user}</span>
      </th>
      <StateCells agent={agent} limitMinutes={limitMinutes} />
      <td>
        <bdi>{agent.pauseCode}</bdi>
        {agent.pauseCode === 'LAGGED' && <span class="mark"> ⚠ {t('team_lagged')}</span>}
      </td>
      <td>
        <bdi>{agent.campaign}</bdi>
      </td>
      <td>
        <bdi>{agent.group}</bdi>
      </td>
      <td class="number">{agent.callsToday}</td>
      <td class="number">
        {agent.leadId !== '' && (
          <button
            type="button"
            class="plain"
            tabIndex={-1}
            title={t('team_call', agent.name)}
            onClick={() => onOpen(agent.id)}
          >
            {agent.leadId}
          </button>
        )}
      </td>
    </>
  );
}

/** State and time in state, in the color of the real-time report. The words give the same information as the color. */
function StateCells({ agent, limitMinutes }: { agent: TeamAgent; limitMinutes: number | undefined }) {
  const passed = Math.max(0, now.value - agent.since);
  const isOverLimit = limitMinutes !== undefined && passed > limitMinutes * 60_000;
  const color = teamColor(agent.state, passed, isOverLimit);
  const time = formatDuration(passed);
  return (
    <>
      <td class={color}>{t(`team_state_${agent.state}`)}</td>
      <td class={color ? `number ${color}` : 'number'}>
        {agent.isAtLeast ? (
          <>
            <span aria-hidden="true">≥ {time}</span>
            <span class="visually-hidden">{t('team_atLeast', time)}</span>
          </>
        ) : (
          time
        )}
        {isOverLimit && <span class="mark"> ⚠ {t('team_overLimit', String(limitMinutes))}</span>}
      </td>
    </>
  );
}
