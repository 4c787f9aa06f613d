import { cleanup, render } from '@testing-library/preact';
import type { ComponentChild } from 'preact';
import { noDrafts } from '../../../src/session/drafts.ts';
import { emptyPopupState, type Identity, type PopupState } from '../../../src/session/popup-state.ts';
import type { AgentState } from '../../../src/session/state.ts';
import {
  CallbackList,
  CallControls,
  DoNotCallForm,
  LeadSearch,
  SessionMenuItems,
  SignedOutView,
} from '../../../src/session-view/later-parts.ts';
import { keysByCampaign, lastPause } from '../../../src/session-view/memory.ts';
import { CheckNumber, InGroups } from '../../../src/session-view/session/session-menu-parts.ts';
import { surfaceDrafts } from '../../../src/session-view/use-draft.ts';
import type { Effective } from '../../../src/settings/effective.ts';
import { resolve } from '../../../src/settings/resolve.ts';
import { openedTabs, openedWindows, permission, storage, tabReplies, worker } from './fake-browser.ts';

/** Renders into the main part of an empty page. */
export function show(view: ComponentChild) {
  return render(<main>{view}</main>);
}

const laterParts = [
  CallbackList,
  CallControls,
  CheckNumber,
  DoNotCallForm,
  InGroups,
  LeadSearch,
  SessionMenuItems,
  SignedOutView,
];

/** An empty page with all parts loaded, a worker without requests, and a browser without stored values. */
export async function resetPage(): Promise<void> {
  cleanup();
  worker.sent.length = 0;
  worker.replies.clear();
  tabReplies.clear();
  openedTabs.length = 0;
  openedWindows.length = 0;
  permission.isGranted = true;
  storage.local.clear();
  storage.session.clear();
  lastPause.value = null;
  surfaceDrafts.value = { stored: noDrafts, pending: [] };
  keysByCampaign.value = {};
  await Promise.all(laterParts.map((part) => part.load()));
}

export const identity: Identity = {
  address: 'https://dialer.example',
  host: 'dialer.example',
  user: 'api',
  agent: '1000',
  seesAll: false,
  isInsecure: false,
};

/** A signed-in agent whose session has been in this state for 65 s. */
export function signedIn(state: AgentState, more: Partial<PopupState> = {}): PopupState {
  return {
    ...emptyPopupState,
    signIn: { state: 'in', identity },
    session: { state, since: Date.now() - 65_000, seenAt: Date.now(), failures: 0 },
    ...more,
  };
}

/** The settings in force after a person has set `own` and the organization `policy`. */
export function inForce(own: Readonly<Record<string, unknown>> = {}, policy: unknown = {}): Effective {
  return { ...resolve(policy, own), certainty: 'known', changedAt: null };
}
