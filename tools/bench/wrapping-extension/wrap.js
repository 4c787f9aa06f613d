// The way most click-to-dial extensions take, made small: every text that looks like it holds a number is cut up, and a
// link is put in. It is here to be measured, never to be used: it changes the page's own nodes.
{
  const numbers = /\+?\(?\d[\d\s().-]{6,}\d/g;

  const wrap = (text) => {
    const pieces = [];
    let end = 0;
    for (const match of text.data.matchAll(numbers)) {
      const link = document.createElement('a');
      link.href = `tel:${match[0].replace(/[^\d+]/g, '')}`;
      link.className = 'wrapped-number';
      link.textContent = match[0];
      pieces.push(text.data.slice(end, match.index), link);
      end = match.index + match[0].length;
    }
    if (pieces.length > 0) text.replaceWith(...pieces, text.data.slice(end));
  };

  const wrapAll = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(text);
    for (const text of texts) if (!text.parentElement?.closest('a,script,style,textarea')) wrap(text);
  };

  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      if (type === 'characterData' && target.isConnected && !target.parentElement?.closest('a')) wrap(target);
      for (const node of addedNodes)
        if (node instanceof HTMLElement && node.className !== 'wrapped-number') wrapAll(node);
    }
  });
  wrapAll(document.body);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
}
