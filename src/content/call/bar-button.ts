import type { OverlayHost } from '../link/overlay-host.ts';

/** A button of the call bar. `why`: it can not work now, and for what reason. */
export class BarButton {
  readonly element = document.createElement('button');
  #isOff = false;

  constructor(host: OverlayHost, className: string, words: string, onPress: (event: MouseEvent) => void) {
    this.element.type = 'button';
    this.element.className = className;
    this.element.textContent = words;
    host.onClick(this.element, (event) => {
      if (event.isTrusted && !this.#isOff) onPress(event);
    });
  }

  /** Not by the attribute `disabled`: that would take the focus away from who has just pressed it. */
  set(isShown: boolean, isBusy = false, why = ''): void {
    this.#isOff = isBusy || why !== '';
    this.element.hidden = !isShown;
    this.element.title = why;
    if (this.#isOff) this.element.setAttribute('aria-disabled', 'true');
    else this.element.removeAttribute('aria-disabled');
  }
}
