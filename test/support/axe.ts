import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '../../tools/browser/page.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: Element | Document,
    options: object,
  ): Promise<{
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
    passes: unknown[];
  }>;
}

/** The violations that axe finds, one line for each element, and the number of rules that it checked. */
export interface Checked {
  readonly violations: readonly string[];
  readonly passes: number;
}

export async function checkPage(page: Page): Promise<Checked> {
  await page.load(source);
  return page.evaluate(async () => {
    const { violations, passes } = await (globalThis as unknown as { axe: Axe }).axe.run(document, {});
    const lines = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
    return { violations: lines, passes: passes.length };
  });
}

/** The same for what the extension shows beside the page; its root is closed, so the page is lent it for the check. */
export async function checkOurs(page: Page): Promise<Checked> {
  await page.load(source);
  return page.inOurs(async (roots) => {
    const [root] = roots;
    if (!root) return { violations: ['nothing of ours is on the page'], passes: 0 };
    Object.defineProperty(root.host, 'shadowRoot', { configurable: true, get: () => root });
    const { axe } = globalThis as unknown as { axe: Axe };
    // The landmarks of the page around it are the page's.
    const { violations, passes } = await axe.run(root.host, { rules: { region: { enabled: false } } });
    delete (root.host as { shadowRoot?: unknown }).shadowRoot;
    const lines = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
    return { violations: lines, passes: passes.length };
  });
}
