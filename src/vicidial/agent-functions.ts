import { rareFunctions } from './rare-functions.ts';
import { sessionFunctions } from './session-functions.ts';
import { supervisorFunctions } from './supervisor-functions.ts';

/** All 31 functions of the agent API (docs/vicidial/facts.md 5 and 9). */
export const agentFunctions = { ...sessionFunctions, ...supervisorFunctions, ...rareFunctions };

export type AgentFunction = keyof typeof agentFunctions;

export const isAgentFunction = (name: string): name is AgentFunction => Object.hasOwn(agentFunctions, name);
