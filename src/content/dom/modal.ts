import { parentOf } from './composed-tree.ts';

/** Who has the focus, inside open shadow roots too. */
export function focused(): Element | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element ?? undefined;
}

/** The page's element, mostly a dialog, outside of which everything is inert now. */
export function modalNow(): Element | undefined {
  for (let up: Element | null = focused() ?? null; up; up = parentOf(up)) if (isModal(up)) return up;
  return [...document.querySelectorAll(':modal')].filter(isModal).at(-1);
}

function isModal(element: Element): boolean {
  return element !== document.documentElement && element.matches(':modal');
}

/** Whether the page lets nobody reach this element. `modal`: what has made the rest inert. */
export function isInert(element: Element, modal: Element | undefined): boolean {
  let isInside = modal === undefined;
  for (let up: Element | null = element; up; up = parentOf(up)) {
    if (up === modal) isInside = true;
    if (up.hasAttribute('inert')) return true;
  }
  return !isInside;
}

/** Whether the page made everything outside one element inert, or would close that element at a click outside. */
export function isOutsideInert(): boolean {
  return document.querySelector(':modal,[popover=""]:popover-open,[popover="auto" i]:popover-open') !== null;
}
