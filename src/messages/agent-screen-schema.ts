import * as v from 'valibot';

/**
 * A report of the agent screen's companion. It comes from a web page: every text has a maximum length, names of the
 * dialer have an alphabet, and unknown keys are refused.
 */
const name = v.pipe(v.string(), v.regex(/^[\w-]{1,20}$/));
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999));
const digits = v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,18}$/)));
const plain = v.exactOptional(v.pipe(v.string(), v.regex(/^[\w.@-]{1,20}$/)));
const choice = v.strictTuple([
  v.pipe(v.string(), v.maxLength(20)),
  v.pipe(v.string(), v.maxLength(100)),
  v.boolean(),
]);
const choices = v.pipe(v.array(choice), v.maxLength(600));

export const screenReport = v.strictObject({
  kind: v.picklist(['open', 'update', 'close']),
  user: name,
  campaign: v.union([v.literal(''), name]),
  at: milliseconds,
  quiet: milliseconds,
  isHidden: v.boolean(),
  isLive: v.boolean(),
  isWaiting: v.boolean(),
  isRinging: v.boolean(),
  isManual: v.boolean(),
  callsWaiting: v.exactOptional(count),
  callbackCount: v.exactOptional(count),
  latency: v.exactOptional(count),
  lead: v.exactOptional(
    v.strictObject({
      id: digits,
      vendorId: plain,
      phoneNumber: digits,
      phoneCode: digits,
      inGroup: plain,
      did: plain,
    }),
  ),
  events: v.pipe(
    v.array(
      v.strictObject({
        type: v.pipe(v.string(), v.regex(/^\w{1,32}$/)),
        message: v.pipe(v.string(), v.maxLength(128)),
      }),
    ),
    v.maxLength(32),
  ),
  lists: v.exactOptional(v.strictObject({ statuses: choices, pauseCodes: choices })),
});
