/**
 * The colors of every surface, each as its value in light and in dark mode. Popup and options use them through the
 * custom properties of `ui/tokens.css`. The overlay on a page may not: a page can set custom properties, so its style
 * sheet holds the values themselves. A test compares all of them with this table.
 */
export const colors = {
  ground: ['#ffffff', '#16191d'],
  raised: ['#f4f6f8', '#20252b'],
  line: ['#d5dae0', '#3a424b'],
  text: ['#1b2127', '#eceff2'],
  quiet: ['#56616c', '#a9b3bd'],
  /** Links, focus, the main action, and the marks of phone numbers. */
  brand: ['#0b6e63', '#4cc5b4'],
  onBrand: ['#ffffff', '#06231f'],
  /** A live call. */
  live: ['#157347', '#6fd39b'],
  /** Errors, Hang up, and what must not be pressed by mistake. */
  danger: ['#b3261e', '#ff9d94'],
  onDanger: ['#ffffff', '#3b0906'],
  dangerGround: ['#fdecea', '#3a1715'],
  /** Something that waits for the agent. */
  warn: ['#8a5300', '#f2b955'],
  warnGround: ['#fff4e0', '#33290f'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type ColorName = keyof typeof colors;
