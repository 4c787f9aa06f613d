/** One file of a zip file. */
export interface ZipEntry {
  /** With `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

type Field = readonly [value: number, size: 2 | 4];

/** Names are UTF-8. */
const utf8Names = 0x0800;
/** The first of January 1980, midnight: the same files give the same bytes. */
const firstDay = 0x0021;
const version = 20;

/** A zip file with these files, without compression (APPNOTE.TXT of PKWARE, 4.3). */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const name = new TextEncoder().encode(path);
    const size = bytes.length;
    const shared: readonly Field[] = [
      ...([
        [version, 2],
        [utf8Names, 2],
        [0, 2],
        [0, 2],
        [firstDay, 2],
      ] as const),
      ...([
        [checksum(bytes), 4],
        [size, 4],
        [size, 4],
        [name.length, 2],
        [0, 2],
      ] as const),
    ];
    const local = joined([record([[0x04034b50, 4], ...shared]), name, bytes]);
    locals.push(local);
    // No comment, first disk, no attributes, and where the file begins.
    const rest: readonly Field[] = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ];
    central.push(record([[0x02014b50, 4], [version, 2], ...shared, ...rest]), name);
    offset += local.length;
  }
  const directory = joined(central);
  const count = entries.length;
  const end = record([
    ...([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
    ] as const),
    ...([
      [directory.length, 4],
      [offset, 4],
      [0, 2],
    ] as const),
  ]);
  return joined([...locals, directory, end]);
}

/** The fields as bytes, the lowest first. */
function record(fields: readonly Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** CRC-32, as zip files use it. */
function checksum(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
