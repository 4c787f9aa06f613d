import { loadedLater } from '../../ui/loaded-later.tsx';

/** The parts that the agent opens in the menu of the session. They are loaded then. */
export const CheckNumber = loadedLater(async () => (await import('../site/check-number.tsx')).CheckNumber);
export const InGroups = loadedLater(async () => (await import('./in-groups.tsx')).InGroups);
