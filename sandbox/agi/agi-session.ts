import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What Asterisk sends about the call at the start of an AGI script: `callerid`, `calleridname`, `dnid`, `uniqueid`, `context` … */
export type AgiCall = Readonly<Record<string, string>>;

/** What an AGI script did with a call. */
export interface AgiResult {
  /** Every command, in order. */
  readonly commands: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** The option of the call menu at which the call continues; undefined: it stays in the menu. */
  readonly option: string | undefined;
  readonly exitCode: number | null;
  /** What the script wrote to the console. */
  readonly log: string;
  /** Milliseconds from the start of the script to its end. */
  readonly took: number;
}

interface AgiScript {
  /** Path of a script in Perl. */
  readonly path: string;
  readonly args?: readonly string[];
  /** The configuration file of the script. */
  readonly configuration: string;
}

/** Runs an AGI script as Asterisk does: over stdin and stdout, with one reply to each command. Rejects if Perl is missing. */
export function runAgiScript(
  { path, args = [], configuration }: AgiScript,
  call: AgiCall,
): Promise<AgiResult> {
  const began = performance.now();
  const script = spawn('perl', [path, ...args], {
    env: { ...process.env, CLICK_TO_DIAL_CONF: configuration },
  });
  const commands: string[] = [];
  const variables: Record<string, string> = {};
  let option: string | undefined;
  let log = '';
  // A script that ended does not read the rest.
  script.stdin.on('error', () => {});
  script.stdin.write(
    `${Object.entries(call)
      .map(([name, value]) => `agi_${name}: ${value}\n`)
      .join('')}\n`,
  );
  const lines = createInterface({ input: script.stdout });
  lines.on('line', (line) => {
    commands.push(line);
    const [, name, value] = /^SET VARIABLE (\w+) "(.*)"$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) variables[name] = value;
    option = /^SET EXTENSION (.)$/.exec(line)?.[1] ?? option;
    const isKnown = /^SET (VARIABLE \w+ ".*"|CONTEXT \S+|EXTENSION \S|PRIORITY \d)$/.test(line);
    script.stdin.write(isKnown ? '200 result=1\n' : '510 Invalid or unknown command\n');
  });
  script.stderr.on('data', (bytes: Buffer) => {
    log += bytes.toString('utf8');
  });
  const outputEnds = new Promise((resolve) => lines.on('close', resolve));
  return new Promise((resolve, reject) => {
    script.on('error', reject);
    script.on('exit', async (exitCode) => {
      await outputEnds;
      resolve({ commands, variables, option, exitCode, log, took: performance.now() - began });
    });
  });
}
