/** Values of one part: few, so that the time is checked often. */
const partSize = 10;
/** Milliseconds of work between two pauses: less than a frame, also on a slow machine. */
const workMs = 8;

/** The values in parts. The browser draws and takes input between parts as soon as the work takes long. */
export async function* inParts<T>(values: readonly T[]): AsyncGenerator<readonly T[]> {
  let began = performance.now();
  for (let at = 0; at < values.length; at += partSize) {
    if (performance.now() - began > workMs) {
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    yield values.slice(at, at + partSize);
  }
}
