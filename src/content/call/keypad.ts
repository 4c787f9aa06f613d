import type { OverlayHost } from '../link/overlay-host.ts';
import type { Notify } from '../page.ts';
import { BarButton } from './bar-button.ts';

const most = 40;

/**
 * The keys of a telephone: gathered first and sent as one, because the dialer takes them once a second (docs/vicidial/facts.md 5.8).
 * No text field: what is typed into one goes through the page as events that carry it.
 */
export class Keypad {
  readonly element = document.createElement('div');
  readonly #keys = document.createElement('output');
  readonly #delete: BarButton;
  readonly #send: BarButton;
  #typed = '';
  #isBusy = false;

  /** `onSend` may refuse by giving false; the keys stay then. */
  constructor(
    host: OverlayHost,
    say: Notify,
    onSend: (keys: string, event: MouseEvent) => boolean,
    onClose: () => void,
  ) {
    this.element.className = 'keys';
    this.element.dir = 'ltr';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', say('popup_keypad'));
    this.#keys.setAttribute('aria-label', say('popup_tones'));
    this.#delete = new BarButton(host, 'delete', '', () => this.#take(this.#typed.slice(0, -1)));
    this.#delete.element.setAttribute('aria-label', say('popup_erase'));
    this.#delete.element.append(eraser());
    this.#send = new BarButton(host, 'send', say('popup_send'), (event) => {
      if (onSend(this.#typed, event)) this.#take('');
    });
    const pad = [...'123456789*0#'].map((key) => {
      const button = new BarButton(host, 'key', key, () => this.#take(this.#typed + key));
      return button.element;
    });
    this.element.append(this.#keys, this.#delete.element, ...pad, this.#send.element);
    host.onKey(this.element, ({ key, ctrlKey, metaKey, altKey }) => {
      if (ctrlKey || metaKey || altKey) return false;
      if (key === 'Escape') onClose();
      else if (key === 'Backspace') this.#take(this.#typed.slice(0, -1));
      else if (/^[\d*#,]$/.test(key)) this.#take(this.#typed + key);
      else return false;
      return true;
    });
    this.close();
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** With the focus on the button that sends: keys can be typed there, and Enter sends them. */
  open(): void {
    this.element.hidden = false;
    this.#send.element.focus({ preventScroll: true });
  }

  close(): void {
    this.element.hidden = true;
    this.#take('');
  }

  setBusy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#take(this.#typed);
  }

  #take(typed: string): void {
    this.#typed = typed.slice(0, most);
    this.#keys.textContent = this.#typed;
    this.#delete.set(true, this.#typed === '');
    this.#send.set(true, this.#isBusy || this.#typed === '');
  }
}

/** The sign for taking a key back, drawn: not every font has it. */
function eraser(): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(space, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', 'M9 6h11v12H9l-5-6zM12 10l4 4M16 10l-4 4');
  picture.append(path);
  return picture;
}
