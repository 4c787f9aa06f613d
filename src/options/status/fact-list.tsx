import { type MessageKey, t } from '../../platform/i18n.ts';

/** Facts in order, each with the message key of its name. Empty facts are left out. */
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
