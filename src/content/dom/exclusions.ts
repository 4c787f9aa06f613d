/** Places whose text is no page text, is being edited, or is drawn by an editor that keeps its own copy. */
const closedElements = ['script', 'style', 'noscript', 'template', 'textarea', 'select', 'datalist'];
const closedPlaces = [
  ...closedElements,
  '[contenteditable]:not([contenteditable="false" i])',
  '.CodeMirror',
  '.cm-editor',
  '.monaco-editor',
  '.ace_editor',
  '.ql-editor',
  '.ProseMirror',
].join(',');

/** Places that ask extensions like this one to keep off. */
const privatePlaces =
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

const keepOff = `${closedPlaces},${privatePlaces},${foreignLinks}`;

/**
 * Whether the text inside `element` is to be left alone. `known` remembers the answer for the elements two levels up,
 * which neighbours share; it holds as long as the page has not had its turn.
 */
export function isExcludedElement(element: Element, known: Map<Element, boolean>): boolean {
  const parent = element.parentElement;
  const above = parent?.parentElement;
  if (!parent || !above) return element.closest(keepOff) !== null;
  let answer = known.get(above);
  if (answer === undefined) {
    answer = above.closest(keepOff) !== null;
    known.set(above, answer);
  }
  return answer || isExcludedNode(element) || isExcludedNode(parent);
}

/** What has no attributes is judged by its name alone, for matching costs more than all else here. */
function isExcludedNode(element: Element): boolean {
  return element.hasAttributes() ? element.matches(keepOff) : closedElements.includes(element.localName);
}

/** Whether the page asks for no phone links at all, in one of the ways that are in use for it. */
export function isOptedOut(page: Document): boolean {
  for (const meta of page.getElementsByTagName('meta')) {
    const name = meta.name.toLowerCase();
    const content = meta.content.toLowerCase();
    if (name === 'format-detection' && /telephone\s*=\s*(no|false)/.test(content)) return true;
    if (name === 'skype_toolbar' && content.includes('skype_toolbar_parser_compatible')) return true;
    if (name === 'pagecode' && content === 'no-click-to-call') return true;
  }
  return page.designMode === 'on' || page.body?.matches('.onsip-disable-clicktocall') === true;
}
