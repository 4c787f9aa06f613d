import { describe, expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { shortcuts } from '../../src/platform/shortcuts.ts';
import { controls } from '../../src/session/controls.ts';
import { hangUpNow, pauseOrResume } from '../../src/session/shortcut-command.ts';
import type { AgentState } from '../../src/session/state.ts';
import { sessionIn } from '../support/builders.ts';

const seen = (state: AgentState, isManualCampaign = false) => {
  const session = sessionIn(state);
  return {
    session,
    controls: controls(session, [], { disabledFeatures: [], isRemote: false, isManualCampaign }),
  };
};

describe('what a shortcut does', () => {
  test.each<[AgentState, string | undefined, string | undefined]>([
    ['unknown', undefined, undefined],
    ['loggedOut', undefined, undefined],
    ['paused', undefined, 'resume'],
    ['ready', undefined, 'pause'],
    ['connected', 'hangUp', 'pause'],
    ['parked', 'hangUp', 'pause'],
    ['customerGone', 'hangUp', 'pause'],
    ['disposition', undefined, undefined],
  ])('in the state %s: hang up %s, pause or resume %s', (state, hangUp, other) => {
    expect(hangUpNow(seen(state))?.kind).toBe(hangUp);
    expect(pauseOrResume(seen(state))?.kind).toBe(other);
  });

  test('a campaign that is dialed by hand has no Go ready', () => {
    expect(pauseOrResume(seen('paused', true))).toBeUndefined();
  });
});

test('the manifest names the shortcuts, each with keys of its own that Chromium accepts', () => {
  const { commands } = manifest;
  expect(Object.keys(commands)).toEqual([...shortcuts]);
  const keys = Object.values(commands).map(({ suggested_key: suggested }) => suggested.default);
  expect(new Set(keys).size).toBe(keys.length);
  // Chromium takes no more than four suggested keys.
  expect(keys.length).toBeLessThanOrEqual(4);
  for (const key of keys) expect(key).toMatch(/^Alt\+Shift\+[A-Z]$/);
});
