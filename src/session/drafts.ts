import { ownerOf } from './journal.ts';
import type { PopupState } from './popup-state.ts';
import { callKey } from './state.ts';

/** Where the text of a field belongs: to signing in, to an agent, or to one call of an agent. */
const scopes = {
  address: 'signIn',
  user: 'signIn',
  agent: 'signIn',
  dial: 'agent',
  doNotCall: 'agent',
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
  note: 'call',
  /** The changed fields of the lead of the call (leads/lead-draft.ts). */
  leadFields: 'call',
  /** The number of the call, for a text that is left when the call is over. */
  callNumber: 'call',
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
  /**
   * The calls of the agent except `call` are over: their texts are discarded. Of a call that is not in `disposed`, the note
   * and the comment stay, because the agent has not sent them: its disposition was set elsewhere.
   */
  | {
      readonly kind: 'callOver';
      readonly owner: string;
      readonly call: string | undefined;
      readonly disposed: readonly string[];
    }
  /** The agent discarded what is left of this call. */
  | { readonly kind: 'discardCall'; readonly owner: string; readonly call: string }
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
  return { owner: signIn.state === 'in' ? ownerOf(signIn.identity) : '', call: callKey(session) };
}

/** Where the text of a field is kept. Without a call, a field of the call has the same key as between two calls. */
export function draftKey(field: DraftField, { owner, call }: DraftScope): string {
  const scope = scopes[field];
  if (scope === 'signIn') return `signIn/${field}`;
  return scope === 'agent' ? `agent/${owner}/${field}` : `${callPrefix(owner)}${call ?? ''}/${field}`;
}

const callPrefix = (owner: string) => `call/${owner}/`;

/** The call and the field of a key of this agent; undefined for any other key. */
function callFieldOf(
  key: string,
  owner: string,
): { readonly call: string; readonly field: string } | undefined {
  if (!key.startsWith(callPrefix(owner))) return undefined;
  const [call = '', field = ''] = key.slice(callPrefix(owner).length).split('/');
  return { call, field };
}

/** Whether the text of the field stays after a call whose disposition was set elsewhere. */
export function isKeptAfterCall(field: string): boolean {
  return field === 'note' || field === 'callbackComment' || field === 'callNumber';
}

/** What was typed for a call that is over, and not sent. */
export interface LeftText {
  readonly call: string;
  /** Empty if it was not known. */
  readonly number: string;
  readonly text: string;
}

/** The texts that are left of calls of the agent, the oldest call first. `disposed`: the calls whose texts were sent. */
export function leftTexts(
  { texts }: Drafts,
  { owner, call: current }: DraftScope,
  disposed: readonly string[],
): readonly LeftText[] {
  const calls = new Set(Object.keys(texts).map((key) => callFieldOf(key, owner)?.call ?? ''));
  return [...calls]
    .filter((call) => call !== '' && call !== current && !disposed.includes(call))
    .toSorted((a, b) => Number(a) - Number(b))
    .flatMap((call) => {
      const of = (field: DraftField) => texts[draftKey(field, { owner, call })]?.trim() ?? '';
      const text = [of('note'), of('callbackComment')].filter(Boolean).join('\n');
      return text === '' ? [] : [{ call, number: of('callNumber'), text }];
    });
}

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
      const isOld = (key: string) => {
        const { call, field } = callFieldOf(key, change.owner) ?? {};
        if (call === undefined || field === undefined || call === (change.call ?? '')) return false;
        return call === '' || change.disposed.includes(call) || !isKeptAfterCall(field);
      };
      return Object.keys(texts).some(isOld) ? newer(drafts, without(texts, isOld)) : drafts;
    }
    case 'discardCall': {
      const ofCall = `${callPrefix(change.owner)}${change.call}/`;
      return newer(
        drafts,
        without(texts, (key) => key.startsWith(ofCall)),
      );
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

/** Changes of this surface were stored, with this result. */
export function settleChanges(
  surface: SurfaceDrafts,
  changes: readonly DraftChange[],
  stored: Drafts,
): SurfaceDrafts {
  const pending = surface.pending.filter((each) => !changes.includes(each));
  return receiveDrafts({ ...surface, pending }, stored);
}
