/**
 * Functions that run inside a page to find the position of a click. Each function is sent as source text, so it may use
 * nothing from outside itself. `roots` are searched: the document, or our closed shadow roots.
 */

/** The target of a click. A string is a CSS selector. */
export type Target =
  | string
  /** A control by its accessible name or visible text, and optionally by its role. `exact`: the whole name must match. */
  | {
      readonly words: string;
      readonly role?: 'button' | 'textbox' | 'checkbox';
      readonly exact?: boolean;
      readonly nth?: number;
    }
  /** The n-th occurrence of this text on the page, in reading order. */
  | { readonly text: string; readonly nth?: number };

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangle of the target in the window after scrolling it into view; null if it does not exist. */
export function locate(roots: readonly (Document | ShadowRoot)[], target: Target): Spot | null {
  const within = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap((element) => {
      if (element.shadowRoot) return within(element.shadowRoot);
      if (element instanceof HTMLIFrameElement && element.contentDocument)
        return within(element.contentDocument);
      return [];
    }),
  ];
  const all = roots.flatMap(within);
  const isVisible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
  /** Adds the offsets of the frames, up to the page itself. */
  const inWindow = (box: DOMRect, home: Document): Spot | null => {
    let { x, y } = box;
    for (let view = home.defaultView; view?.frameElement; view = view.parent as typeof view) {
      const frame = view.frameElement.getBoundingClientRect();
      x += frame.x + view.frameElement.clientLeft;
      y += frame.y + view.frameElement.clientTop;
    }
    // A popup has no height while the browser measures its content.
    const isInView = x + box.width / 2 < innerWidth && y + box.height / 2 < innerHeight;
    return isInView ? { x, y, width: box.width, height: box.height } : null;
  };
  const show = (element: Element) => {
    const box = element.getBoundingClientRect();
    if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth)
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  };
  const ofElement = (element: Element | undefined): Spot | null => {
    if (!element) return null;
    show(element);
    return inWindow(element.getBoundingClientRect(), element.ownerDocument);
  };

  if (typeof target === 'string')
    return ofElement(all.flatMap((root) => [...root.querySelectorAll(target)]).find(isVisible));

  if ('words' in target) {
    const nameOf = (element: Element): string => {
      const labeled = (element.getAttribute('aria-labelledby') ?? '')
        .split(/\s+/)
        .map((id) => (id && (element.getRootNode() as Document).getElementById(id)?.textContent) || '')
        .join(' ');
      const labels = [...((element as HTMLInputElement).labels ?? [])].map(
        (label) => label.textContent ?? '',
      );
      return [element.getAttribute('aria-label'), labeled, ...labels, element.textContent]
        .concat(element.getAttribute('placeholder'), element.getAttribute('title'))
        .filter((words): words is string => Boolean(words?.trim()))
        .map((words) => words.replace(/\s+/g, ' ').trim())
        .join('\n');
    };
    const controls = {
      any: 'button, a, input, select, textarea, summary, [role], [tabindex]',
      button: 'button, summary, [role="button"]',
      textbox: 'input:not([type="checkbox"], [type="radio"]), textarea',
      checkbox: 'input[type="checkbox"], [role="checkbox"], [role="switch"]',
    }[target.role ?? 'any'];
    const wanted = target.words.toLowerCase();
    const fits = (element: Element) => {
      const names = nameOf(element).toLowerCase().split('\n');
      return names.includes(wanted) || (!target.exact && names.some((name) => name.includes(wanted)));
    };
    const isExact = (element: Element) => nameOf(element).toLowerCase().split('\n').includes(wanted);
    const found = all
      .flatMap((root) => [...root.querySelectorAll(controls)])
      .filter((element) => isVisible(element) && fits(element));
    const isBegun = (element: Element) =>
      nameOf(element)
        .toLowerCase()
        .split('\n')
        .some((name) => name.startsWith(wanted));
    const best =
      [isExact, isBegun, () => true].map((rule) => found.filter(rule)).find((some) => some.length > 0) ?? [];
    return ofElement(best[target.nth ?? 0]);
  }

  let left = target.nth ?? 0;
  for (const root of all) {
    const document = root instanceof Document ? root : root.ownerDocument;
    const start = root instanceof Document ? root.body : root;
    if (!start) continue;
    const walker = document.createTreeWalker(start, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? '').indexOf(target.text);
      if (at < 0 || !node.parentElement || !isVisible(node.parentElement)) continue;
      if (left-- > 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + target.text.length);
      show(node.parentElement);
      return inWindow(range.getClientRects()[0] as DOMRect, document);
    }
  }
  return null;
}

/** The visible text of these roots. */
export function visibleText(roots: readonly (Document | ShadowRoot)[]): string {
  const read = (node: Element): string => (node as HTMLElement).innerText ?? node.textContent ?? '';
  return roots
    .flatMap((root) => (root instanceof Document ? [root.body] : [...root.children]))
    .filter((node) => node?.checkVisibility({ visibilityProperty: true }))
    .map(read)
    .join('\n');
}
