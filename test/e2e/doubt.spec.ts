import { dial } from '../support/agent.ts';
import { either, t } from '../support/words.ts';
import { seeingTest } from './call-work.ts';
import { expect, test } from './fixtures.ts';

const number = '(727) 555-0197';
/**
 * The connection drops without an answer after the dial was taken up. Chromium then sends it once more by itself, and
 * that one is refused: the agent is in a call. Firefox says that the dialer cannot be reached.
 */
const lateDrop = { kind: 'drop', ms: 2_500, function: 'external_dial' } as const;

seeingTest(
  'a dial that was placed though its echo was refused is shown as the call it is',
  async ({ readyCrm, sandbox }) => {
    sandbox.control.fault(lateDrop);
    await dial(readyCrm, number);
    await readyCrm.reads(t('call_connected'), 'ours');
    expect(sandbox.control.placed).toHaveLength(1);
  },
);

test('for an account that cannot read the number, the extension does not report that no call was placed', async ({
  readyCrm,
  sandbox,
}) => {
  sandbox.control.fault(lateDrop);
  await dial(readyCrm, number);
  await readyCrm.reads(either(t('failure_maybePlaced'), t('call_inCall')), 'ours');
  expect(sandbox.control.placed).toHaveLength(1);
});
