/** `RESULTS_SECRET=whsec_… HOOK_SECRET=… PORT=8080 npx tsx examples/receiver/main.ts` starts the receiver. */
import { receiver } from './receiver.ts';

const { RESULTS_SECRET = '', HOOK_SECRET = '', PORT = '8080' } = process.env;
receiver(RESULTS_SECRET, HOOK_SECRET).listen(Number(PORT));
