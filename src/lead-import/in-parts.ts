/** Rows of one part: their numbers are read within one frame. */
const rowsInPart = 100;

/** The values in parts. The browser draws and takes input between two parts. */
export async function* inParts<T>(values: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < values.length; at += rowsInPart) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    yield values.slice(at, at + rowsInPart);
  }
}
