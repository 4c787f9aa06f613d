import { join } from 'node:path';
import { bundle } from '../../../sandbox/crm/bundle.ts';

const sources: Record<string, { entry: string; alias?: Record<string, string> }> = {
  react18: { entry: 'react.tsx', alias: { react: 'react18', 'react-dom': 'react-dom18' } },
  react19: { entry: 'react.tsx' },
  vue: { entry: 'vue.ts', alias: { vue: 'vue/dist/vue.esm-bundler.js' } },
  angular: { entry: 'angular.ts' },
  lit: { entry: 'lit.ts' },
  datatables: { entry: 'datatables.ts' },
};

/** The frameworks for which there is a page. */
export const frameworks: string[] = Object.keys(sources);

/**
 * The HTML of a page of sixty contacts built with this framework, in one piece. A test drives it through
 * `window.app` (see app.ts), which is there once the page stands.
 */
export async function frameworkPage(name: string): Promise<string> {
  const source = sources[name];
  if (!source) throw new Error(`no page is built with ${name}; there are ${frameworks.join(', ')}`);
  const script = await bundle(join(import.meta.dirname, source.entry), source.alias);
  return `<!doctype html>
<html lang="en-US">
<head><meta charset="utf-8"><title>Contacts, ${name}</title><link rel="icon" href="data:,">
<style>body{font:14px system-ui,sans-serif}td,th{padding:4px 10px;text-align:left}</style></head>
<body><div id="root"></div>
<script type="module">${script.replaceAll('</script', '<\\/script')}</script></body>
</html>
`;
}
