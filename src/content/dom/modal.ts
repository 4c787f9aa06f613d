import { parentOf } from './composed-tree.ts';

/** The element that has the focus, inside open shadow roots too. */
export function focused(): Element | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element ?? undefined;
}

/** The page's modal element, usually a dialog, that makes everything outside it inert now. */
export function modalNow(): Element | undefined {
  for (let up: Element | null = focused() ?? null; up; up = parentOf(up)) if (isModal(up)) return up;
  return [...document.querySelectorAll(':modal')].filter(isModal).at(-1);
}

function isModal(element: Element): boolean {
  return element !== document.documentElement && element.matches(':modal');
}

/** Whether the element is inert. `modal`: the element that makes everything outside it inert, if there is one. */
export function isInert(element: Element, modal: Element | undefined): boolean {
  let isInside = modal === undefined;
  for (let up: Element | null = element; up; up = parentOf(up)) {
    if (up === modal) isInside = true;
    if (up.hasAttribute('inert')) return true;
  }
  return !isInside;
}

/** Whether the page has an open modal dialog, or a popover that a click outside would close. */
export function isOutsideInert(): boolean {
  return document.querySelector(':modal,[popover=""]:popover-open,[popover="auto" i]:popover-open') !== null;
}
