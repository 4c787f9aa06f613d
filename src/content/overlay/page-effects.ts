import { parentOf } from '../dom/composed-tree.ts';

/**
 * Whether effects of the page can make our host unreadable: an effect on `html`, `body` or the host, an effect on an
 * element around this frame, or a view transition, which shows an image of an earlier state.
 * Frames of another origin cannot be examined.
 */
export function isDistorted(host: Element): boolean {
  const page = host.ownerDocument;
  const around = [page.documentElement, page.body, host].filter((element) => element !== null);
  return around.some(hasEffect) || isInTransition(page) || isFrameDistorted(page);
}

function isFrameDistorted(page: Document): boolean {
  const frame = frameOf(page);
  if (!frame) return false;
  for (let up: Element | null = frame; up; up = parentOf(up)) if (hasEffect(up)) return true;
  return isInTransition(frame.ownerDocument) || isFrameDistorted(frame.ownerDocument);
}

/** The element that shows this document in a page of the same origin. */
function frameOf({ defaultView }: Document): Element | null {
  try {
    return defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

function hasEffect(element: Element): boolean {
  const { opacity, filter, maskImage, clipPath, mixBlendMode } = getComputedStyle(element);
  return (
    Number(opacity) < 1 ||
    filter !== 'none' ||
    maskImage !== 'none' ||
    clipPath !== 'none' ||
    mixBlendMode !== 'normal'
  );
}

function isInTransition({ documentElement }: Document): boolean {
  return (
    CSS.supports('selector(:active-view-transition)') && documentElement.matches(':active-view-transition')
  );
}
