import { apply, type Change, changeFrom, firstState, type State } from './model.ts';

/** How a test drives a framework page, whatever it is built with. It is there once the page stands. */
export interface App {
  /** Does one change drawn from the seed: edit in place, insert, remove, sort, filter, hide, unmount. Ends when it is on screen. */
  step(seed: number): Promise<void>;
  /** The page's own tree, open shadow roots included, each text node apart from its neighbor. */
  html(): string;
  /** Whatever went wrong in the page: errors, rejections, what the framework told of. */
  errors: string[];
  /** The numbers that are on the page now, from top to bottom, as they are written. */
  numbers(): string[];
}

/** What a framework has to do. Both end when the document shows the state. */
export interface View {
  show(state: State, change: Change): void | Promise<void>;
  /** Takes everything away and builds it anew. Also called first. */
  remount(state: State): void | Promise<void>;
}

declare global {
  interface Window {
    app: App;
  }
}

/** The errors of the page; framework handlers add to it. */
export const errors: string[] = [];

/** Mounts the view in `#root` and offers it to the test as `window.app`. */
export async function drive(view: View): Promise<void> {
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  console.error = (...said: unknown[]) => errors.push(said.map(String).join(' '));
  let state = firstState();
  let last = Promise.resolve();
  await view.remount(state);
  const advance = async (seed: number): Promise<void> => {
    const change = changeFrom(state, seed);
    state = apply(state, change);
    await (change.kind === 'remount' ? view.remount(state) : view.show(state, change));
  };
  window.app = {
    step(seed) {
      last = last.then(() => advance(seed));
      return last;
    },
    html: () => written(place()),
    errors,
    numbers: () => phonesIn(place()),
  };
}

/** The element that the framework owns. */
export function place(): HTMLElement {
  const found = document.getElementById('root');
  if (!found) throw new Error('the page has no #root');
  return found;
}

/** `node` in writing. Text nodes stand in quotes, so that joined or split ones show; markers that Lit draws by lot do not. */
function written(node: Node): string {
  if (node instanceof Text) return JSON.stringify(node.data);
  if (node instanceof Comment) return `<!--${node.data.replace(/lit\$\d+\$/, 'lit$')}-->`;
  const inside = [...node.childNodes].map(written).join('');
  if (!(node instanceof Element)) return inside;
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`);
  const value = 'value' in node ? ` (${JSON.stringify(node.value)})` : '';
  const shadow = node.shadowRoot ? `#shadow{${written(node.shadowRoot)}}` : '';
  return `<${node.localName}${attributes.join('')}${value}>${shadow}${inside}</>`;
}

function phonesIn(node: Node): string[] {
  if (!(node instanceof Element || node instanceof ShadowRoot)) return [];
  if (node instanceof Element && node.classList.contains('phone')) return [node.textContent];
  const roots = node instanceof Element && node.shadowRoot ? [node.shadowRoot] : [];
  return [...roots, ...node.childNodes].flatMap(phonesIn);
}
