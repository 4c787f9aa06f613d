import { writeFileSync } from 'node:fs';
import { locate, type Spot, type Target, visibleText } from './page-side.ts';
import { until } from './wait.ts';

export type Modifier = 'Shift' | 'Control' | 'Alt' | 'Meta';

/** The functions that each browser must implement for one page. `Page` uses them for all others. */
export interface Wire {
  /** The value of the expression `source` as JSON text (promises are awaited). */
  evaluate(source: string, asUser?: boolean): Promise<string | undefined>;
  /** Calls `source`, a function of an array of closed shadow roots directly below `<html>`. */
  evaluateInClosed(source: string): Promise<string | undefined>;
  go(url: string): Promise<void>;
  /** Activates the page's tab. */
  activate(): Promise<void>;
  mouse(
    kind: 'move' | 'down' | 'up',
    x: number,
    y: number,
    nth: number,
    held: readonly Modifier[],
    button: 'left' | 'right',
  ): Promise<void>;
  /** One finger. */
  touch(kind: 'down' | 'up', x: number, y: number): Promise<void>;
  /** Keys by name or character, one after the other. */
  keys(keys: readonly string[], held: readonly Modifier[]): Promise<void>;
  screenshot(clip?: Spot): Promise<Buffer>;
  close(): Promise<void>;
  /** A popup in Firefox, whose size follows its content. */
  readonly resizes?: boolean;
}

/** Options of a mouse press. */
interface Press {
  readonly held?: Modifier[];
  readonly times?: number;
  readonly button?: 'left' | 'right';
}

/** One page in a real browser, operated with trusted mouse and key events and visible text. */
export class Page {
  readonly #wire: Wire;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  async open(url: string): Promise<void> {
    await this.#wire.go(url);
  }

  async activate(): Promise<void> {
    await this.#wire.activate();
  }

  async close(): Promise<void> {
    await this.#wire.close();
  }

  /** Runs `task` in the page's own world with plain data in and out. */
  async evaluate<A extends unknown[], T>(task: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    return parse<T>(
      await this.#wire.evaluate(`(${wrap(`[${JSON.stringify(args).slice(1, -1)}]`, task)})([])`),
    );
  }

  /** Like `evaluate`, with user activation, which a permission request needs. Chromium only. */
  async evaluateAsUser<A extends unknown[], T>(task: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const call = `(${wrap(`[${JSON.stringify(args).slice(1, -1)}]`, task)})([])`;
    return parse<T>(await this.#wire.evaluate(call, true));
  }

  /** Runs a whole script in the page, such as a library. */
  async load(script: string): Promise<void> {
    await this.#wire.evaluate(`${script};''`);
  }

  /** Runs `task` with the extension's closed shadow roots. */
  async inOurs<A extends unknown[], T>(
    task: (roots: ShadowRoot[], ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    return parse<T>(
      await this.#wire.evaluateInClosed(wrap(`[given, ${JSON.stringify(args).slice(1)}`, task)),
    );
  }

  /** Waits until `target` exists and returns its position. */
  async spot(target: Target, place: 'page' | 'ours' = 'page'): Promise<Spot> {
    const look = () => this.#find(target, place);
    return until(`${JSON.stringify(target)} on the ${place === 'ours' ? 'call bar' : 'page'}`, look);
  }

  async has(target: Target, place: 'page' | 'ours' = 'page'): Promise<boolean> {
    return (await this.#find(target, place)) !== null;
  }

  /** A real click in the middle of `target`. */
  async click(target: Target, how: Press & { place?: 'page' | 'ours' } = {}) {
    const click = async () => {
      const { x, y } = middle(await this.#still(target, how.place ?? 'page'));
      await this.clickAt(x, y, how);
    };
    if (how.place === 'ours' || !(await this.#watchPresses(target))) return click();
    await until(`a click on ${JSON.stringify(target)} to arrive`, async () => {
      await click();
      return (await this.#presses()) > 0;
    });
  }

  async clickAt(x: number, y: number, { held = [], times = 1, button = 'left' }: Press = {}) {
    await this.#wire.mouse('move', x, y, 1, held, button);
    for (let nth = 1; nth <= times; nth += 1) {
      await this.#wire.mouse('down', x, y, nth, held, button);
      await this.#wire.mouse('up', x, y, nth, held, button);
    }
  }

  /** A tap on `target`. */
  async tap(target: Target): Promise<void> {
    const { x, y } = middle(await this.#still(target, 'page'));
    await this.#wire.touch('down', x, y);
    await this.#wire.touch('up', x, y);
  }

  /** Moves the pointer away from all elements. */
  async pointAway(): Promise<void> {
    await this.#wire.mouse('move', 1, 1, 1, [], 'left');
  }

  async hover(target: Target, place: 'page' | 'ours' = 'page'): Promise<void> {
    const { x, y } = middle(await this.#still(target, place));
    await this.#wire.mouse('move', x, y, 1, [], 'left');
  }

  /** Moves the pointer to this position in the window. */
  async hoverAt(x: number, y: number): Promise<void> {
    await this.#wire.mouse('move', x, y, 1, [], 'left');
  }

  /** One key by its name ("Enter", "a", "ArrowDown"), with modifiers held. */
  async press(key: string, held: Modifier[] = []): Promise<void> {
    await this.#wire.keys([key], held);
  }

  /** Clicks a field, empties it and types. */
  async type(target: Target, text: string): Promise<void> {
    await this.click(target);
    await this.evaluate(() => (document.activeElement as HTMLInputElement | null)?.select?.());
    if (text === '') await this.press('Delete');
    await this.#wire.keys([...text], []);
  }

  /** Selects an option of a native select element by text or value, because its list opens outside the page. */
  async choose(selector: string, entry: string): Promise<void> {
    const choose = (css: string, wanted: string) => {
      const list = document.querySelector<HTMLSelectElement>(css);
      const option = [...(list?.options ?? [])].find((o) => o.value === wanted || o.text.includes(wanted));
      if (!list || !option) return false;
      list.value = option.value;
      list.dispatchEvent(new Event('input', { bubbles: true }));
      list.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    };
    await this.waitFor(`the entry "${entry}" in ${selector}`, choose, selector, entry);
  }

  /** The visible text of the page, or of the extension's overlay. */
  async words(place: 'page' | 'ours' = 'page'): Promise<string> {
    if (place === 'ours') return this.inOurs(visibleText);
    return parse<string>(await this.#wire.evaluate(`(${wrap('[[document]]', visibleText)})([])`));
  }

  /** Waits until this text is visible. The error contains the visible text. */
  async reads(words: string | RegExp, place: 'page' | 'ours' = 'page', within = 45_000): Promise<string> {
    let last = '';
    const look = async () => {
      last = await this.words(place);
      const found = typeof words === 'string' ? last.includes(words) : words.test(last);
      return found ? last || true : false;
    };
    await until(`the words ${String(words)}`, look, within).catch((error: Error) => {
      throw new Error(`${error.message}\nWhat could be read:\n${last}`);
    });
    return last;
  }

  /** Waits until `look` returns something truthy in the page. */
  async waitFor<A extends unknown[], T>(what: string, look: (...args: A) => T, ...args: A) {
    return until(what, () => this.evaluate(look, ...args));
  }

  /** A picture of this part of the window, as a PNG. */
  capture(clip: Spot): Promise<Buffer> {
    return this.#wire.screenshot(clip);
  }

  async screenshot(path: string, clip?: Spot): Promise<void> {
    writeFileSync(path, await this.#wire.screenshot(clip));
  }

  /**
   * On a page of the extension, starts to count the mouse presses that hit the target, because it may move before the press.
   * False on any other page, because there the clicks themselves are tested.
   */
  async #watchPresses(target: Target): Promise<boolean> {
    const hits = `({ clientX: x, clientY: y }) => {
      const spot = (${locate})([document], ${JSON.stringify(target)});
      const isHit = spot && x >= spot.x && x <= spot.x + spot.width && y >= spot.y && y <= spot.y + spot.height;
      if (isHit) window.presses.count += 1;
    }`;
    const watching = `(() => {
      const __name = (f) => f;
      if (!/^(?:chrome|moz)-extension:$/.test(location.protocol)) return 'false';
      window.presses?.end.abort();
      window.presses = { count: 0, end: new AbortController() };
      const options = { capture: true, signal: window.presses.end.signal };
      addEventListener('mousedown', ${hits}, options);
      // The target moved after the press, but a control got the press.
      const controls = 'button, a, input, select, textarea, summary, label';
      addEventListener('click', ({ target }) => { if (target.closest(controls)) window.presses.count += 1; }, options);
      return 'true';
    })()`;
    return parse<boolean>(await this.#wire.evaluate(watching));
  }

  /** Waits up to two frames for a press to arrive. A closed page counts as hit. */
  #presses(): Promise<number> {
    const look = this.evaluate(async () => {
      if (!document.hidden)
        await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      return (window as Window & { presses?: { count: number } }).presses?.count ?? 1;
    });
    return look.catch(() => 1);
  }

  async #find(target: Target, place: 'page' | 'ours'): Promise<Spot | null> {
    if (place === 'ours') return this.inOurs(locate, target);
    const call = wrap(`[[document], ${JSON.stringify(target)}]`, locate);
    return parse<Spot | null>(await this.#wire.evaluate(`(${call})([])`));
  }

  /**
   * The position of the target after it stopped moving. For some frames after a change of its content, a popup in Firefox
   * changes its size, moves its content, and loses clicks.
   */
  async #still(target: Target, place: 'page' | 'ours'): Promise<Spot> {
    const looks = this.#wire.resizes ? 4 : 1;
    let before = await this.spot(target, place);
    let same = 0;
    return until(`${JSON.stringify(target)} to stand still`, async () => {
      const now = await this.#find(target, place);
      same = now !== null && now.x === before.x && now.y === before.y ? same + 1 : 0;
      if (now) before = now;
      return same >= looks ? now : null;
    });
  }
}

function middle(spot: Spot): { x: number; y: number } {
  return { x: Math.round(spot.x + spot.width / 2), y: Math.round(spot.y + spot.height / 2) };
}

/** Defines `__name`, which the TypeScript runner adds to functions. */
// biome-ignore lint/suspicious/noExplicitAny: only the source text of the function is used
function wrap(args: string, task: (...args: any[]) => unknown): string {
  return `async (given) => { const __name = (f) => f; return JSON.stringify(await (${task})(...${args})); }`;
}

function parse<T>(json: string | undefined): T {
  return (json === undefined ? undefined : JSON.parse(json)) as T;
}
