import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { TextInput } from '../../ui/inputs.tsx';
import css from './console.module.css';
import { type ConsoleFunction, type FunctionGroup, functionGroups } from './console-functions.ts';

/** The functions whose name or description contains each of the typed words. */
function matching(typed: string): readonly FunctionGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return functionGroups
    .map(({ subject, functions }) => ({
      subject,
      functions: functions.filter(({ name }) => {
        const text = `${name} ${t(`does_${name}`)} ${t(`console_subject_${subject}`)}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ functions }) => functions.length > 0);
}

/** All functions by subject, with a search. */
export function FunctionList(props: {
  chosen: ConsoleFunction | undefined;
  onChoose: (called: ConsoleFunction) => void;
}) {
  const typed = useSignal('');
  const groups = matching(typed.value);
  const count = groups.reduce((sum, { functions }) => sum + functions.length, 0);
  return (
    <nav class={css['list']} aria-label={t('console_list')}>
      <TextInput
        type="search"
        aria-label={t('console_search')}
        placeholder={t('console_search')}
        value={typed}
      />
      <p role="status" class="help">
        {t('console_found', String(count))}
      </p>
      <div class={css['groups']}>
        {groups.map(({ subject, functions }) => (
          <section key={subject}>
            <h3>{t(`console_subject_${subject}`)}</h3>
            <ul>
              {functions.map((each) => (
                <li key={each.name}>
                  <button
                    type="button"
                    class="plain"
                    title={t(`does_${each.name}`)}
                    aria-current={props.chosen === each}
                    onClick={() => props.onChoose(each)}
                  >
                    <bdi dir="ltr">{each.name}</bdi>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
