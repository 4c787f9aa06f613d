/** The characters of a text node from `start` up to `end`. */
export interface NodeSpan {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** Most text nodes of a selection that are read. */
const maxNodes = 50;

/** The selected parts of text nodes, from the beginning of the selection on. */
export function* selectedSpans(): Generator<NodeSpan> {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  let node: Node | null =
    walker.currentNode.nodeType === Node.TEXT_NODE ? walker.currentNode : walker.nextNode();
  for (let count = 0; node && count < maxNodes; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    count++;
    const text = node as Text;
    const start = text === range.startContainer ? range.startOffset : 0;
    const end = text === range.endContainer ? range.endOffset : text.data.length;
    if (start < end) yield { node: text, start, end };
  }
}
