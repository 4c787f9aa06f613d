import { ownerOf } from './journal.ts';
import type { PopupState } from './popup-state.ts';
import { isInCall } from './state.ts';

/** Where the text of a field belongs: to signing in, to an agent, or to one call of an agent. */
const scopes = {
  address: 'signIn',
  user: 'signIn',
  agent: 'signIn',
  dial: 'agent',
  pauseCode: 'agent',
  inGroups: 'agent',
  inGroupsChange: 'agent',
  blended: 'agent',
  tones: 'call',
  transfer: 'call',
  transferTo: 'call',
  parkFirst: 'call',
  callbackFor: 'call',
  callbackAt: 'call',
  callbackTyped: 'call',
  callbackMine: 'call',
  callbackComment: 'call',
  thenPause: 'call',
} as const satisfies Record<string, 'signIn' | 'agent' | 'call'>;

/** A field whose text is kept until it is sent or discarded. None holds a secret. */
export type DraftField = keyof typeof scopes;

/** Everything that was typed or chosen and not sent. */
export interface Drafts {
  /** Grows with each change: of two copies, the one with the higher version is newer. */
  readonly version: number;
  /** Texts by `draftKey`. */
  readonly texts: Readonly<Record<string, string>>;
}

export const noDrafts: Drafts = { version: 0, texts: {} };

export type DraftChange =
  /** The agent typed or chose it. Undefined: the field is as it was before. */
  | { readonly kind: 'edit'; readonly key: string; readonly text: string | undefined }
  /** The dialer got this text. A text that was typed meanwhile, here or on another surface, stays. */
  | { readonly kind: 'sent'; readonly key: string; readonly text: string }
  /** The call of the agent is over: the texts of all calls but `call` are discarded. */
  | { readonly kind: 'callOver'; readonly owner: string; readonly call: string | undefined }
  /** Nothing of an agent stays. Address and users stay, because they are needed to sign in again. */
  | { readonly kind: 'signedOut' };

/** The agent and the call that texts are typed for. */
export interface DraftScope {
  /** Empty without a sign-in. */
  readonly owner: string;
  /** Undefined between two calls. */
  readonly call: string | undefined;
}

/** The agent and the call of the session now. The call is known by the time at which it was first seen. */
export function draftScope({ signIn, session }: Pick<PopupState, 'signIn' | 'session'>): DraftScope {
  const isCall = isInCall(session.state) || session.state === 'disposition';
  return {
    owner: signIn.state === 'in' ? ownerOf(signIn.identity) : '',
    call: isCall ? String(session.callSince ?? session.since) : undefined,
  };
}

/** Where the text of a field is kept. Without a call, a field of the call has the same key as between two calls. */
export function draftKey(field: DraftField, { owner, call }: DraftScope): string {
  const scope = scopes[field];
  if (scope === 'signIn') return `signIn/${field}`;
  return scope === 'agent' ? `agent/${owner}/${field}` : `${callPrefix(owner)}${call ?? ''}/${field}`;
}

const callPrefix = (owner: string) => `call/${owner}/`;

/** The drafts after a change: the same object if nothing changed. */
export function changeDrafts(drafts: Drafts, change: DraftChange): Drafts {
  const { texts } = drafts;
  switch (change.kind) {
    case 'edit':
      if (texts[change.key] === change.text) return drafts;
      return newer(drafts, { ...without(texts, (key) => key === change.key), ...entryOf(change) });
    case 'sent':
      if (texts[change.key] !== change.text) return drafts;
      return newer(
        drafts,
        without(texts, (key) => key === change.key),
      );
    case 'callOver': {
      const kept = `${callPrefix(change.owner)}${change.call ?? ''}/`;
      const isOld = (key: string) => key.startsWith(callPrefix(change.owner)) && !key.startsWith(kept);
      return Object.keys(texts).some(isOld) ? newer(drafts, without(texts, isOld)) : drafts;
    }
    case 'signedOut':
      return newer(
        drafts,
        without(texts, (key) => !key.startsWith('signIn/')),
      );
    default:
      return change satisfies never;
  }
}

function entryOf({ key, text }: { readonly key: string; readonly text: string | undefined }) {
  return text === undefined ? {} : { [key]: text };
}

function without(texts: Drafts['texts'], isGone: (key: string) => boolean): Drafts['texts'] {
  return Object.fromEntries(Object.entries(texts).filter(([key]) => !isGone(key)));
}

function newer({ version }: Drafts, texts: Drafts['texts']): Drafts {
  return { version: version + 1, texts };
}

/** The drafts as one surface knows them: what is stored, and its own changes that are not stored yet. */
export interface SurfaceDrafts {
  readonly stored: Drafts;
  readonly pending: readonly DraftChange[];
}

/** What the surface shows: its own changes are visible at once. */
export function shownDrafts({ stored, pending }: SurfaceDrafts): Drafts {
  return pending.reduce(changeDrafts, stored);
}

/** Another copy of the stored drafts arrived. Copies arrive in any order, so an older one is ignored. */
export function receiveDrafts(surface: SurfaceDrafts, stored: Drafts): SurfaceDrafts {
  return stored.version > surface.stored.version ? { ...surface, stored } : surface;
}

/** A change of this surface was stored, with this result. */
export function settleChange(surface: SurfaceDrafts, change: DraftChange, stored: Drafts): SurfaceDrafts {
  const pending = surface.pending.filter((each) => each !== change);
  return receiveDrafts({ ...surface, pending }, stored);
}
