/** The dialer of the sandbox in a separate process, so that only its processor time is counted. */
import { openCallCenter } from '../../../sandbox/dialer/call-center.ts';
import { logIn } from '../../../sandbox/dialer/table-access.ts';
import { startSandbox } from '../../../sandbox/server.ts';

const users = Array.from({ length: Number(process.argv[2]) }, (_, nth) => String(20_000 + nth));
const sandbox = await startSandbox({
  agentScreen: 'page',
  callCenter(now) {
    const dialer = openCallCenter(now);
    const pattern = dialer.accounts.find(({ user }) => user === '1000');
    for (const [nth, user] of users.entries()) {
      if (pattern) dialer.accounts.push({ ...pattern, user, customThree: '' });
      logIn(dialer, user, 'SALES', String(8_610_000 + nth), now - 3_600_000);
    }
    return dialer;
  },
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ milliseconds: (user + system) / 1_000 });
});
process.on('disconnect', () => process.exit());
process.send?.({ url: sandbox.url, agents: users });
