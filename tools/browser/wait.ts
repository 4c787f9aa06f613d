/** Calls `look` until its result is truthy, and returns that. Throws with `what` when the time is up. */
export async function until<T>(
  what: string,
  look: () => Promise<T> | T,
  within = 45_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + within;
  let last: unknown;
  for (;;) {
    try {
      const seen = await look();
      if (seen) return seen as NonNullable<T>;
      last = seen;
    } catch (error) {
      last = error instanceof Error ? error.message : error;
    }
    if (Date.now() > end) throw new Error(`Waited ${within} ms for: ${what}. Last seen: ${String(last)}`);
    await new Promise((again) => setTimeout(again, 40));
  }
}
