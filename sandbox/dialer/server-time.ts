/** `2026-11-21 18:07:39`: the server's local time, which is UTC in the sandbox. `now` is in ms since 1970. */
export const serverTime = (now: number): string => new Date(now).toISOString().slice(0, 19).replace('T', ' ');

/** The server time in seconds since 1970, as text. It is the ID of a command. */
export const epochOf = (now: number): string => String(Math.floor(now / 1000));
