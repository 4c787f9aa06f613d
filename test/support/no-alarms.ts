/** Replaces platform/alarms.ts in unit tests: no alarm rings. */
export const scheduleAlarm = (): void => undefined;

export const clearAlarm = async (): Promise<void> => undefined;
