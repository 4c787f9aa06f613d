import type { Page } from '../../tools/browser/page.ts';

/** What the observer that a page installs for itself has seen. */
interface Witness {
  readonly observers: MutationObserver[];
  readonly seen: string[];
}
declare global {
  interface Window {
    witness?: Witness;
  }
}

/**
 * The page watches its own nodes from now on: its document, its open shadow roots, its frames of the same origin.
 * Call it before the extension comes to the page.
 */
export function watchOwnNodes(page: Page): Promise<number> {
  return page.evaluate(() => {
    const seen: string[] = [];
    const observers: MutationObserver[] = [];
    const name = (node: Node) => `${node.nodeName}${node instanceof Element && node.id ? `#${node.id}` : ''}`;
    /** One element beside head and body is ours to put there; all else is the page's. */
    const isBeside = (record: MutationRecord) =>
      record.type === 'childList' &&
      record.target === document.documentElement &&
      [...record.addedNodes, ...record.removedNodes].every(
        (node) => !['HEAD', 'BODY'].includes(node.nodeName),
      );
    const note = (record: MutationRecord) => {
      const isOurs =
        record.target.parentNode === document.documentElement &&
        !/^(HEAD|BODY)$/.test(record.target.nodeName);
      if (!isBeside(record) && !isOurs)
        seen.push(`${record.type} at ${name(record.target)} ${record.attributeName ?? ''}`);
    };
    const watch = (root: Document | ShadowRoot): number => {
      const observer = new MutationObserver((records) => records.forEach(note));
      observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      observers.push(observer);
      const within = [...root.querySelectorAll('*')].flatMap((element): (Document | ShadowRoot)[] => {
        if (element.shadowRoot) return [element.shadowRoot];
        return element instanceof HTMLIFrameElement && element.contentDocument
          ? [element.contentDocument]
          : [];
      });
      return within.reduce<number>((sum, next) => sum + watch(next), 1);
    };
    window.witness = { observers, seen };
    return watch(document);
  });
}

/** Every change to the page's own nodes since then, as text; empty is untouched. */
export function changesSeen(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // Observers run after the task that changed something. Two frames later all have run.
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    return window.witness?.seen ?? ['nobody watched'];
  });
}
