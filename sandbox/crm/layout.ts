import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hue, initials } from './people.ts';

const style = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');
const menu = [
  ['', 'Home'],
  ['contacts', 'Contacts'],
  ['contact/1', 'Contact'],
  ['react', 'Live list'],
  ['frame', 'Workspace'],
  ['shadow', 'Components'],
  ['calls', 'Calls'],
] as const;

export interface Page {
  title: string;
  /** The path below /crm/ that the menu shows as the current one. */
  path: string;
  body: string;
  /** A module that runs after the body is parsed. */
  script?: string;
}

/** A whole page of the demo CRM with its menu. */
export function page({ title, path, body, script }: Page): string {
  const links = menu.map(
    ([target, name]) =>
      `<a href="/crm/${target}"${target === path ? ' aria-current="page"' : ''}>${escapeHtml(name)}</a>`,
  );
  const side = `<nav class="side" aria-label="Main"><div class="brand"><i></i>Harbor CRM</div>${links.join('')}
<div class="who">${avatar('Dana Ortiz')}<span>Dana Ortiz<br><small>Sales, East</small></span></div></nav>`;
  return documentOf(title, `${side}\n<main>${body}</main>`, script);
}

/** A page without a menu, for use inside a frame. */
export function barePage(title: string, body: string): string {
  return documentOf(title, `<div class="pad">${body}</div>`, undefined, 'bare');
}

/** The round picture with a person's initials. */
export function avatar(name: string, size = ''): string {
  return `<i class="avatar ${size}" style="--hue:${hue(name)}" aria-hidden="true">${initials(name)}</i>`;
}

/** The status of a contact as a colored word. */
export function badge(status: string): string {
  return `<span class="badge ${status.toLowerCase().replace(' ', '-')}">${escapeHtml(status)}</span>`;
}

/** `text` for use in HTML, also inside double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function documentOf(title: string, body: string, script?: string, className = ''): string {
  return `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Harbor CRM</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body${className ? ` class="${className}"` : ''}>
${body}
${script ? `<script type="module">${script.replaceAll('</script', '<\\/script')}</script>` : ''}
</body>
</html>
`;
}
