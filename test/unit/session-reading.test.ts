import { describe, expect, test } from 'vitest';
import {
  acceptReport,
  needsDryRun,
  readFullStatus,
  readPlainStatus,
} from '../../src/session/parse-session.ts';
import { type AgentState, unseen } from '../../src/session/state.ts';

describe('status and sub status of an account that sees all', () => {
  test.each<[string, string, AgentState]>([
    ['PAUSED', '', 'paused'],
    ['PAUSED', 'PREVIEW', 'preview'],
    ['PAUSED', 'DISPO', 'disposition'],
    ['INCALL', 'DIAL', 'ringing'],
    ['INCALL', '', 'connected'],
    ['INCALL', 'PARK', 'parked'],
    ['INCALL', '3-WAY', 'threeWay'],
    ['INCALL', 'DEAD', 'customerGone'],
    ['READY', '', 'ready'],
    ['CLOSER', '', 'ready'],
    ['READY', 'RING', 'phoneRinging'],
    ['QUEUE', '', 'delivering'],
    ['MQUEUE', '', 'delivering'],
    ['SOMETHING', '', 'unknown'],
  ])('%s %s is %s', (status, subStatus, state) => {
    const full = {
      status,
      subStatus,
      callId: '',
      leadId: '0',
      campaign: 'C',
      pauseCode: '',
      phoneNumber: '',
      vendorLeadCode: '',
      fullName: 'Ann',
    };
    expect(readFullStatus(full)).toMatchObject({ state, source: 'full' });
    expect(readFullStatus(full)).not.toHaveProperty('leadId');
  });
});

describe('the session as an ordinary account reads it', () => {
  test.each<[string, Parameters<typeof readPlainStatus>[2], AgentState]>([
    ['INCALL', undefined, 'inCall'],
    ['PAUSED', undefined, 'paused'],
    ['PAUSED', { kind: 'leadNotValid' }, 'paused'],
    ['PAUSED', { kind: 'notPaused' }, 'disposition'],
    ['PAUSED', { kind: 'manualDialNotAllowed' }, 'paused'],
    ['READY', undefined, 'ready'],
    ['?', undefined, 'unknown'],
  ])('%s with dry run %o is %s', (status, dryRun, state) => {
    expect(readPlainStatus(status, false, dryRun).state).toBe(state);
  });

  test('a dry run costs a request, so it is sent only if its result adds information', () => {
    const was = (state: AgentState, queuesDials?: boolean) => ({
      ...unseen,
      state,
      ...(queuesDials === undefined ? {} : { queuesDials }),
    });
    expect(needsDryRun('PAUSED', was('paused'))).toBe(false);
    expect(needsDryRun('PAUSED', was('inCall'))).toBe(false);
    expect(needsDryRun('PAUSED', was('unknown'))).toBe(true);
    expect(needsDryRun('PAUSED', was('inCall', true))).toBe(false);
    expect(needsDryRun('INCALL', was('paused'))).toBe(true);
    expect(needsDryRun('INCALL', was('inCall', false))).toBe(false);
    expect(needsDryRun('READY', was('inCall'))).toBe(false);
  });

  test('with a dial queue, a seen call gets its disposition before the agent is idle', () => {
    const paused = readPlainStatus('PAUSED', false);
    const inQueue = { ...unseen, state: 'inCall', queuesDials: true } as const;
    expect(acceptReport(paused, inQueue, false).state).toBe('disposition');
    expect(acceptReport(paused, inQueue, true).state).toBe('paused');
    expect(acceptReport(paused, { ...inQueue, queuesDials: false }, true).state).toBe('disposition');
    expect(acceptReport(paused, { ...inQueue, state: 'ready' }, false).state).toBe('paused');
  });
});
