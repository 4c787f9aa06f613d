import { useSignal } from '@preact/signals';
import { isBlockedByPolicy } from '../../platform/content-scripts.ts';
import { journal } from '../../platform/database.ts';
import { environment } from '../../platform/environment.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { heldPermissions, isGranted } from '../../platform/permissions.ts';
import { popupState } from '../../platform/stored-state.ts';
import type { Effective } from '../../settings/effective.ts';
import { originsOf } from '../../settings/values/site-match.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import layout from '../layout.module.css';
import { useLoaded } from '../use-loaded.ts';
import { type JournalLine, journalLine, screenLine, statusReport } from './report.ts';

/** The facts that support staff need. They contain nothing confidential. */
export function DiagnosticsView({ inForce }: { inForce: Effective }) {
  const loaded = useLoaded(() => loadFacts(inForce)).value;
  if (!loaded) return <p role="status">{t('options_starting')}</p>;
  const { permissions, origins, lines, session, screen } = loaded;
  const report = () =>
    [
      statusReport(loaded.facts, inForce),
      `session: ${session}`,
      `agent screen: ${screen}`,
      `permissions: ${permissions.names.join(', ')}`,
      ...origins.map(({ origin, state }) => `${origin}: ${state}`),
      '',
      ...lines.map(reportLine),
      '',
    ].join('\n');
  return (
    <div class="stack wide">
      <Connection />
      <section class={`${layout['card']} stack`}>
        <h2>{t('options_permissions')}</h2>
        <p class="help">
          <bdi dir="ltr">{permissions.names.join(', ')}</bdi>
        </p>
        <ul class={layout['list']}>
          {origins.map(({ origin, state }) => (
            <li key={origin} class="row">
              <code class="grow">
                <bdi dir="ltr">{origin}</bdi>
              </code>
              <span class={state === 'held' ? 'help' : layout['bad']}>{t(`options_access_${state}`)}</span>
            </li>
          ))}
        </ul>
        {origins.length === 0 && <p class="help">{t('options_noOrigins')}</p>}
      </section>
      <section class={`${layout['card']} stack`}>
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
        <p class="help">{t('options_agentScreen', screen)}</p>
        <CopyButton label={t('options_copyAll')} text={report} />
      </section>
    </div>
  );
}

/** Requests the version of the dialer. This proves address, certificate and path, and sends no login. */
function Connection() {
  const { isBusy, failure, run } = useAction();
  const reached = useSignal('');
  const test = async () => {
    reached.value = '';
    const began = performance.now();
    const reply = await run(() => request('testConnection', {}));
    if (!reply?.ok) return;
    const took = String(Math.round(performance.now() - began));
    const { host, version, build } = reply.value;
    reached.value = t('options_reached', host, `${version} ${build}`, took);
  };
  return (
    <section class={`${layout['card']} stack`}>
      <h2>{t('options_connection')}</h2>
      <div class="row">
        <Button class="main" isBusy={isBusy} onClick={() => void test()}>
          {t('options_test')}
        </Button>
        <span role="status">{isBusy ? t('options_testing') : reached.value}</span>
      </div>
      {failure && <FailureNotice reason={failure} />}
    </section>
  );
}

async function loadFacts({ values }: Effective) {
  const wanted = originsOf(values);
  const [ours, permissions, granted, blocked, entries, { session, screen }] = await Promise.all([
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
    screen: screenLine(screen),
  };
}

function reportLine({ at, kind, state, digits, failure, answeredAfter }: JournalLine): string {
  const after = answeredAfter === null ? '' : `${answeredAfter} ms`;
  return [new Date(at).toISOString(), kind, state, digits && `…${digits}`, failure, after]
    .filter(Boolean)
    .join(' ');
}
