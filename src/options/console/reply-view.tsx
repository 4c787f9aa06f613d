import { csvText } from '../../csv.ts';
import { t } from '../../platform/i18n.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { missingRightsText } from '../../ui/supervisor-account.tsx';
import type { ExplainedRefusal } from '../../vicidial/non-agent/explain-refusal.ts';
import css from './console.module.css';
import type { ConsoleReply, VerdictLine } from './read-reply.ts';

/** More rows would make the page slow. The copy has all of them. */
const shownRows = 500;

/** A reply of the dialer: why it was refused, its lines and rows, and its text. */
export function ReplyView({ reply }: { reply: ConsoleReply }) {
  const { reason, refusal, lines, rows, unfit } = reply;
  return (
    <>
      {refusal && refusal.reason !== 'login' ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        reason && <FailureNotice reason={reason} />
      )}
      <div class={css['reply']}>
        <div class="stack">
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a reply does not change
            <Line key={at} line={line} />
          ))}
          {rows.length > 0 && <Rows reply={reply} />}
          {lines.length + rows.length === 0 && <p class="help">{t('console_noRows')}</p>}
          {unfit.length > 0 && <p class="help">{t('console_unfit', String(unfit.length))}</p>}
        </div>
        <section class="stack" aria-label={t('console_raw')}>
          <h3>{t('console_raw')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
          <pre dir="ltr" tabIndex={0}>
            {reply.text.trim() === '' ? t('console_emptyText') : reply.text}
          </pre>
        </section>
      </div>
    </>
  );
}

/** A refusal of the non-agent API: its reason, and the rights or the parameters that it is about. */
function RefusalNotice({ refusal }: { refusal: ExplainedRefusal }) {
  const { needs, parameter, required = [] } = refusal;
  const rights = needs && [
    ...(needs.needsApiAccess ? (['vdc_agent_api_access'] as const) : []),
    ...needs.rights,
  ];
  return (
    <div class="notice" role="alert">
      <strong>{t(`console_reason_${refusal.reason}`)}</strong>
      {needs && rights && <span>{missingRightsText({ level: needs.level, rights })}</span>}
      {parameter && <span>{t('console_refusedParameter', parameter)}</span>}
      {required.length > 0 && <span>{t('console_refusedRequired', required.join(', '))}</span>}
    </div>
  );
}

function Line({ line: { verdict, text, values } }: { line: VerdictLine }) {
  const pairs = Object.entries(values).filter(([, value]) => value !== '');
  return (
    <div>
      <p>
        <strong>{t(`console_verdict_${verdict}`)}</strong> <bdi dir="ltr">{text}</bdi>
      </p>
      {pairs.length > 0 && <Pairs pairs={pairs} />}
    </div>
  );
}

function Pairs({ pairs }: { pairs: readonly (readonly [name: string, value: string])[] }) {
  return (
    <table>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t('console_column')}</th>
          <th scope="col">{t('console_value')}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">
              <bdi dir="ltr">{name}</bdi>
            </th>
            <td>
              <bdi>{value}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One row is shown as names and values, several as a table. */
function Rows({ reply: { columns, rows } }: { reply: ConsoleReply }) {
  const [first, second] = rows;
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ''));
  return (
    <div class="stack">
      <p class="help">
        {rows.length > shownRows
          ? t('console_firstRows', String(shownRows), String(rows.length))
          : t('console_rows', String(rows.length))}
      </p>
      <CopyButton label={t('console_copyCsv')} text={() => csvText([columns, ...cells])} />
      {first && !second ? (
        <Pairs pairs={columns.map((column) => [column, first[column] ?? ''])} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <section class={css['wide']} aria-label={t('console_reply')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cells.slice(0, shownRows).map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a reply does not change
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={columns[column]}>
                      <bdi>{cell}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
