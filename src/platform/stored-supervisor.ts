import { emptySupervisorState, type SupervisorState } from '../team/supervisor-state.ts';
import { storedValue } from './storage.ts';

/** The sign-in of the supervisor, beside that of the agent. Only the worker writes it. */
export const supervisorState = storedValue<SupervisorState>(
  'session',
  'supervisorState',
  (raw): raw is SupervisorState => typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'signIn'),
  emptySupervisorState,
);
