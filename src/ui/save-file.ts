export type TextEncoding = 'utf8' | 'utf16le';

/** Saves a text as a file in the download folder. */
export function saveFile(name: string, text: string, encoding: TextEncoding = 'utf8'): void {
  saveBytes(name, fileBytes(text, encoding));
}

/** Saves bytes as a file in the download folder. */
export function saveBytes(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser keeps the bytes once the click was handled.
  URL.revokeObjectURL(url);
}

/** The bytes of a text in a file. */
export function fileBytes(text: string, encoding: TextEncoding = 'utf8'): Uint8Array<ArrayBuffer> {
  return encoding === 'utf16le' ? utf16(text) : new TextEncoder().encode(text);
}

/** The text as UTF-16 with a byte order mark, which the registry editor of Windows requires. */
function utf16(text: string): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(2 + index * 2, text.charCodeAt(index), true);
  }
  return new Uint8Array(view.buffer);
}
