import { type MessageKey, t } from '../../platform/i18n.ts';

/** Facts by the keys of their names, in order; those that are empty are left out. */
export function FactList({ facts }: { facts: readonly (readonly [key: MessageKey, value: string])[] }) {
  return (
    <dl class="facts">
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
