import type { Delivery } from './delivery.ts';

/** A report on its way to the receiver of the results. */
export interface SentReport {
  /** Such as `recordings`. */
  readonly kind: string;
  /** Host of the dialer. */
  readonly dialer: string;
  /** `YYYY-MM-DD` by the dialer's clock. */
  readonly day: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows of one message: a receiver need not take megabytes. */
const mostRows = 500;

/** The messages of a report. `id` is that of the report; `part` counts its messages from 1. `now` in epoch milliseconds. */
export function reportDeliveries({ kind, rows, ...report }: SentReport, id: string, now: number): Delivery[] {
  const parts = Math.max(1, Math.ceil(rows.length / mostRows));
  return Array.from({ length: parts }, (_, index) => {
    const type = `report.${kind}` as const;
    const data = {
      id,
      ...report,
      part: index + 1,
      parts,
      rows: rows.slice(index * mostRows, (index + 1) * mostRows),
    };
    return {
      id: `msg_${id}_${index + 1}`,
      call: id,
      seq: index + 1,
      type,
      body: JSON.stringify({ type, timestamp: new Date(now).toISOString(), data }),
      createdAt: now,
      nextAt: now,
      attempts: 0,
    };
  });
}
