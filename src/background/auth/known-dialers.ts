import * as v from 'valibot';
import { deviceValue } from '../../platform/database.ts';

/** Origins of the dialers at which a sign-in worked on this device, the latest first. */
const knownDialers = deviceValue('knownDialers', (raw): raw is readonly string[] =>
  v.is(v.array(v.string()), raw),
);
const mostKnown = 20;

/** Notes that a sign-in worked at this address. */
export async function rememberDialer(address: string): Promise<void> {
  const { origin } = new URL(address);
  const others = ((await knownDialers.get()) ?? []).filter((each) => each !== origin);
  await knownDialers.set([origin, ...others].slice(0, mostKnown));
}

/** Whether a sign-in has worked at the host of this address before. */
export async function isKnownDialer(address: string): Promise<boolean> {
  return ((await knownDialers.get()) ?? []).includes(new URL(address).origin);
}
