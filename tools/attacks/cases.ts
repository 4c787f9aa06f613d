/** A page that tries to make a call that the agent did not request or cannot see. */
export interface Attack {
  readonly name: string;
  /** Style rules of the hostile page. They are removed before the control call. */
  readonly css?: string;
  /** Runs in the page's own world when the pointer rests on the bait. It is sent as source text. */
  readonly script?: () => void;
  /** The agent really clicks at the bait. The click must not count, because the agent sees no number there. */
  readonly isClicked?: boolean;
}

/** The number the page wants to have dialed, in the element `#bait`. */
export const bait = '(727) 555-0142';
/** The number that the agent dials afterward, which proves that the extension ran on the page all the time. */
export const control = '(813) 555-0191';

/** No attack: a click on a visible number. If it does not dial, no attack could succeed. */
export const plainClick: Attack = { name: 'no attack', isClicked: true };

export const attacks: readonly Attack[] = [
  { name: 'the page is transparent', css: 'html { opacity: .01 }', isClicked: true },
  { name: 'its body is transparent', css: 'body { opacity: .01 }', isClicked: true },
  { name: 'the number is too pale to read', css: '#bait { opacity: .3 }', isClicked: true },
  {
    name: 'the number is too small to read',
    css: '#bait { display: inline-block; transform: scale(.05) }',
    isClicked: true,
  },
  {
    name: 'click() on the number, the page and the host of the link',
    script: () => {
      for (const each of document.querySelectorAll<HTMLElement>('#bait, body, html > [data-link]'))
        each.click();
    },
  },
  {
    name: 'dispatched mouse events on the number and the host of the link',
    script: () => {
      for (const each of document.querySelectorAll('#bait, html > [data-link]'))
        for (const type of ['mousedown', 'mouseup', 'click'])
          each.dispatchEvent(
            new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, detail: 1 }),
          );
    },
  },
  {
    name: 'dispatched pointer and touch-like events',
    script: () => {
      for (const each of document.querySelectorAll('#bait, html > [data-link]'))
        for (const type of ['pointerdown', 'pointerup', 'click'])
          each.dispatchEvent(
            new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'touch', isPrimary: true }),
          );
    },
  },
  {
    name: 'dispatched keys: the shortcut to the link, then Enter',
    script: () => {
      for (const key of ['.', 'Enter'])
        for (const each of document.querySelectorAll('body, html > [data-link]'))
          each.dispatchEvent(
            new KeyboardEvent('keydown', {
              key,
              altKey: key === '.',
              shiftKey: key === '.',
              bubbles: true,
              composed: true,
            }),
          );
    },
  },
  {
    name: 'an own tel: link that the page clicks',
    script: () => {
      const link = document.createElement('a');
      link.href = 'tel:+17275550142';
      link.textContent = 'call';
      link.addEventListener('click', (event) => event.preventDefault());
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'a copy of the host of the link that the page clicks',
    script: () => {
      const copy = document.querySelector('html > [data-link]')?.cloneNode(true) as HTMLElement | undefined;
      if (!copy) return;
      document.documentElement.append(copy);
      copy.click();
      copy.remove();
    },
  },
  {
    name: 'messages posted to the window that look like requests of the extension',
    script: () => {
      const input = { number: '+17275550142', value: '7275550142', phoneCode: '1' };
      for (const message of [
        { question: 'dial', input },
        { type: 'dial', ...input },
        { name: 'dial', input },
      ])
        window.postMessage(message, '*');
    },
  },
];
