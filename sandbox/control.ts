/** Controls and reads a running sandbox: directly for tests in the same process, as JSON for other processes. */

import { isLocked } from './dialer/login.ts';
import { findAccount, findLiveAgent, logIn } from './dialer/table-access.ts';
import type { Dialer, Disposition, LiveAgent, PlacedCall, Settings } from './dialer/tables.ts';
import type { Fault } from './reply-faults.ts';
import { Receiver } from './results/receiver.ts';
import { type SessionView, viewSession } from './session-view.ts';
import { deliverCall, type InboundCall } from './telephone/inbound-call.ts';

/** One request the sandbox has received. The password is replaced. Raw bodies are stored separately. */
export interface ReceivedRequest {
  at: number;
  method: string;
  path: string;
  function: string;
  params: Record<string, string>;
  origin: string | undefined;
}

export type ControlCommand =
  | { do: 'fault'; fault: Fault }
  | { do: 'clearFaults' }
  /** Ten failures and a recent login, which lock the account for 15 minutes. */
  | { do: 'lock'; user: string }
  | { do: 'unlock'; user: string }
  /** Logs the agent out. */
  | { do: 'expireSession'; user: string }
  | { do: 'logIn'; user: string; campaign: string }
  | {
      do: 'patchAgent';
      user: string;
      patch: Partial<Pick<LiveAgent, 'status' | 'leadId' | 'ingroups' | 'pauseCode'>>;
    }
  | { do: 'settings'; settings: Partial<Settings> }
  /** Stops or restarts the ticks of the headless agent screen, like a hidden or closed tab. */
  | { do: 'screen'; user: string; awake: boolean }
  /** Connects an inbound call to an agent who waits for calls. */
  | ({ do: 'inboundCall'; user: string } & InboundCall)
  /** The customer hangs up. */
  | { do: 'customerHangsUp'; user: string }
  | { do: 'reset' };

/** The whole state that a test in another process may read. */
export interface Snapshot {
  requests: readonly ReceivedRequest[];
  placed: readonly PlacedCall[];
  dispositions: readonly Disposition[];
  sessions: readonly SessionView[];
  locked: readonly string[];
  bytesElsewhere: number;
}

export class Control {
  /** Every request since the last reset, in order. */
  requests: ReceivedRequest[] = [];
  /**
   * The requests of agent screens since the last reset, except polls. `action` is a column if the request carries out a
   * command of the API. `at` is in ms since 1970.
   */
  screenRequests: { at: number; user: string; action: string }[] = [];
  /** Raw bodies with passwords, only for tests of secrets in this process. */
  rawBodies: string[] = [];
  /** Bytes of the request bodies and headers that arrived at the target of a redirect. */
  bytesElsewhere = 0;
  /** The system that receives the results of calls. */
  receiver = new Receiver();
  readonly asleep = new Set<string>();
  #faults: Fault[] = [];
  #listeners = new Set<() => void>();
  #dialer: Dialer;
  readonly #fresh: () => Dialer;
  readonly #now: () => number;

  constructor(fresh: () => Dialer, now: () => number) {
    this.#fresh = fresh;
    this.#now = now;
    this.#dialer = fresh();
  }

  /** The tables themselves. */
  get dialer(): Dialer {
    return this.#dialer;
  }
  /** The placed calls: the number, and the digits that the carrier received. */
  get placed(): readonly PlacedCall[] {
    return this.#dialer.placed;
  }
  get dispositions(): readonly Disposition[] {
    return this.#dialer.dispositions;
  }
  get sessions(): SessionView[] {
    return this.#dialer.liveAgents.map((agent) => viewSession(this.#dialer, agent));
  }
  /** One agent's session, or undefined if the agent is not logged in. */
  session(user: string): SessionView | undefined {
    const agent = findLiveAgent(this.#dialer, user);
    return agent && viewSession(this.#dialer, agent);
  }
  get snapshot(): Snapshot {
    const locked = this.#dialer.accounts.filter((one) => isLocked(one, this.#now())).map((one) => one.user);
    const { requests, placed, dispositions, sessions, bytesElsewhere } = this;
    return { requests, placed, dispositions, sessions, locked, bytesElsewhere };
  }

  /** Adds a fault to the next matching requests. */
  fault(fault: Fault): void {
    this.#faults.push({ ...fault });
  }
  clearFaults(): void {
    this.#faults = [];
  }
  /** Takes the fault meant for this request, if there is one. */
  takeFault(name: string): Fault | undefined {
    const fault = this.#faults.find((one) => one.function === undefined || one.function === name);
    if (!fault) return undefined;
    const left = (fault.times ?? 1) - 1;
    if (left > 0) fault.times = left;
    else this.#faults = this.#faults.filter((one) => one !== fault);
    return fault;
  }

  /** Runs one command, as POST /control does. */
  apply(command: ControlCommand): void {
    this.#carryOut(command);
    this.changed();
  }

  #carryOut(command: ControlCommand): void {
    if (command.do === 'fault') this.fault(command.fault);
    else if (command.do === 'clearFaults') this.clearFaults();
    else if (command.do === 'reset') this.#reset();
    else if (command.do === 'settings') Object.assign(this.#dialer.settings, command.settings);
    else this.#carryOutFor(command);
  }

  #carryOutFor(command: Extract<ControlCommand, { user: string }>): void {
    const dialer = this.#dialer;
    const account = findAccount(dialer, command.user);
    const agent = findLiveAgent(dialer, command.user);
    if (!account) throw new Error(`no account ${command.user}`);
    if (command.do === 'lock') {
      account.failedLogins = 10;
      account.lastLogin = this.#now();
    } else if (command.do === 'unlock') account.failedLogins = 0;
    else if (command.do === 'logIn') {
      const confExten = String(8_600_000 + (Number(command.user) % 1000));
      logIn(dialer, command.user, command.campaign, confExten, this.#now() - dialer.settings.settleMs);
    } else if (command.do === 'screen') {
      if (command.awake) this.asleep.delete(command.user);
      else this.asleep.add(command.user);
    } else if (!agent) throw new Error(`agent ${command.user} is not logged in`);
    else if (command.do === 'expireSession') {
      dialer.calls = dialer.calls.filter((call) => call.callerid !== agent.callerid);
      dialer.liveAgents = dialer.liveAgents.filter((one) => one !== agent);
    } else if (command.do === 'patchAgent') Object.assign(agent, command.patch);
    else if (command.do === 'inboundCall') deliverCall(dialer, agent, command, this.#now());
    else dialer.calls = dialer.calls.filter((call) => call.callerid !== agent.callerid);
  }

  #reset(): void {
    this.#dialer = this.#fresh();
    this.requests = [];
    this.screenRequests = [];
    this.rawBodies = [];
    this.bytesElsewhere = 0;
    this.receiver = new Receiver();
    this.asleep.clear();
    this.clearFaults();
  }
  /** Resets everything to the start: agents idle, no calls, no faults, no recorded requests. */
  reset(): void {
    this.apply({ do: 'reset' });
  }

  /** Notifies the listeners of a possible change. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }
  /** Calls the listener after every change; returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  /**
   * Waits until the condition is true, and checks it after every change. Fails after `limitMs` with the name of the
   * condition, the last requests and the state of the sessions.
   */
  waitFor(what: string, isSo: (control: Control) => boolean, limitMs = 45_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.onChange(() => look());
      const timer = setTimeout(() => {
        stop();
        const last = this.requests.slice(-5).map((request) => request.function);
        const state = JSON.stringify(this.sessions);
        reject(new Error(`the sandbox never saw: ${what}\nthe last requests: ${last.join()}\n${state}`));
      }, limitMs);
      const look = () => {
        if (!isSo(this)) return;
        stop();
        clearTimeout(timer);
        resolve();
      };
      look();
    });
  }
}
