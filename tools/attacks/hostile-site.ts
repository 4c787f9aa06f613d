import { type Served, serve } from '../../test/support/serve.ts';
import { bait, control, type PageAttack } from './attack.ts';

/** Serves the pages of the attacks on a host that the agent has enabled. */
export interface HostileSite {
  /** The address of the page of an attack. */
  addressOf(attack: PageAttack): string;
  /** The address of a page with the control number only. */
  readonly controlAddress: string;
  close(): Promise<void>;
}

/** `extension`: the origin of the extension, which a page can guess in Chromium. */
export async function serveHostileSite(extension: string): Promise<HostileSite> {
  const pages: Record<string, string> = {
    '/control': page({ body: `<p>Mobile: <span id="bait">${control}</span></p>` }),
    '/frame': `<!doctype html><p style="margin:8px">${bait}</p>`,
  };
  const served: Served = await serve(pages);
  const { port } = new URL(served.origin);
  const site = `http://localhost:${port}`;
  let count = 0;
  return {
    addressOf({ html, css, before }) {
      count += 1;
      const path = `/page-${count}`;
      const body = html ?? `<div id="stage"><p>Phone: <span id="bait">${bait}</span></p></div>`;
      pages[path] = page({
        css: css ?? '',
        // Functions are compiled with a helper of that name.
        script: `const __name = (f) => f; window.leaks = []; window.EXTENSION = ${JSON.stringify(extension)};
          ${before ? `(${before})()` : ''}`,
        body: body.replaceAll('$OTHER', served.origin),
      });
      return `${site}${path}`;
    },
    controlAddress: `${site}/control`,
    close: () => served.close(),
  };
}

function page({ css = '', script = '', body }: { css?: string; script?: string; body: string }): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>body { margin: 0; font: 16px sans-serif }
    #stage, body > p { padding: 110px 80px 0 }</style><style>${css}</style><script>${script}</script></head>
    <body>${body}</body></html>`;
}
