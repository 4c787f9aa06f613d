/** The minimum contrast ratio of readable text: the one for large text in WCAG 2.2, 1.4.3. */
const minContrast = 3;
/** Pixels. The minimum font size that browsers let a person set is smaller than this. */
const minFontSize = 9;

/**
 * Whether the text of `element` can be read on the background of `surface`: visible, opaque, large enough, and with
 * enough contrast. High-contrast mode replaces all colors by those of the reader, so they are not compared there.
 */
export function isReadableText(element: Element, surface: Element): boolean {
  const text = getComputedStyle(element);
  const background = getComputedStyle(surface);
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  if (Number(text.opacity) < 1 || Number(background.opacity) < 1) return false;
  if (Number.parseFloat(text.fontSize) < minFontSize) return false;
  if (matchMedia('(forced-colors: active)').matches) return true;
  const [front, back] = [parseColor(text.color), parseColor(background.backgroundColor)];
  const fill = parseColor((text as { webkitTextFillColor?: string }).webkitTextFillColor ?? text.color);
  return front && back && fill
    ? contrast(front, back) >= minContrast && contrast(fill, back) >= minContrast
    : false;
}

type Color = readonly [red: number, green: number, blue: number];

/** An opaque color as browsers compute it, `rgb(1, 2, 3)`; undefined for all others. */
function parseColor(color: string): Color | undefined {
  const [, red, green, blue] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color) ?? [];
  return red && green && blue ? [Number(red), Number(green), Number(blue)] : undefined;
}

/** The contrast ratio of WCAG 2.2: 1 to 21. */
function contrast(one: Color, other: Color): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
