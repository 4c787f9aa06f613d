/** The parent of the element in the flat tree: follows slots, and leaves shadow roots to their hosts. */
export function parentOf(element: Element): Element | null {
  const root = element.parentNode;
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The element that contains a node; for a node directly in a shadow root, the root's host. */
export function containerOf(node: Node): Element | undefined {
  return node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host;
}

/** Whether `element` is `other` or inside it, across shadow roots too. */
export function isInside(element: Element | undefined, other: Element): boolean {
  for (let up = element; up; up = containerOf(up)) if (up === other) return true;
  return false;
}
