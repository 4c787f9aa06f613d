/** Events on our overlay that would reveal it to a page. `wheel` is handled by the link. */
const shieldedEvents = [
  'pointerdown',
  'pointerup',
  'pointermove',
  'pointerrawupdate',
  'pointerover',
  'pointerout',
  'pointerenter',
  'pointerleave',
  'pointercancel',
  'gotpointercapture',
  'lostpointercapture',
  'mousedown',
  'mouseup',
  'mousemove',
  'mouseover',
  'mouseout',
  'mouseenter',
  'mouseleave',
  'click',
  'auxclick',
  'contextmenu',
  'dblclick',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'dragstart',
  'drag',
  'dragenter',
  'dragleave',
  'dragover',
  'dragend',
  'drop',
  'focus',
  'blur',
  'focusin',
  'focusout',
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'input',
  'copy',
  'cut',
  'paste',
  'selectstart',
  'selectionchange',
  'DOMMouseScroll',
  'MozMousePixelScroll',
] as const;

/** Touch listeners that may prevent scrolling slow it down. Passive ones can still stop the propagation. */
const passiveEvents = /^(?:touch|DOMMouseScroll|MozMousePixelScroll)/;

/**
 * Keeps events on our overlay from the page. Firefox gives a page nodes of a closed shadow root as `originalTarget` and
 * `explicitOriginalTarget`, also of an event on the page's own element that the pointer or the focus came from.
 *
 * The listeners are added to the window in the capture phase, after all others of ours and before those of the page.
 */
export function shieldEvents(host: Element, root: ShadowRoot, signal: AbortSignal): void {
  const stop = (event: Event) => {
    if (involves(event, host, root)) event.stopImmediatePropagation();
  };
  for (const type of shieldedEvents)
    window.addEventListener(type, stop, { capture: true, passive: passiveEvents.test(type), signal });
}

/**
 * Whether the event is on our overlay. In Firefox, also whether it refers to a node inside the overlay; the other
 * browsers refer to the host instead, which the page knows anyway.
 */
function involves(event: Event, host: Element, root: ShadowRoot): boolean {
  if (event.target === host) return true;
  if (!('explicitOriginalTarget' in event)) return false;
  const { relatedTarget, originalTarget, explicitOriginalTarget } = event as FirefoxEvent;
  return [relatedTarget, originalTarget, explicitOriginalTarget].some(
    (node) => node === host || (node instanceof Node && root.contains(node)),
  );
}

type FirefoxEvent = Event & {
  readonly relatedTarget?: EventTarget | null;
  readonly originalTarget?: EventTarget | null;
  readonly explicitOriginalTarget?: EventTarget | null;
};
