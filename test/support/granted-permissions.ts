/** Replaces platform/permissions.ts in unit tests: the permission for every host is granted. */
export const patternOf = (): string => 'http://127.0.0.1/*';

export const isGranted = async (): Promise<boolean> => true;
