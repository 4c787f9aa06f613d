import type { PageAttack } from './attack.ts';

/** Pages that act without the agent: no click of a person, so no dial. */
export const eventAttacks: readonly PageAttack[] = [
  {
    name: 'click() on everything',
    script: () => {
      for (const each of document.querySelectorAll<HTMLElement>('#bait, body, html > [data-link]'))
        each.click();
    },
  },
  ...(['mouse', 'pointer', 'touch-like pointer'] as const).map(
    (kind): PageAttack => ({
      name: `dispatched ${kind} events`,
      script:
        kind === 'mouse'
          ? () => {
              for (const each of document.querySelectorAll('#bait, html > [data-link]'))
                for (const type of ['mouseover', 'mousemove', 'mousedown', 'mouseup', 'click'])
                  each.dispatchEvent(
                    new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, detail: 1 }),
                  );
            }
          : kind === 'pointer'
            ? () => {
                for (const each of document.querySelectorAll('#bait, html > [data-link]'))
                  for (const type of ['pointerover', 'pointermove', 'pointerdown', 'pointerup', 'click'])
                    each.dispatchEvent(
                      new PointerEvent(type, { bubbles: true, composed: true, isPrimary: true, detail: 1 }),
                    );
              }
            : () => {
                for (const each of document.querySelectorAll('#bait, html > [data-link]'))
                  for (let nth = 0; nth < 2; nth += 1)
                    for (const type of ['pointerdown', 'pointerup', 'click'])
                      each.dispatchEvent(
                        new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'touch' }),
                      );
              },
    }),
  ),
  {
    name: 'dispatched keys: the shortcut, then Enter',
    script: () => {
      for (const key of ['.', 'Enter', ' '])
        for (const each of document.querySelectorAll('body, html > [data-link]'))
          for (const type of ['keydown', 'keypress', 'keyup'])
            each.dispatchEvent(
              new KeyboardEvent(type, {
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
    name: 'focus on our host, then a dispatched Enter',
    script: () => {
      const host = document.querySelector<HTMLElement>('html > [data-link]');
      host?.focus();
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
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
    name: 'a copy of our host that the page clicks',
    script: () => {
      const copy = document.querySelector('html > [data-link]')?.cloneNode(true) as HTMLElement | undefined;
      if (!copy) return;
      document.documentElement.append(copy);
      copy.click();
      copy.remove();
    },
  },
  {
    name: 'a label and a command button for our host',
    script: () => {
      const host = document.querySelector('html > [data-link]');
      if (host) host.id = 'ours';
      document.body.insertAdjacentHTML(
        'beforeend',
        '<label for="ours" id="l">x</label><button id="b" commandfor="ours" command="show-popover">x</button>',
      );
      document.querySelector<HTMLElement>('#l')?.click();
      document.querySelector<HTMLElement>('#b')?.click();
    },
  },
  {
    name: 'an access key on our host',
    script: () => document.querySelector('html > [data-link]')?.setAttribute('accesskey', 'x'),
  },
  {
    name: 'drag and drop events on our host',
    script: () => {
      const host = document.querySelector('html > [data-link]');
      for (const type of ['dragstart', 'dragenter', 'dragover', 'drop', 'dragend'])
        host?.dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true }));
    },
  },
  {
    name: 'a submitted form with a tel: action',
    html: '<p>Phone: <span id="bait">(727) 555-0142</span></p><form action="tel:+17275550142" target="none"></form><iframe name="none"></iframe>',
    script: () => document.querySelector('form')?.requestSubmit(),
  },
  {
    name: 'messages to the window that look like ours',
    script: () => {
      const input = { id: 'forged-id-1', number: '+17275550142', shown: '(727) 555-0142' };
      for (const message of [
        { request: 'dial', input },
        { type: 'dial', ...input },
        { notice: 'call', call: null },
      ])
        window.postMessage(message, '*');
    },
  },
  {
    name: 'events of the agent screen on a CRM page',
    script: () => {
      const report = {
        user: '1000',
        campaign: 'SALES',
        at: Date.now(),
        quiet: 0,
        isLive: true,
        isWaiting: false,
        events: [],
      };
      dispatchEvent(new Event('click-to-dial-here'));
      addEventListener('click-to-dial-hello', (event) => {
        const { detail } = event as CustomEvent<string>;
        (window as unknown as { leaks: string[] }).leaks.push(`channel ${detail}`);
        dispatchEvent(new CustomEvent(detail, { detail: JSON.stringify(report) }));
      });
      dispatchEvent(new Event('click-to-dial-here'));
    },
  },
  {
    name: 'a broadcast channel with our names',
    script: () => {
      for (const name of ['click-to-dial', 'popupState', 'settings']) {
        const channel = new BroadcastChannel(name);
        channel.onmessage = ({ data }) =>
          (window as unknown as { leaks: unknown[] }).leaks.push(JSON.stringify(data));
        channel.postMessage({ request: 'dial', input: { number: '+17275550142' } });
      }
    },
  },
  { name: 'the pointer rests on the number', action: 'rest' },
  {
    name: 'number after number moves under a resting pointer',
    before: () => {
      let nth = 100;
      setInterval(() => {
        const text = document.querySelector('#bait')?.firstChild;
        nth += 1;
        if (text) text.nodeValue = `(727) 555-0${nth}`;
      }, 30);
    },
    action: 'rest',
  },
  {
    name: 'a window handler that throws at each event',
    before: () => {
      for (const type of ['pointermove', 'pointerover', 'click', 'focusin'])
        addEventListener(
          type,
          () => {
            throw new Error('hostile');
          },
          true,
        );
    },
    action: 'click',
  },
  {
    name: 'changed built-ins of the page',
    before: () => {
      Event.prototype.stopImmediatePropagation = () => undefined;
      Event.prototype.preventDefault = () => undefined;
      Array.prototype.find = () => undefined;
      Array.prototype.map = function map() {
        return [];
      } as never;
      Map.prototype.get = () => undefined;
      Object.defineProperty(Object.prototype, 'isTrusted', { value: true, configurable: true });
      Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 500, 500);
    },
    script: () => {
      document.querySelector('html > [data-link]')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    },
  },
  {
    name: 'names of elements that hide properties of the document',
    html: '<form><input name="parentElement"><input name="getRootNode"><input name="children"><p>Phone: <span id="bait">(727) 555-0142</span></p></form><img name="body"><img name="activeElement"><img name="elementFromPoint">',
    action: 'click',
    dial: 'named',
  },
  {
    name: 'a double click is one call',
    action: 'doubleClick',
    dial: 'named',
  },
  {
    name: 'document.write in the middle of a click',
    before: () =>
      addEventListener(
        'pointerdown',
        () => {
          document.open();
          document.write('<p>(900) 555-0199</p>');
          document.close();
        },
        true,
      ),
    action: 'click',
    dial: 'named',
  },
];
