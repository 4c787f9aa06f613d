import * as v from 'valibot';
import { screenReport } from './agent-screen-schema.ts';
import type { PageRequests } from './contract.ts';

/**
 * The input that each request must carry. Apart from the contract's types, so that content scripts carry no validator.
 * Unknown keys are refused.
 */
export type Schemas<R extends Record<keyof R, { input: unknown }>> = {
  readonly [Q in keyof R]: v.GenericSchema<unknown, R[Q]['input']>;
};

export const nothing = v.strictObject({});
export const id = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
export const ext = v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,12}$/)));
const e164 = v.pipe(v.string(), v.regex(/^\+[1-9]\d{3,16}$/));
export const shown = v.pipe(v.string(), v.maxLength(64));

/** At most as many as site rules can name (settings/values/sites.ts). */
const records = v.pipe(
  v.array(
    v.strictObject({
      selector: v.pipe(v.string(), v.maxLength(1000)),
      attribute: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
      text: v.nullable(v.pipe(v.string(), v.maxLength(64))),
    }),
  ),
  v.maxLength(20),
);

export const tones = v.strictObject({
  kind: v.literal('tones'),
  keys: v.pipe(v.string(), v.regex(/^[\d*#,]{1,40}$/)),
});

/** What a page may do with the call that began on it. */
const pageAction = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['hangUp', 'park', 'grab', 'startRecording', 'stopRecording']) }),
  tones,
]);

/** The schemas of the requests that content scripts may send. They are not trusted, so they may send no other request. */
export const pageInputs = {
  hello: nothing,
  plans: nothing,
  status: nothing,
  dial: v.strictObject({
    id,
    number: e164,
    ext,
    shown,
    preview: v.exactOptional(v.boolean()),
    confirm: v.exactOptional(v.literal(true)),
    opensPanel: v.exactOptional(v.literal(true)),
    records: v.exactOptional(records),
  }),
  leadHint: v.strictObject({ number: e164 }),
  callAction: v.strictObject({ id, call: id, action: pageAction }),
  openSession: nothing,
  joinAgentScreen: nothing,
  undoTeaching: nothing,
  agentScreen: screenReport,
} satisfies Schemas<PageRequests>;
