import { test } from './fixtures.ts';

export { expect } from '@playwright/test';

/** An agent whose second account tells ringing, connected, parked and preview apart. */
export const seeingTest = test.extend({
  login: async ({ login }, use) => {
    await use({ ...login, status: { user: 'reports', password: 'R3portsOn1y' } });
  },
});
