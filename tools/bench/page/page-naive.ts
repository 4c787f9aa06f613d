import { findPhoneNumbersInText } from 'libphonenumber-js';

/*
 * The naive method of most click-to-dial extensions: the library's matcher on every text node, and a link around every
 * number. It runs in the page.
 */
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const texts: Text[] = [];
while (walker.nextNode()) texts.push(walker.currentNode as Text);

for (const text of texts) {
  if (/^(?:SCRIPT|STYLE|TEXTAREA|NOSCRIPT)$/.test(text.parentElement?.tagName ?? '')) continue;
  for (const { startsAt, endsAt, number } of findPhoneNumbersInText(text.data, 'US').reverse()) {
    const shown = text.splitText(startsAt);
    shown.splitText(endsAt - startsAt);
    const link = document.createElement('a');
    link.href = `tel:${number.number}`;
    shown.replaceWith(link);
    link.append(shown);
  }
}
