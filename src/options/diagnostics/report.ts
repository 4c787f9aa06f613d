import type { Environment } from '../../platform/environment.ts';
import type { AgentScreen } from '../../session/agent-screen/agent-screen-warning.ts';
import type { Entry } from '../../session/journal.ts';
import { settingKeys } from '../../settings/catalog.ts';
import type { Effective } from '../../settings/effective.ts';
import { excerpt } from '../../settings/validation-error.ts';
import { validationMessage } from '../../ui/validation-message.tsx';

/** One command as it may be shown to others. It has no full number, name, comment or address. */
export interface JournalLine {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: Entry['command']['kind'];
  readonly state: Entry['state'];
  /** The last four digits of the number. */
  readonly digits: string;
  readonly failure: string;
  /** Milliseconds from the journal entry to the dialer's reply. */
  readonly answeredAfter: number | null;
}

export function journalLine({ command, state, createdAt, acceptedAt, failure, warning }: Entry): JournalLine {
  return {
    at: createdAt,
    kind: command.kind,
    state,
    digits: command.kind === 'dial' ? command.number.slice(-4) : '',
    failure: (failure ?? warning)?.kind ?? '',
    answeredAfter: acceptedAt === undefined ? null : acceptedAt - createdAt,
  };
}

/** The agent screen in this browser: its state, and the milliseconds that it measured from the browser to the dialer. */
export function screenLine(screen: AgentScreen | null): string {
  if (!screen) return '–';
  return screen.latency === undefined ? screen.state : `${screen.state}, ${screen.latency} ms`;
}

/** A value in one line. */
export function shortValue(value: unknown): string {
  if (Array.isArray(value)) return value.join(' | ') || '–';
  return value === '' ? '–' : String(value);
}

/** All that the status page shows, as text for a mail to the administrator. It holds no password, because settings hold none. */
export function statusReport(facts: Environment, inForce: Effective): string {
  const { sources, locked, values, problems, certainty, changedAt } = inForce;
  return [
    `Click to Dial for VICIdial ${facts.version}`,
    `id ${facts.id}, installed: ${facts.installType}, ${facts.browser}`,
    `policy: ${certainty}, version ${values.policyVersion || '–'}, changed ${changedAt ? new Date(changedAt).toISOString() : '–'}`,
    '',
    ...settingKeys.map((key) => {
      const lock = locked.includes(key) ? ', locked' : '';
      return `${key} (${sources[key]}${lock}) = ${excerpt(shortValue(values[key]))}`;
    }),
    ...(problems.length > 0 ? ['', 'Problems:'] : []),
    ...problems.map(({ key, source, fault }) => `${key || '–'} (${source}): ${validationMessage(fault)}`),
    '',
  ].join('\n');
}
