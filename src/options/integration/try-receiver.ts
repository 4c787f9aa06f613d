/** What a receiver replied to a sample request, or why there is no reply. */
export type Attempt =
  | { readonly kind: 'reply'; readonly status: number; readonly ms: number; readonly text: string }
  | { readonly kind: 'redirect' | 'noReply' | 'timedOut' };

/** Milliseconds. PHP waits longer, but a receiver that needs more than a second holds up dials (docs/vicidial/results-out.md 2). */
const timeout = 10_000;
/** In UTF-16 units. */
const longestText = 200;

/** Sends a sample request as a hook would: GET, without cookies. Redirects are not followed. */
export async function tryReceiver(address: string): Promise<Attempt> {
  const startedAt = performance.now();
  try {
    const response = await fetch(address, {
      method: 'GET',
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeout),
    });
    const ms = Math.round(performance.now() - startedAt);
    if (response.type === 'opaqueredirect') return { kind: 'redirect' };
    return {
      kind: 'reply',
      status: response.status,
      ms,
      text: (await response.text()).slice(0, longestText),
    };
  } catch (error) {
    return { kind: error instanceof DOMException && error.name === 'TimeoutError' ? 'timedOut' : 'noReply' };
  }
}
