import type { CountryCode } from '../phone/number.ts';
import { type Field, fieldIn, fieldTarget } from './field.ts';
import type { Mark, Marks } from './marks.ts';
import { linkTarget, phoneLinks, type Target, textTarget } from './target.ts';

/** Text nodes looked through for a number further away than the screen. */
const mostWalked = 200_000;
const sameLine = 6;

/**
 * The number after or before `from`, as one reads the screen: line by line. Without `from`, the first one in view.
 * When the next one is further away than about a screen, the document's order decides.
 */
export function neighbour(
  from: Target | undefined,
  step: 1 | -1,
  marks: Marks,
  country: CountryCode,
): Target | undefined {
  const all = around(marks, country)
    .flatMap((target) => {
      const [box] = target.boxes();
      return box && box.width > 0 ? [{ target, box }] : [];
    })
    .sort((one, other) =>
      Math.abs(one.box.top - other.box.top) > sameLine
        ? one.box.top - other.box.top
        : one.box.left - other.box.left,
    );
  const at = from
    ? all.findIndex(({ target }) => target.element === from.element && target.shown === from.shown)
    : -1;
  if (from && at >= 0) return all[at + step]?.target ?? farther(from.element, step, marks);
  const inView = all.filter(({ box }) => box.bottom > 0 && box.top < innerHeight);
  const first = step > 0 ? inView[0] : inView.at(-1);
  return first?.target ?? all[0]?.target ?? farther(document.body, step, marks);
}

function around(marks: Marks, country: CountryCode): Target[] {
  const texts = [...marks.near()];
  const inText = new Set(texts.map((mark) => mark.parts[0]?.node.parentElement?.closest(phoneLinks)));
  const links = [...document.querySelectorAll<HTMLAnchorElement>(phoneLinks)].filter(
    (link) => !inText.has(link),
  );
  const fields = [...document.querySelectorAll<Field>('input,textarea')].filter((field) => fieldIn([field]));
  return [
    ...texts.map((mark) => textTarget(mark)),
    ...links.map((link) => linkTarget(link, [], country)),
    ...fields.map((field) => fieldTarget(field, country)),
  ].filter((target) => target !== undefined);
}

function farther(from: Element, step: 1 | -1, marks: Marks): Target | undefined {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  walker.currentNode = from;
  for (let count = 0; count < mostWalked; count++) {
    const node = step > 0 ? walker.nextNode() : walker.previousNode();
    if (!node) return undefined;
    const mark: Mark | undefined = marks.of(node as Text)[0];
    const target = mark && !from.contains(node) && textTarget(mark);
    if (target) return target;
  }
  return undefined;
}
