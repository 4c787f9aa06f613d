import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { StoredValue } from '../../platform/storage.ts';
import { popupState } from '../../platform/stored-state.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import type { Settings } from '../../settings/catalog.ts';
import { isConsoleOff } from '../../team/console-access.ts';
import layout from '../layout.module.css';
import css from './console.module.css';
import { type ConsoleFunction, findFunction } from './console-functions.ts';
import { emptyForm, type FormValues } from './console-request.ts';
import { FunctionForm } from './function-form.tsx';
import { FunctionList } from './function-list.tsx';
import { HistoryList } from './history-list.tsx';
import { clearHistory, readRuns } from './run-history.ts';

/** The value of a storage as it is now. Undefined until it was read. */
function useStored<T>(stored: StoredValue<T>): T | undefined {
  const value = useSignal<T | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the view is opened
  useEffect(() => {
    const end = new AbortController();
    const show = (now: T) => {
      value.value = now;
    };
    stored.watch(show, end.signal);
    void stored.get().then((now) => {
      if (!end.signal.aborted) show(now);
    });
    return () => end.abort();
  }, []);
  return value.value;
}

interface Chosen {
  readonly called: ConsoleFunction;
  /** The values with which the form begins. */
  readonly values: FormValues;
  /** A new form for each choice, also for the same function again. */
  readonly key: number;
}

/** Every function of both APIs: the list, the form of the chosen one, and what this page has sent. */
export function ConsoleView({ settings }: { settings: Settings }) {
  const agentSignIn = useStored(popupState)?.signIn;
  const supervisor = useStored(supervisorState);
  const chosen = useSignal<Chosen | undefined>(undefined);
  const history = useSignal(readRuns());
  if (!agentSignIn || !supervisor) return <p role="status">{t('options_starting')}</p>;
  const isOff = isConsoleOff(settings);
  const agent = agentSignIn.state === 'in' ? agentSignIn.identity : undefined;
  const identity = supervisor.signIn.state === 'in' ? supervisor.signIn.identity : undefined;
  const choose = (called: ConsoleFunction, values: FormValues = {}) => {
    chosen.value = {
      called,
      values: { ...emptyForm(called, agent?.agent), ...values },
      key: (chosen.value?.key ?? 0) + 1,
    };
  };
  return (
    <div class="stack wide">
      <section class={`${layout['card']} stack`}>
        <h2>{t('console_title')}</h2>
        <p class="help">{t('console_help')}</p>
        {isOff && <p class="notice">{t('console_masked')}</p>}
        {!isOff && !identity && (
          <p class="notice">
            <span>
              {t('console_notSupervisor')} <a href="#supervisor">{t('console_toSupervisor')}</a>
            </span>
          </p>
        )}
      </section>
      {!isOff && (
        <div class={css['columns']}>
          <FunctionList chosen={chosen.value?.called} onChoose={choose} />
          {chosen.value ? (
            <FunctionForm
              key={chosen.value.key}
              called={chosen.value.called}
              initial={chosen.value.values}
              settings={settings}
              agent={agent}
              supervisor={identity}
              rights={supervisor.rights}
              onRun={(runs) => {
                history.value = runs;
              }}
            />
          ) : (
            <p class="help">{t('console_choose')}</p>
          )}
        </div>
      )}
      {!isOff && history.value.length > 0 && (
        <HistoryList
          runs={history.value}
          onChoose={({ endpoint, name, values }) => {
            const called = findFunction(endpoint, name);
            if (called) choose(called, values);
          }}
          onClear={() => {
            clearHistory();
            history.value = [];
          }}
        />
      )}
    </div>
  );
}
