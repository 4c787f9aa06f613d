import { describe, expect, test } from 'vitest';
import type { CommandKind } from '../../src/session/command.ts';
import { rules } from '../../src/session/command-rules.ts';
import { controls, type UnavailableReason } from '../../src/session/controls.ts';
import { type Entry, newEntry } from '../../src/session/journal.ts';
import { type AgentState, agentStates, type Session, unseen } from '../../src/session/state.ts';
import { dialTo, sessionIn } from '../support/builders.ts';

const permits = { disabledFeatures: [], isRemote: false, readsLeads: true };
const kinds = Object.keys(rules) as CommandKind[];

const seen = (state: AgentState, more: Partial<Session> = {}) =>
  sessionIn(state, { source: 'full', seenAt: 1, ...more });

/** What can be done in each state, by the session alone; everything else cannot. */
const possible: Record<AgentState, CommandKind[]> = {
  unknown: kinds.filter((kind) => kind !== 'cancelDial' && kind !== 'logOut'),
  loggedOut: [],
  paused: ['dial', 'pauseCode', 'resume', 'ringPhone', 'inGroups', 'logOut'],
  ready: ['pause', 'ringPhone', 'inGroups', 'logOut'],
  delivering: ['pause', 'ringPhone', 'inGroups'],
  phoneRinging: ['pause', 'ringPhone', 'inGroups'],
  preview: ['previewDial', 'previewSkip', 'previewFinish', 'ringPhone', 'inGroups'],
  ringing: ['hangUp', 'pause', 'stopRecording', 'ringPhone', 'inGroups', 'saveNote'],
  inCall: [
    'hangUp',
    'pause',
    'park',
    'grab',
    'tones',
    'startRecording',
    'stopRecording',
    'transfer',
    'addParty',
    'dropParty',
    'leaveThreeWay',
    'ringPhone',
    'inGroups',
    'saveNote',
  ],
  connected: [
    'hangUp',
    'pause',
    'park',
    'tones',
    'startRecording',
    'stopRecording',
    'transfer',
    'addParty',
    'dropParty',
    'leaveThreeWay',
    'ringPhone',
    'inGroups',
    'saveNote',
  ],
  parked: [
    'hangUp',
    'pause',
    'grab',
    'startRecording',
    'stopRecording',
    'addParty',
    'dropParty',
    'leaveThreeWay',
    'ringPhone',
    'inGroups',
    'saveNote',
  ],
  threeWay: [
    'hangUp',
    'pause',
    'park',
    'tones',
    'startRecording',
    'stopRecording',
    'dropParty',
    'leaveThreeWay',
    'ringPhone',
    'inGroups',
    'saveNote',
  ],
  customerGone: ['hangUp', 'pause', 'stopRecording', 'ringPhone', 'inGroups', 'saveNote'],
  disposition: ['dispose', 'ringPhone', 'inGroups', 'saveNote'],
};

describe('each control is there only when it can work', () => {
  test.each(agentStates)('%s', (state) => {
    const refused = controls(seen(state), [], permits);
    expect(kinds.filter((kind) => !refused[kind]).sort()).toEqual([...possible[state]].sort());
  });
});

describe('and returns the reason if it cannot', () => {
  test.each<[CommandKind, AgentState, UnavailableReason]>([
    ['dial', 'inCall', 'inCall'],
    ['dial', 'ready', 'notPaused'],
    ['dial', 'disposition', 'disposition'],
    ['dial', 'preview', 'preview'],
    ['dial', 'loggedOut', 'loggedOut'],
    ['hangUp', 'paused', 'noCall'],
    ['hangUp', 'disposition', 'callOver'],
    ['dispose', 'connected', 'inCall'],
    ['dispose', 'paused', 'noCall'],
    ['park', 'ringing', 'notAnswered'],
    ['park', 'parked', 'parked'],
    ['park', 'customerGone', 'customerGone'],
    ['grab', 'connected', 'notParked'],
    ['tones', 'paused', 'noCall'],
    ['pause', 'paused', 'paused'],
    ['pause', 'disposition', 'disposition'],
    ['resume', 'connected', 'inCall'],
    ['pauseCode', 'ready', 'notPaused'],
    ['previewSkip', 'paused', 'noPreview'],
    ['logOut', 'connected', 'inCall'],
    ['cancelDial', 'paused', 'noDialPending'],
    ['saveNote', 'paused', 'noCall'],
  ])('%s while %s: %s', (kind, state, reason) => {
    expect(controls(seen(state), [], permits)[kind]).toBe(reason);
  });

  test('a note is not added to comments that cannot be read, or by an account that may not change them', () => {
    const why = (more: object, journal: readonly Entry[] = []) =>
      controls(seen('connected'), journal, { ...permits, ...more }).saveNote;
    const refused = (kind: 'noPermission' | 'commentsUnreadable' | 'commentsFull'): Entry => ({
      ...newEntry('n', 'd|1000', { kind: 'saveNote', text: 'a' }, seen('connected'), 1),
      state: 'refused',
      failure: { kind },
    });
    expect(why({ readsLeads: false })).toBe('cannotReadLead');
    expect(why({}, [refused('noPermission')])).toBe('cannotEditLead');
    expect(why({}, [refused('commentsUnreadable')])).toBe('cannotReadLead');
    expect(why({}, [refused('commentsFull')])).toBeUndefined();
  });

  test('a recording that runs can be stopped only, one that does not can be started only', () => {
    const running = controls(seen('connected', { recording: true }), [], permits);
    expect([running.startRecording, running.stopRecording]).toEqual(['recording', undefined]);
    const idle = controls(seen('connected', { recording: false }), [], permits);
    expect([idle.startRecording, idle.stopRecording]).toEqual([undefined, 'notRecording']);
  });

  test('a control that the organization turned off is off in every state', () => {
    const off = { isRemote: false, disabledFeatures: ['transfer', 'park', 'dtmf', 'recording'] } as const;
    for (const state of agentStates) {
      const refused = controls(seen(state), [], off);
      for (const kind of [
        'transfer',
        'addParty',
        'dropParty',
        'leaveThreeWay',
        'park',
        'grab',
        'tones',
      ] as const) {
        expect(refused[kind]).toBe('switchedOff');
      }
    }
  });

  test('in a manual campaign no agent becomes ready', () => {
    const manual = { ...permits, isManualCampaign: true };
    expect(controls(seen('paused'), [], manual)).toMatchObject({ resume: 'manualCampaign' });
    expect(controls(seen('paused'), [], permits).resume).toBeUndefined();
  });
  test('a remote agent hangs up and transfers, and does nothing else', () => {
    const refused = controls(seen('connected'), [], { disabledFeatures: [], isRemote: true });
    expect(kinds.filter((kind) => !refused[kind])).toEqual(['hangUp', 'transfer']);
    expect(refused.park).toBe('remoteAgent');
  });
});

describe('states that only the journal shows', () => {
  const dial = (more: Partial<Entry>, preview = false): Entry => ({
    ...newEntry(
      'one',
      'o',
      { kind: 'dial', number: '+13125551212', formatted: '', phoneCode: '1', value: '3125551212', preview },
      unseen,
      0,
    ),
    ...more,
  });

  test('a dial that waits can be canceled, and no other is begun meanwhile', () => {
    const refused = controls(seen('paused'), [dial({ state: 'sent', sentAt: 1 })], permits);
    expect([refused.cancelDial, refused.dial]).toEqual([undefined, 'dialPending']);
  });

  test('a dial of unknown outcome can still be canceled, until the agent has put it away', () => {
    const unknown = { state: 'unknown', sentAt: 1 } as const;
    expect(controls(seen('paused'), [dial(unknown)], permits).cancelDial).toBeUndefined();
    expect(controls(seen('paused'), [dial({ ...unknown, dismissed: true })], permits).cancelDial).toBe(
      'noDialPending',
    );
  });

  test('an account that cannot see previews gets the actions for the preview that it requested', () => {
    const waiting = dial({ state: 'confirmed', sentAt: 1, settledAt: 2 }, true);
    const plain = controls(seen('paused', { source: 'plain' }), [waiting], permits);
    expect([plain.previewDial, plain.previewSkip, plain.dial]).toEqual([undefined, undefined, 'preview']);
    const called = controls(seen('paused', { source: 'plain' }), [{ ...waiting, calledAt: 3 }], permits);
    expect(called.previewDial).toBe('noPreview');
  });
});

test('the agent cannot log out while a dial is on its way or the session is unknown', () => {
  const dial = {
    ...newEntry('1', 'agent', dialTo('+17275551212'), seen('paused'), 1),
    state: 'sent',
    sentAt: 2,
  } as Entry;
  expect(controls(seen('paused'), [dial], permits).logOut).toBe('dialPending');
  expect(controls(seen('paused'), [], permits).logOut).toBeUndefined();
  expect(controls(seen('unknown'), [], permits).logOut).toBe('unseen');
});
