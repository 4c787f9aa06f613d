import { type MessageKey, t } from '../../platform/i18n.ts';
import css from './fact-list.module.css';

/** Facts in order, each with the message key of its name. Empty facts are left out. */
export function FactList({ facts }: { facts: readonly (readonly [key: MessageKey, value: string])[] }) {
  return (
    <dl class={css['facts']}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}
