import { format } from '../../phone/numbering/format-number.ts';
import { countryName, localTimes, locationOf } from '../../phone/numbering/location.ts';
import { maskNumber } from '../../phone/numbering/mask-number.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { DialTarget } from '../target/dial-target.ts';

/** What the link shows about a number before it is dialed. */
export interface TooltipText {
  /** In international format; masked if the settings of the organization require it. */
  readonly number: string;
  /** Extension, location and the time there, as far as known. */
  readonly details: readonly string[];
  /** For screen readers. */
  readonly name: string;
}

/** The texts for a target. `isMasked`: only the last four digits are shown. */
export function tooltipText({ number, ext }: DialTarget, isMasked: boolean, t: Translate): TooltipText {
  const readable = isMasked ? maskNumber(format(number)) : format(number);
  const { country, region, zones } = locationOf(number);
  const location = [region, country && countryName(country, t('page_language'))].filter(Boolean).join(', ');
  const times = localTimes(zones, new Date()).join(' / ');
  const details = [
    ext === undefined ? '' : t('page_extension', ext),
    location,
    times && t('page_localTime', times),
  ].filter((each) => each !== '');
  return { number: readable, details, name: [t('page_call', readable), ...details].join(', ') };
}

const gap = 4;
const buttonSize = 26;
const minButtonSize = 16;

/** The box of a round button at the end of the field: outside it if there is space, else inside its edge. */
export function fieldButtonBox(field: DOMRect, isRightToLeft: boolean): DOMRect {
  const size = Math.min(buttonSize, Math.max(minButtonSize, field.height));
  const space = isRightToLeft ? field.left : innerWidth - field.right;
  const isOutside = space > gap + size;
  const step = isOutside ? gap : -size - gap;
  const left = isRightToLeft ? field.left - step - size : field.right + step;
  const top = field.height > 2 * size ? field.top + gap : field.top + (field.height - size) / 2;
  return new DOMRect(left, top, size, size);
}

/** An element with a text. Place names are in the browser's language, so the browser detects the text direction. */
export function textElement(tag: string, text: string, className = ''): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.dir = 'auto';
  element.textContent = text;
  return element;
}
