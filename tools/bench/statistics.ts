/** The quantile `share` (0 to 1) of the samples by nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly samples: number;
}

export function spread(samples: readonly number[]): Spread {
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return {
    median: rounded(percentile(samples, 0.5)),
    p95: rounded(percentile(samples, 0.95)),
    samples: samples.length,
  };
}
