import { format } from '../../phone/numbering/format-number.ts';
import { countryName, localTimes, locationOf } from '../../phone/numbering/location.ts';
import type { Notify } from '../page.ts';
import type { DialTarget } from './dial-target.ts';

/** What the link says of a number before it is dialled. */
export interface Tooltip {
  /** As people read it. */
  readonly number: string;
  /** Extension, place and the time there, as far as known. */
  readonly more: readonly string[];
  /** For screen readers. */
  readonly name: string;
  readonly href: string;
}

export function tooltipOf({ number, ext }: DialTarget, say: Notify): Tooltip {
  const readable = format(number);
  const { country, region, zones } = locationOf(number);
  const place = [region, country && countryName(country, say('page_language'))].filter(Boolean).join(', ');
  const times = localTimes(zones, new Date()).join(' / ');
  const more = [
    ext === undefined ? '' : say('page_extension', ext),
    place,
    times && say('page_localTime', times),
  ].filter((each) => each !== '');
  return {
    number: readable,
    more,
    name: [say('page_call', readable), ...more].join(', '),
    href: `tel:${number}${ext === undefined ? '' : `;ext=${ext}`}`,
  };
}

const gap = 4;
const buttonSize = 26;

/** A round button at the end of the field: outside where there is room, else inside its edge. */
export function besideField(field: DOMRect, isRightToLeft: boolean): DOMRect {
  const size = Math.min(buttonSize, Math.max(16, field.height));
  const room = isRightToLeft ? field.left : innerWidth - field.right;
  const isOutside = room > gap + size;
  const step = isOutside ? gap : -size - gap;
  const left = isRightToLeft ? field.left - step - size : field.right + step;
  const top = field.height > 2 * size ? field.top + gap : field.top + (field.height - size) / 2;
  return new DOMRect(left, top, size, size);
}

/** An element of ours with a text. Names of places come in the browser's language, whichever way it is written. */
export function part(tag: string, text: string, name = ''): HTMLElement {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.dir = 'auto';
  element.textContent = text;
  return element;
}

/** A telephone handset. */
export function handset(): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(space, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('fill', 'currentColor');
  path.setAttribute(
    'd',
    'M7 3h3l1.5 5-2 1.5a12 12 0 0 0 5 5l1.5-2 5 1.5v3a3 3 0 0 1-3 3C10.500 20 4 13.500 4 6a3 3 0 0 1 3-3z',
  );
  picture.append(path);
  return picture;
}
