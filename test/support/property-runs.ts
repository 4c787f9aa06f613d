declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

/** How often a property is tried: 1,000 times, or 20,000 times in `npm run test:long`. */
export const propertyRuns = Number(process.env['PROPERTY_RUNS'] ?? 1000);

/** Whether tests may take long (`npm run test:long`). */
export const isLongRun = propertyRuns > 1000;
