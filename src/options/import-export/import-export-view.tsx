import { useSignal } from '@preact/signals';
import { environment } from '../../platform/environment.ts';
import { t } from '../../platform/i18n.ts';
import { userSettings } from '../../platform/user-settings.ts';
import { type SettingKey, type Settings, settingKeys } from '../../settings/catalog.ts';
import type { Effective } from '../../settings/effective.ts';
import { loweredProtection } from '../../settings/lowered-protection.ts';
import { policyFiles } from '../../settings/policy/templates/all-files.ts';
import type { PolicyFile, PolicySettings } from '../../settings/policy/templates/policy-file.ts';
import { storeFacts } from '../../settings/policy/templates/store-facts.ts';
import { resolve } from '../../settings/resolve.ts';
import { Button } from '../../ui/button.tsx';
import { fileBytes, saveBytes, saveFile } from '../../ui/save-file.ts';
import { validationMessage } from '../../ui/validation-message.tsx';
import layout from '../layout.module.css';
import { useLoaded } from '../use-loaded.ts';
import { ImportQuestion } from './import-question.tsx';
import { zipOf } from './zip.ts';

/** The settings that a file holds. */
interface ReadSettings {
  readonly keys: readonly SettingKey[];
  readonly values: Settings;
  /** What was not readable, as text. */
  readonly faults: readonly string[];
  /** Those of `keys` that would lower protection. */
  readonly lowered: readonly SettingKey[];
}

/** Exports and imports settings, resets them, and exports them as policy files. No file holds a secret. */
export function ImportExportView({ inForce }: { inForce: Effective }) {
  const messages = useSignal<readonly string[]>([]);
  const asked = useSignal<ReadSettings | undefined>(undefined);
  const question = asked.value;
  const own = Object.fromEntries(
    settingKeys.filter((key) => inForce.sources[key] === 'user').map((key) => [key, inForce.values[key]]),
  );
  const nothingOwn = Object.keys(own).length === 0 ? t('options_nothingOwn') : undefined;
  const taken = settingKeys.filter((key) => inForce.sources[key] !== 'default' && isForPolicy(key));
  const policy = Object.fromEntries(taken.map((key) => [key, inForce.values[key]])) as PolicySettings;
  // A package with its own key has its own ID. Firefox does not know the ID in Chromium.
  const here = useLoaded(environment).value;
  const ids = here && !here.needsRestart ? { chromeId: here.id, edgeId: here.id } : {};
  const files = policyFiles(policy, { ...storeFacts(), ...ids }, t);

  const importFile = async (file: File | undefined) => {
    if (!file) return;
    const read = readFile(await file.slice(0, 2_000_000).text());
    if (read === undefined) {
      messages.value = [t('options_importBad', file.name)];
      return;
    }
    const { sources, values, problems } = resolve({}, read);
    const keys = settingKeys.filter((key) => sources[key] === 'user');
    const wrong = problems.filter(({ source }) => source === 'user');
    const faults = wrong.map(({ key, fault }) => `${key}: ${validationMessage(fault)}`);
    // A locked setting does not follow the file.
    const effectiveKeys = keys.filter((key) => !inForce.locked.includes(key));
    const lowered = loweredProtection(inForce.values, values, effectiveKeys);
    if (lowered.length === 0) return importSettings({ keys, values, faults, lowered });
    messages.value = [];
    asked.value = { keys, values, faults, lowered };
  };

  const importSettings = async ({ keys, values, faults }: ReadSettings) => {
    await userSettings.update((user) => ({
      ...user,
      ...Object.fromEntries(keys.map((key) => [key, values[key]])),
    }));
    messages.value = [t('options_imported', String(keys.length)), ...faults];
  };

  const answer = async (read: ReadSettings, choice: 'all' | 'rest' | 'none') => {
    asked.value = undefined;
    const keys = choice === 'all' ? read.keys : read.keys.filter((key) => !read.lowered.includes(key));
    if (choice !== 'none') await importSettings({ ...read, keys });
  };

  return (
    <div class="stack wide">
      <section class={`${layout['card']} stack`}>
        <h2>{t('options_export')}</h2>
        <p class="help">{t('options_exportHelp')}</p>
        <div class="row">
          <Button
            reason={nothingOwn}
            onClick={() => saveFile('click-to-dial-settings.json', `${JSON.stringify(own, null, 2)}\n`)}
          >
            {t('options_exportButton', String(Object.keys(own).length))}
          </Button>
        </div>
      </section>
      <section class={`${layout['card']} stack`}>
        <h2>{t('options_import')}</h2>
        <label>
          {t('options_importFile')}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => void importFile(event.currentTarget.files?.[0])}
          />
        </label>
        {question && (
          <ImportQuestion
            keys={question.lowered}
            values={question.values}
            onAnswer={(choice) => void answer(question, choice)}
          />
        )}
        <div role="status">
          {messages.value.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </section>
      <section class={`${layout['card']} stack`}>
        <h2>{t('options_reset')}</h2>
        <p class="help">{t('options_resetHelp')}</p>
        <ResetButton reason={nothingOwn} />
      </section>
      <section class={`${layout['card']} stack`}>
        <h2>{t('options_asPolicy')}</h2>
        <p class="help">{t('options_asPolicyHelp', String(taken.length))}</p>
        <div class="row">
          <Button onClick={() => saveBytes('click-to-dial-policy.zip', zipOf(files.map(zipEntry)))}>
            {t('options_saveAll')}
          </Button>
        </div>
        <ul class={layout['list']}>
          {files.map(({ path, place, text, encoding }) => (
            <li key={path} class="row">
              <span class="grow">
                <code dir="ltr">{path}</code>
                <br />
                <span class="help">{place}</span>
              </span>
              <Button
                label={t('options_saveFile', path)}
                onClick={() => saveFile(path.replaceAll('/', '-'), text, encoding)}
              >
                {t('options_save')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const zipEntry = ({ path, text, encoding }: PolicyFile) => ({ path, bytes: fileBytes(text, encoding) });

/** Resets the settings after a confirmation beside the button. */
function ResetButton({ reason }: { reason: string | undefined }) {
  const isAsking = useSignal(false);
  const reset = async () => {
    await userSettings.set({});
    isAsking.value = false;
  };
  return (
    <div class="row">
      {isAsking.value ? (
        <>
          <Button class="danger" onClick={() => void reset()}>
            {t('options_resetYes')}
          </Button>
          <Button
            onClick={() => {
              isAsking.value = false;
            }}
          >
            {t('options_resetNo')}
          </Button>
        </>
      ) : (
        <Button
          reason={reason}
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {t('options_resetButton')}
        </Button>
      )}
    </div>
  );
}

/** Leaves out settings of one person, and `policyJson`, whose content is written as separate settings. */
function isForPolicy(key: SettingKey): boolean {
  return key !== 'agentUser' && key !== 'policyJson';
}

function readFile(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
