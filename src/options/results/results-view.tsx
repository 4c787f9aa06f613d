import { type Signal, useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import type { Explanation } from '../../failure.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { isGranted, patternOf, requestPermission } from '../../platform/permissions.ts';
import { resultsOutbox } from '../../platform/results-database.ts';
import type { Result } from '../../result.ts';
import type { Delivery } from '../../results/delivery.ts';
import type { Settings } from '../../settings/catalog.ts';
import { readLines } from '../../settings/entry-syntax.ts';
import { readCampaignUrl } from '../../settings/values/call-fields.ts';
import { resultsAddresses } from '../../settings/values/results-address.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useAction } from '../../ui/use-action.ts';
import layout from '../layout.module.css';

/** The most events that are shown. The file holds all of them. */
const shownEvents = 50;
const refreshMs = 2_000;

interface Loaded {
  readonly deliveries: readonly Delivery[];
  /** 2 while one is being replaced. */
  readonly secrets: number;
  /** By address. */
  readonly isAllowed: ReadonlyMap<string, boolean>;
}

/** Where the results of calls are sent: what is missing for it, and the events that the receiver does not have yet. */
export function ResultsView({ settings }: { settings: Settings }) {
  const loaded = useSignal<Loaded | undefined>(undefined);
  const addresses = resultsAddresses(settings);
  const key = addresses.join('\n');
  useEffect(() => {
    const load = async () => {
      loaded.value = await read(key === '' ? [] : key.split('\n'));
    };
    void load();
    const timer = setInterval(() => void load(), refreshMs);
    return () => clearInterval(timer);
  }, [key, loaded]);
  return (
    <div class="stack wide">
      <section class={`${layout['card']} stack`}>
        <h2>{t('options_view_results')}</h2>
        <p class="help">{t('options_resultsHelp')}</p>
        {addresses.length === 0 && (
          <p>
            {t('options_resultsNoAddress')} <a href="#settings">{t('options_view_settings')}</a>
          </p>
        )}
        {addresses.map((address) => (
          <Fragment key={address}>
            <p>
              {labelOf(address, settings)}: <bdi dir="ltr">{address}</bdi>
            </p>
            {loaded.value && (
              <Access address={address} isAllowed={loaded.value.isAllowed.get(address) === true} />
            )}
          </Fragment>
        ))}
        {loaded.value && <SigningSecret loaded={loaded} secrets={loaded.value.secrets} />}
      </section>
      {loaded.value && <Waiting deliveries={loaded.value.deliveries} />}
    </div>
  );
}

/** The setting of an address, with the campaigns that have it. */
function labelOf(address: string, settings: Settings): string {
  if (address === settings.resultsUrl) return t('setting_resultsUrl');
  const lines = readLines(settings.resultsCampaignUrls, readCampaignUrl);
  return lines.flatMap((line) => (line.address === address ? line.campaign : [])).join(', ');
}

async function read(addresses: readonly string[]): Promise<Loaded> {
  const [deliveries, secrets, isAllowed] = await Promise.all([
    resultsOutbox.deliveries(),
    request('countResultsSecrets', {}),
    Promise.all(addresses.map(async (address) => [address, await isAllowedAt(address)] as const)),
  ]);
  return { deliveries, secrets: secrets.ok ? secrets.value : 0, isAllowed: new Map(isAllowed) };
}

async function isAllowedAt(address: string): Promise<boolean> {
  const pattern = patternOf(address);
  return pattern !== undefined && isGranted(pattern);
}

/** The browser's permission to send to the receiver's host. */
function Access({ address, isAllowed }: { address: string; isAllowed: boolean }) {
  const pattern = patternOf(address);
  if (pattern === undefined) return null;
  if (isAllowed) return <p class="help">{t('options_resultsAllowed')}</p>;
  return (
    <div class="row">
      <span class="grow notice">{t('options_resultsNotAllowed')}</span>
      <Button onClick={() => void requestPermission(pattern).catch(() => false)}>
        {t('options_accessAsk')}
      </Button>
    </div>
  );
}

/** By the number of secrets. */
const secretState = [
  'options_resultsSecretMissing',
  'options_resultsSecretKept',
  'options_resultsSecretTwo',
] as const;

function SigningSecret({ loaded, secrets }: { loaded: Signal<Loaded | undefined>; secrets: number }) {
  const secret = useSignal('');
  const { isBusy, failure, run } = useAction();
  const id = useId();
  const change = async (ask: () => Promise<Result<null, Explanation>>, after: number) => {
    const done = await run(ask);
    if (!done?.ok) return;
    secret.value = '';
    if (loaded.value) loaded.value = { ...loaded.value, secrets: after };
  };
  const keep = (text: string) =>
    change(() => request('setResultsSecret', { secret: text }), text === '' ? 0 : Math.min(2, secrets + 1));
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void keep(secret.value);
      }}
    >
      <label for={id}>{t('options_resultsSecret')}</label>
      <div class="row">
        <TextInput id={id} class="grow" type="password" value={secret} placeholder="whsec_…" required />
        <Button isBusy={isBusy}>{t('options_resultsSecretSave')}</Button>
        {secrets > 1 && (
          <Button isBusy={isBusy} onClick={() => void change(() => request('deleteOldResultsSecret', {}), 1)}>
            {t('options_resultsSecretDeleteOld')}
          </Button>
        )}
        {secrets > 0 && (
          <Button isBusy={isBusy} onClick={() => void keep('')}>
            {t(secrets > 1 ? 'options_resultsSecretDeleteBoth' : 'options_resultsSecretDelete')}
          </Button>
        )}
      </div>
      <p class="help" role="status">
        {t(secretState[secrets] ?? 'options_resultsSecretMissing')}
      </p>
      {failure && <FailureNotice reason={failure} />}
    </form>
  );
}

/** The events that the receiver does not have: those that wait, and those that were given up. */
function Waiting({ deliveries }: { deliveries: readonly Delivery[] }) {
  const { isBusy, failure, run } = useAction();
  const events = deliveries.toSorted((one, other) => one.createdAt - other.createdAt);
  const givenUp = events.filter(({ nextAt }) => nextAt === null).length;
  return (
    <section class={`${layout['card']} stack`}>
      <h2>{t('options_resultsQueue')}</h2>
      <p role="status">
        {events.length === 0
          ? t('options_resultsAllSent')
          : t('options_resultsCounts', String(events.length - givenUp), String(givenUp))}
      </p>
      {events.length > 0 && (
        <>
          <div class="row">
            <Button isBusy={isBusy} onClick={() => void run(() => request('retryResults', {}))}>
              {t('options_resultsRetry')}
            </Button>
            <Button onClick={() => saveFile('click-to-dial-results.json', fileOf(events))}>
              {t('options_resultsSave')}
            </Button>
          </div>
          {failure && <FailureNotice reason={failure} />}
          <table>
            <thead>
              <tr>
                <th scope="col">{t('options_colTime')}</th>
                <th scope="col">{t('options_colEvent')}</th>
                <th scope="col">{t('options_colCall')}</th>
                <th scope="col">{t('options_colAttempts')}</th>
                <th scope="col">{t('options_colReason')}</th>
              </tr>
            </thead>
            <tbody>
              {events.slice(0, shownEvents).map((delivery) => (
                <tr key={delivery.id}>
                  <td>{new Date(delivery.createdAt).toLocaleString()}</td>
                  <td>
                    <code>{delivery.type}</code>
                  </td>
                  <td>
                    <bdi dir="ltr">{delivery.call}</bdi>
                  </td>
                  <td>{delivery.attempts}</td>
                  <td>{reasonOf(delivery)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function reasonOf({ failure, nextAt }: Delivery): string {
  const reason =
    failure === undefined
      ? ''
      : failure.kind === 'http'
        ? t('delivery_http', String(failure.status))
        : t(`delivery_${failure.kind}`);
  return [reason, nextAt === null ? t('delivery_givenUp') : ''].filter(Boolean).join(' ');
}

/** The events as the receiver would have got them, with their ids. */
function fileOf(events: readonly Delivery[]): string {
  return JSON.stringify(
    events.map(({ id, body }) => ({ id, event: JSON.parse(body) as unknown })),
    null,
    2,
  );
}
