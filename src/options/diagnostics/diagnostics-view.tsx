import { useSignal } from '@preact/signals';
import { isBlockedByPolicy } from '../../platform/content-scripts.ts';
import { journal } from '../../platform/database.ts';
import { environment } from '../../platform/environment.ts';
import { explainFailure, t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { heldPermissions, isGranted } from '../../platform/permissions.ts';
import { popupState } from '../../platform/stored-state.ts';
import type { Effective } from '../../settings/effective.ts';
import { originsOf } from '../../settings/values/site-match.ts';
import { useLoaded } from '../use-loaded.ts';
import { CopyButton } from './copy-button.tsx';
import { type JournalLine, journalLine, statusReport } from './report.ts';

/** The facts that support staff need. They contain nothing confidential. */
export function DiagnosticsView({ inForce }: { inForce: Effective }) {
  const loaded = useLoaded(() => look(inForce)).value;
  if (!loaded) return <p role="status">{t('options_starting')}</p>;
  const { permissions, origins, lines, session } = loaded;
  const report = () =>
    [
      statusReport(loaded.facts, inForce),
      `session: ${session}`,
      `permissions: ${permissions.names.join(', ')}`,
      ...origins.map(({ origin, state }) => `${origin}: ${state}`),
      '',
      ...lines.map(reportLine),
      '',
    ].join('\n');
  return (
    <div class="stack wide">
      <Connection />
      <section class="card stack">
        <h2>{t('options_permissions')}</h2>
        <p class="help">
          <bdi dir="ltr">{permissions.names.join(', ')}</bdi>
        </p>
        <ul class="plain-list">
          {origins.map(({ origin, state }) => (
            <li key={origin} class="row">
              <code class="grow">
                <bdi dir="ltr">{origin}</bdi>
              </code>
              <span class={state === 'held' ? 'help' : 'bad'}>{t(`options_access_${state}`)}</span>
            </li>
          ))}
        </ul>
        {origins.length === 0 && <p class="help">{t('options_noOrigins')}</p>}
      </section>
      <section class="card stack">
        <h2>{t('options_journal')}</h2>
        <p class="help">{t('options_journalHelp')}</p>
        {lines.length === 0 ? (
          <p>{t('options_journalEmpty')}</p>
        ) : (
          <table>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.at} ${line.kind}`}>
                  <td>{new Date(line.at).toLocaleTimeString()}</td>
                  <td>{line.kind}</td>
                  <td>{line.digits && `…${line.digits}`}</td>
                  <td>
                    {line.state} {line.failure}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <CopyButton label={t('options_copyAll')} text={report} />
      </section>
    </div>
  );
}

/** Requests the version of the dialer. This proves address, certificate and path, and sends no login. */
function Connection() {
  const result = useSignal<{ state: 'idle' | 'busy' | 'good' | 'bad'; words: string; todo?: string }>({
    state: 'idle',
    words: '',
  });
  const test = async () => {
    result.value = { state: 'busy', words: t('options_testing') };
    const began = performance.now();
    const reply = await request('testConnection', {});
    const took = String(Math.round(performance.now() - began));
    if (reply.ok) {
      const { host, version, build } = reply.value;
      result.value = { state: 'good', words: t('options_reached', host, `${version} ${build}`, took) };
      return;
    }
    const { what, todo } = explainFailure(reply.error);
    result.value = { state: 'bad', words: what, todo };
  };
  const { state, words, todo } = result.value;
  return (
    <section class="card stack">
      <h2>{t('options_connection')}</h2>
      <div class="row">
        <button type="button" class="main" disabled={state === 'busy'} onClick={() => void test()}>
          {t('options_test')}
        </button>
        <span role="status" class={state === 'bad' ? 'bad' : ''}>
          {words}
        </span>
      </div>
      {todo && <p class="help">{todo}</p>}
    </section>
  );
}

async function look({ values }: Effective) {
  const wanted = originsOf(values);
  const [ours, permissions, granted, blocked, entries, { session }] = await Promise.all([
    environment(),
    heldPermissions(),
    Promise.all(wanted.map(isGranted)),
    Promise.all(wanted.map(isBlockedByPolicy)),
    journal.recent(),
    popupState.get(),
  ]);
  const origins = wanted.map(
    (origin, index) =>
      ({
        origin,
        state: blocked[index] ? 'blocked' : granted[index] ? 'held' : 'missing',
      }) as const,
  );
  return {
    facts: ours,
    permissions,
    origins,
    lines: entries.map(journalLine).reverse(),
    session: session.state,
  };
}

function reportLine({ at, kind, state, digits, failure, answeredAfter }: JournalLine): string {
  const after = answeredAfter === null ? '' : `${answeredAfter} ms`;
  return [new Date(at).toISOString(), kind, state, digits && `…${digits}`, failure, after]
    .filter(Boolean)
    .join(' ');
}
