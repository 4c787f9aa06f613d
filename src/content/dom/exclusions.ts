/** Elements whose text is not shown, is being edited, or belongs to an editor that keeps its own copy. */
const noTextElements = ['script', 'style', 'noscript', 'template', 'textarea', 'select', 'datalist'];
const noTextSelectors = [
  ...noTextElements,
  '[contenteditable]:not([contenteditable="false" i])',
  '.CodeMirror',
  '.cm-editor',
  '.monaco-editor',
  '.ace_editor',
  '.ql-editor',
  '.ProseMirror',
].join(',');

/** Elements that ask extensions like this one not to change them. */
const optOutSelectors =
  '.sccextension,.onsip-disable-clicktocall,[data-pagecode-ignore],[x-apple-data-detectors="false"]';

/** Links that another click-to-dial extension made; two links on one number would dial twice. */
const foreignLinks = [
  '[class^="rcx-c2d"]',
  '[class*="ringcentral-c2d"]',
  '.globalclick2dial-link',
  '.vaspian-phone',
  '.fd-c2c',
  '.phone-links',
  '.ctd-phone-number',
  '.noojeeclick',
  '[class^="skype_c2c_"]',
  '[class^="skype_pnh_"]',
  '.gv-tel-link',
  '.tpc-phone',
].join(',');

const excludedSelectors = `${noTextSelectors},${optOutSelectors},${foreignLinks}`;

/**
 * Whether the text inside `element` must not be linked. `known` caches the result for the elements two levels up, which
 * adjacent elements share. The cache is valid only until scripts of the page run.
 */
export function isExcludedElement(element: Element, known: Map<Element, boolean>): boolean {
  const parent = element.parentElement;
  const grandparent = parent?.parentElement;
  if (!parent || !grandparent) return element.closest(excludedSelectors) !== null;
  let isExcluded = known.get(grandparent);
  if (isExcluded === undefined) {
    isExcluded = grandparent.closest(excludedSelectors) !== null;
    known.set(grandparent, isExcluded);
  }
  return isExcluded || isExcludedNode(element) || isExcludedNode(parent);
}

/** An element without attributes is checked by its name only: `matches` is the slowest step here. */
function isExcludedNode(element: Element): boolean {
  return element.hasAttributes()
    ? element.matches(excludedSelectors)
    : noTextElements.includes(element.localName);
}

/**
 * Whether the page opts out of phone links, in one of the conventions for that. The dialer's agent screen opts out too:
 * it dials its numbers itself (docs/vicidial/facts.md 8).
 */
export function isOptedOut(page: Document): boolean {
  if (page.location.pathname.endsWith('/vicidial.php')) return true;
  for (const meta of page.getElementsByTagName('meta')) {
    const name = meta.name.toLowerCase();
    const content = meta.content.toLowerCase();
    if (name === 'format-detection' && /telephone\s*=\s*(no|false)/.test(content)) return true;
    if (name === 'skype_toolbar' && content.includes('skype_toolbar_parser_compatible')) return true;
    if (name === 'pagecode' && content === 'no-click-to-call') return true;
  }
  return page.designMode === 'on' || page.body?.matches('.onsip-disable-clicktocall') === true;
}
