import type { Translate } from '../../platform/i18n.ts';
import { isLosingTones } from '../../vicidial/tone-signs.ts';
import type { OverlayHost } from '../overlay/overlay-host.ts';
import { svgIcon } from '../overlay/svg-icon.ts';
import { BarButton } from './bar-button.ts';

const maxKeys = 40;

/**
 * The keys of a telephone. They are collected and sent together, because the dialer accepts tones once a second
 * (docs/vicidial/facts.md 5.8). It has no text field, because the events of typing would pass through the page.
 */
export class Keypad {
  readonly element = document.createElement('div');
  readonly #keys = document.createElement('output');
  readonly #delete: BarButton;
  readonly #send: BarButton;
  readonly #note = document.createElement('div');
  #entered = '';
  #isBusy = false;
  #dropsSigns = false;

  /** `onSend` returns false if it refuses; the keys are kept then. */
  constructor(
    host: OverlayHost,
    t: Translate,
    onSend: (keys: string, event: MouseEvent) => boolean,
    onClose: () => void,
  ) {
    this.element.className = 'keys';
    this.element.dir = 'ltr';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', t('popup_keypad'));
    this.#keys.setAttribute('aria-label', t('popup_tones'));
    this.#delete = new BarButton(host, 'delete', '', () => this.#setKeys(this.#entered.slice(0, -1)));
    this.#delete.element.setAttribute('aria-label', t('popup_erase'));
    this.#delete.element.append(svgIcon('erase'));
    this.#send = new BarButton(host, 'send', t('popup_send'), (event) => {
      if (onSend(this.#entered, event)) this.#setKeys('');
    });
    const pad = [...'123456789*0#'].map((key) => {
      const button = new BarButton(host, 'key', key, () => this.#setKeys(this.#entered + key));
      return button.element;
    });
    this.#note.className = 'note';
    this.#note.dir = 'auto';
    this.#note.textContent = t('popup_toneSigns');
    this.element.append(this.#keys, this.#delete.element, ...pad, this.#note, this.#send.element);
    host.onKey(this.element, ({ key, ctrlKey, metaKey, altKey }) => {
      if (ctrlKey || metaKey || altKey) return false;
      if (key === 'Escape') onClose();
      else if (key === 'Backspace') this.#setKeys(this.#entered.slice(0, -1));
      else if (/^[\d*#,]$/.test(key)) this.#setKeys(this.#entered + key);
      else return false;
      return true;
    });
    this.close();
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Puts the focus on the button that sends: keys can be typed there, and Enter sends them. */
  open(): void {
    this.element.hidden = false;
    this.#send.element.focus({ preventScroll: true });
  }

  close(): void {
    this.element.hidden = true;
    this.#setKeys('');
  }

  setBusy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#setKeys(this.#entered);
  }

  /** `dropsSigns`: the dialer would lose a part of some keys, and the keypad says so before they are sent. */
  setDropsSigns(dropsSigns: boolean): void {
    this.#dropsSigns = dropsSigns;
    this.#setKeys(this.#entered);
  }

  #setKeys(entered: string): void {
    this.#entered = entered.slice(0, maxKeys);
    this.#keys.textContent = this.#entered;
    this.#note.hidden = !this.#dropsSigns || !isLosingTones(this.#entered);
    this.#delete.set(true, this.#entered === '');
    this.#send.set(true, this.#isBusy || this.#entered === '');
  }
}
