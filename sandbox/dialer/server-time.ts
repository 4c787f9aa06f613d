/** `2026-11-21 18:07:39`: the server's local time, which is UTC in the sandbox. `now` is in ms since 1970. */
export const serverTime = (now: number): string => new Date(now).toISOString().slice(0, 19).replace('T', ' ');

/** The server's clock in seconds since 1970, as text. Commands carry it as their id. */
export const epochOf = (now: number): string => String(Math.floor(now / 1000));
