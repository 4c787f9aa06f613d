import * as v from 'valibot';
import type { Questions } from './questions.ts';

/**
 * What each question must bring. Kept apart from the contract's types, so that content scripts do not carry
 * a validator. Unknown keys are refused: a question holds what it says and nothing else.
 */
const nothing = v.strictObject({});
const id = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
const e164 = v.pipe(v.string(), v.regex(/^\+[1-9]\d{3,16}$/));
const ext = v.optional(v.pipe(v.string(), v.regex(/^\d{1,12}$/)));
const status = v.pipe(v.string(), v.regex(/^[\w-]{1,6}$/));
const pauseCode = v.pipe(v.string(), v.regex(/^[\w-]{0,6}$/));
const shown = v.pipe(v.string(), v.maxLength(64));
const line = v.pipe(v.string(), v.maxLength(256));
const pattern = v.pipe(v.string(), v.regex(/^https?:\/\/[^/*\s]+\/\*$/));

export const inputs = {
  hello: nothing,
  status: nothing,
  dial: v.strictObject({ id, number: e164, ext, shown, preview: v.optional(v.boolean()) }),
  hangUp: v.strictObject({ call: id }),
  signIn: v.strictObject({
    address: line,
    user: line,
    password: line,
    agent: line,
    statusUser: line,
    statusPassword: line,
    insecure: v.boolean(),
  }),
  permissionDenied: nothing,
  signOut: nothing,
  look: v.strictObject({ now: v.boolean() }),
  dialTyped: v.strictObject({ id, ext, shown, preview: v.optional(v.boolean()) }),
  endCall: v.strictObject({ id }),
  dispose: v.strictObject({
    id,
    status,
    callback: v.optional(
      v.strictObject({
        at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
        mine: v.boolean(),
        comment: line,
      }),
    ),
    thenPause: v.optional(pauseCode),
  }),
  pause: v.strictObject({ id, code: pauseCode }),
  resume: v.strictObject({ id }),
  settings: nothing,
  enableSite: v.strictObject({ pattern }),
  disableSite: v.strictObject({ pattern }),
  confirmDial: v.strictObject({ id }),
  dismiss: v.strictObject({ id }),
} satisfies Record<keyof Questions, v.GenericSchema>;

/** A content script is not trusted: it may say hello, ask for a dial or the status, and end its own page's call. */
export const askableByPages: ReadonlySet<keyof Questions> = new Set(['hello', 'status', 'dial', 'hangUp']);
