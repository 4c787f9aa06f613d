import { useId } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import type { TeamAgent } from '../team/team-agent.ts';
import { TextInput } from '../ui/inputs.tsx';
import { changeView, view } from './view-address.ts';

/** The filters of the table and its groups. */
export function TeamToolbar({ agents }: { agents: readonly TeamAgent[] }) {
  const shown = view.value;
  const find = useId();
  return (
    <search class="toolbar">
      <div class="field grow">
        <label for={find}>{t('team_filterText')}</label>
        <TextInput
          id={find}
          type="search"
          placeholder={t('team_filterTextHelp')}
          value={shown.text}
          onInput={(text) => changeView({ text })}
        />
      </div>
      <Choice
        label={t('team_col_campaign')}
        value={shown.campaign}
        options={[['', t('team_allCampaigns')], ...choices(agents, 'campaign', shown.campaign)]}
        onChange={(campaign) => changeView({ campaign })}
      />
      <Choice
        label={t('team_col_group')}
        value={shown.group}
        options={[['', t('team_allGroups')], ...choices(agents, 'group', shown.group)]}
        onChange={(group) => changeView({ group })}
      />
      <Choice
        label={t('team_groupBy')}
        value={shown.groupBy}
        options={[
          ['', t('team_groupBy_none')],
          ['campaign', t('team_col_campaign')],
          ['group', t('team_col_group')],
        ]}
        onChange={(by) => changeView({ groupBy: by === 'campaign' || by === 'group' ? by : '' })}
      />
    </search>
  );
}

/** The values of the team, and the chosen one, which nobody may have at this moment. */
function choices(
  agents: readonly TeamAgent[],
  part: 'campaign' | 'group',
  chosen: string,
): [value: string, words: string][] {
  const values = new Set(agents.map((agent) => agent[part]));
  if (chosen) values.add(chosen);
  return [...values].sort().map((value) => [value, value]);
}

function Choice(props: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
