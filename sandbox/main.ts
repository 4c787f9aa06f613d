/**
 * `npm run sandbox`: starts the sandbox and prints how to use it. PORT chooses the port, `--headless` the agent screen,
 * `--team=40` the number of simulated agents.
 */
import { HOOK_SECRET, SIGNING_SECRET } from './results/receiver.ts';
import { startSandbox } from './server.ts';
import { TELEPHONE_TABLE } from './telephone/telephone-network.ts';

const isHeadless = process.argv.includes('--headless');
const port = Number(process.env['PORT'] ?? '0');
const size = Number(
  process.argv.find((argument) => argument.startsWith('--team='))?.slice('--team='.length) ?? 0,
);
const team = size > 0 ? { team: { size, seed: 1 } } : {};
const sandbox = await startSandbox({ port, agentScreen: isHeadless ? 'headless' : 'page', ...team });

const rows = (pairs: readonly (readonly string[])[]) =>
  pairs
    .map(([left = '', ...rest]) => `  ${left.padEnd(14)}${rest.map((text) => text.padEnd(14)).join('')}`)
    .join('\n');

const screen = isHeadless
  ? 'The agent screen runs inside the sandbox; no page needs to be open.'
  : 'Keep the agent screen open: the page is what carries out the commands.';

console.log(`
VICIdial sandbox

${rows([
  ['Dialer', sandbox.url],
  ['Agent screen', `${sandbox.url}/agc/vicidial.php?user=1000`],
  ['Demo CRM', sandbox.crmUrl],
  ['Other origin', `${sandbox.otherUrl}/crm/`],
  ['Results', `${sandbox.otherUrl}/results`, `signing secret ${SIGNING_SECRET}`],
  ['URL hooks', `${sandbox.otherUrl}/results/vicidial`, `secret ${HOOK_SECRET}`],
])}

${screen}

Accounts
${rows(sandbox.accounts.map(({ user, pass, what }) => [user, pass, what]))}

Telephone network, by the last four digits of the number
${rows(TELEPHONE_TABLE.map(({ ends, what }) => [ends, what]))}

Ctrl+C ends it.
`);

process.on('SIGINT', () => sandbox.close().then(() => process.exit(0)));
process.on('SIGTERM', () => sandbox.close().then(() => process.exit(0)));
