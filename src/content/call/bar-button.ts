import type { OverlayHost } from '../overlay/overlay-host.ts';

/** A button of the call bar. */
export class BarButton {
  readonly element = document.createElement('button');
  #isDisabled = false;

  constructor(host: OverlayHost, className: string, text: string, onPress: (event: MouseEvent) => void) {
    this.element.type = 'button';
    this.element.className = className;
    this.element.textContent = text;
    host.onClick(this.element, (event) => {
      if (event.isTrusted && !this.#isDisabled) onPress(event);
    });
  }

  /**
   * Shows, disables or enables the button. `reason`: a text for people, why it cannot be used now; empty if it can. The
   * attribute `disabled` is not used: it would take the focus away from the person who just pressed the button.
   */
  set(isShown: boolean, isBusy = false, reason = ''): void {
    this.#isDisabled = isBusy || reason !== '';
    this.element.hidden = !isShown;
    this.element.title = reason;
    if (this.#isDisabled) this.element.setAttribute('aria-disabled', 'true');
    else this.element.removeAttribute('aria-disabled');
  }
}
