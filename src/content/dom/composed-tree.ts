/** The element that this one is drawn in: through slots, and out of shadow roots. */
export function parentOf(element: Element): Element | null {
  const root = element.parentNode;
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The element that holds a node. A node directly in a shadow root is held by the root's host. */
export function containerOf(node: Node): Element | undefined {
  return node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host;
}

/** Whether `element` is `other` or inside it, also through shadow roots. */
export function isInside(element: Element | undefined, other: Element): boolean {
  for (let up = element; up; up = containerOf(up)) if (up === other) return true;
  return false;
}
