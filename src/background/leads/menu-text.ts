const longest = 64;

/** The number in the text of a menu click: in the selection, or in the address of a link. The page chose the text. */
export function menuText(text: string): string {
  return decode(text.replace(/^tel:/i, '')).trim().slice(0, longest);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
