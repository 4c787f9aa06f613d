/**
 * `npm run faults`: calls with faults in the built extension (run-call-faults.ts). `npm run faults -- --results`: the delivery
 * of results with faults, in Node (results/run-result-faults.ts).
 */
const isResults = process.argv.includes('--results');
if (isResults) await import('./results/run-result-faults.ts');
else await import('./run-call-faults.ts');

export {};
