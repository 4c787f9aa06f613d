import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `npm run tool <name>`: the tools that a contributor needs rarely. */
const tools: Readonly<Record<string, { readonly file: string; readonly purpose: string }>> = {
  'bench-load': { file: 'bench/load.ts', purpose: 'requests at the dialer in a shift of many agents' },
  'hidden-tab': {
    file: 'faults/nightly-hidden.ts',
    purpose: 'dials while the agent screen has been hidden for minutes',
  },
  refusals: {
    file: 'bench/refusals.ts',
    purpose: 'from a refusal on the agent screen to words in the call bar, and to the next dial',
  },
  'screenshots-agents': { file: 'screenshots/screenshots-agents.ts', purpose: 'pictures of docs/agents.md' },
  'screenshots-integration': {
    file: 'screenshots/screenshots-integration.ts',
    purpose: 'pictures of docs/integration.md',
  },
  'screenshots-leads': { file: 'screenshots/screenshots-leads.ts', purpose: 'pictures of docs/leads.md' },
  'screenshots-options': {
    file: 'screenshots/screenshots-options.ts',
    purpose: 'pictures of docs/admins.md',
  },
  'screenshots-team': { file: 'screenshots/screenshots-team.ts', purpose: 'pictures of docs/supervisors.md' },
};

const [name = '', ...args] = process.argv.slice(2);
const tool = tools[name];
if (!tool) {
  const list = Object.entries(tools).map(([key, { purpose }]) => `  ${key.padEnd(20)} ${purpose}`);
  console.error(`npm run tool <name> [-- options]\n${list.join('\n')}`);
  process.exit(2);
}
const file = join(import.meta.dirname, tool.file);
const { status } = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], { stdio: 'inherit' });
process.exit(status ?? 1);
