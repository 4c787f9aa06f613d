/**
 * What every request of the worker has in common: a POST without cookies, which follows no redirect, because a redirect would
 * send its body to another host.
 */
export const postOptions = {
  method: 'POST',
  redirect: 'manual',
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;
