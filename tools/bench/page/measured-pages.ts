import { join } from 'node:path';
import { bundle } from '../../../sandbox/crm/bundle.ts';
import type { Content } from './in-page.ts';

const scripts = import.meta.dirname;
const inPage = await bundle(join(scripts, 'in-page.ts'));
const reactTree = await bundle(join(scripts, 'react-tree.tsx'));

const contents: Record<string, Content | 'react'> = {
  'table1k-5': { kind: 'table', rows: 1_000, percent: 5 },
  'table10k-5': { kind: 'table', rows: 10_000, percent: 5 },
  'table10k-30': { kind: 'table', rows: 10_000, percent: 30 },
  'table10k-100': { kind: 'table', rows: 10_000, percent: 100 },
  'table50k-5': { kind: 'table', rows: 50_000, percent: 5 },
  text10mb: { kind: 'text', bytes: 10_000_000 },
  'react-tree': 'react',
  mutations: { kind: 'mutations', nodes: 1_000 },
  scroll10k: { kind: 'scroll', numbers: 10_000 },
};

/** The names of the measured pages. The percentage is the share of table rows with a number. */
export const benchPages: string[] = Object.keys(contents);

/**
 * The HTML of a bench page. Its script builds the same content each time. Then `window.bench` (see in-page.ts) has the
 * number of its text nodes and phone numbers, and functions that change it.
 */
export function benchPage(name: string): string {
  const content = contents[name];
  if (!content) throw new Error(`there is no bench page ${name}; there are ${benchPages.join(', ')}`);
  const setting =
    content === 'react' ? '' : `<script>window.content = ${JSON.stringify(content)};</script>\n`;
  const script = content === 'react' ? reactTree : inPage;
  return `<!doctype html>
<html lang="en-US">
<head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">
<style>body{font:13px system-ui,sans-serif}table{table-layout:fixed;width:1400px}td{overflow:hidden;padding:2px 8px;white-space:nowrap}.line{height:24px}</style></head>
<body>
${setting}<script type="module">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}
