/*
 * The names of the alarms. The browser stores them. They are apart from the code that sets the alarms, so that the worker can
 * listen to each without loading that code.
 */

/** A sign-in has waited too long for the permission for its host. */
export const pendingAlarm = 'pending sign-in';

/** Checks again whether an absent agent is still in a call. */
export const idleAlarm = 'agent is away';

/** Checks again whether an absent supervisor is still away. */
export const supervisorIdleAlarm = 'supervisor idle';

/** Reads a late or empty policy again if the worker was stopped in between. */
export const policyAlarm = 'policy';

/** Continues an action on agents after a stop of the worker. */
export const batchAlarm = 'team batch';

/** Sends changes of do-not-call lists again. */
export const dncAlarm = 'do-not-call changes';

/** Sends results again. */
export const deliveryAlarm = 'results delivery';

/** Fires when an agent screen that has stopped reporting counts as asleep. */
export const screenAlarm = 'notifications';

/** Continues an import of leads after a stop of the worker. */
export const importAlarm = 'lead import';
