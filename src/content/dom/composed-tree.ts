/*
 * A form has its fields as properties, under their names: `form.parentElement` can be a field inside it, and a walk up the
 * tree would not end. The getters of the prototype do not see these names.
 */
const parentElementGetter = getterOf(Node.prototype, 'parentElement');
const parentNodeGetter = getterOf(Node.prototype, 'parentNode');
const slotGetter = getterOf(Element.prototype, 'assignedSlot');
const getRootNode = Node.prototype.getRootNode;

/** The parent element of the node, or null. */
export function parentElementOf(node: Node): Element | null {
  return parentElementGetter.call(node) as Element | null;
}

/** The parent of the element in the flat tree: follows slots, and leaves shadow roots to their hosts. */
export function parentOf(element: Element): Element | null {
  const root: unknown = parentNodeGetter.call(element);
  const slot = slotGetter.call(element) as Element | null;
  return slot ?? parentElementOf(element) ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The element that contains a node; for a node directly in a shadow root, the root's host. */
export function containerOf(node: Node): Element | undefined {
  return parentElementOf(node) ?? (getRootNode.call(node) as Partial<ShadowRoot>).host;
}

/** Whether `element` is `other` or inside it, across shadow roots too. */
export function isInside(element: Element | undefined, other: Element): boolean {
  for (let up = element; up; up = containerOf(up)) if (up === other) return true;
  return false;
}

function getterOf(prototype: object, name: string): () => unknown {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!getter) throw new Error(`no getter for ${name}`);
  return getter;
}
