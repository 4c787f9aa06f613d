import { bait, type PageAttack } from './attack.ts';

/** Scripts that cover something run when the link is ready. They lay a box over the tooltip, where clicks pass through it. */
const cover =
  'position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;padding:0;max-width:none;max-height:none;background:#fff;pointer-events:none;';
const coverSheet = `.cover { ${cover} z-index: 2147483647 } .cover::backdrop { background: transparent; pointer-events: none }`;
const plain = `<div id="stage"><p>Phone: <span id="bait">${bait}</span></p></div>`;

/** Pages that hide, move or forge what the agent sees before a real click. */
export const coverAttacks: readonly PageAttack[] = [
  { name: 'html is transparent', css: 'html { opacity: .01 }', action: 'click' },
  { name: 'body is transparent', css: 'body { opacity: .01 }', action: 'click' },
  { name: 'the number is faded', css: '#bait { opacity: .3 }', action: 'click' },
  { name: 'a parent of the number is faded', css: '#stage { opacity: .2 }', action: 'click' },
  { name: 'html has filter: opacity(0)', css: 'html { filter: opacity(0) }', action: 'click' },
  {
    name: 'html has filter: contrast(0)',
    css: 'html { filter: contrast(0) brightness(2) }',
    action: 'click',
  },
  { name: 'html has filter: blur', css: 'html { filter: blur(12px) }', action: 'click' },
  { name: 'body has filter: opacity(.01)', css: 'body { filter: opacity(.01) }', action: 'click' },
  {
    name: 'html blends with white',
    css: 'html { mix-blend-mode: lighten; background: #fff }',
    action: 'click',
  },
  { name: 'html is clipped', css: 'html { clip-path: inset(100%) }', action: 'click' },
  { name: 'body is clipped', css: 'body { clip-path: inset(100%) }', action: 'click' },
  {
    name: 'html has a mask',
    css: 'html { mask-image: linear-gradient(transparent, transparent) }',
    action: 'click',
  },
  {
    name: 'the number is scaled to a dot',
    css: '#bait { display: inline-block; transform: scale(.05) }',
    action: 'click',
  },
  { name: 'the number is one pixel high', css: '#bait { font-size: 1px }', action: 'click' },
  {
    name: 'the number has transparent letters',
    css: '#bait { -webkit-text-fill-color: transparent }',
    action: 'click',
  },
  { name: 'html is hidden', css: 'html { visibility: hidden }', action: 'click' },
  { name: 'the content is skipped', css: '#stage { content-visibility: hidden }', action: 'click' },
  {
    name: 'custom properties of the page on our host',
    css: 'html > div { --call: transparent; --paper: transparent; --ink: transparent; --line: transparent; --bad: transparent; color: transparent !important; background: transparent !important }',
    action: 'click',
  },
  {
    name: 'registered custom properties',
    before: () => {
      for (const name of ['--call', '--paper', '--ink', '--line', '--bad', '--text'])
        CSS.registerProperty({ name, syntax: '<color>', inherits: false, initialValue: 'transparent' });
    },
    action: 'click',
  },
  {
    name: 'important rules of the page on our host',
    css: 'html > div { opacity: 0 !important; transform: translateX(-999px) !important; display: none !important; zoom: .01 !important }',
    action: 'click',
  },
  {
    name: 'an inline style with important on our host',
    script: () =>
      document
        .querySelector('html > [data-link]')
        ?.setAttribute(
          'style',
          'opacity:0!important;transform:scale(0)!important;filter:opacity(0)!important',
        ),
    action: 'click',
  },
  {
    name: 'animations of our host from a script',
    script: () =>
      void document
        .querySelector('html > [data-link]')
        ?.animate(
          { opacity: [0, 0], transform: ['scale(0)', 'scale(0)'], filter: ['opacity(0)', 'opacity(0)'] },
          { duration: 1e9, fill: 'forwards' },
        ),
    action: 'click',
  },
  {
    name: 'key frames of the page on our host',
    css: '@keyframes gone { from, to { opacity: 0; clip-path: inset(100%) } } html > div { animation: gone 1s infinite !important }',
    action: 'click',
  },
  {
    name: 'a font that swaps digits',
    css: '@font-face { font-family: system-ui; src: local("Courier New"), local("monospace"); size-adjust: 1% } html { font-family: system-ui }',
    action: 'click',
  },
  {
    name: 'reversed direction on our host',
    css: 'html > div { direction: rtl !important; unicode-bidi: bidi-override !important }',
    action: 'click',
  },
  {
    name: 'a cover that is not in the top layer',
    css: `#cover { ${cover} z-index: 2147483647 }`,
    html: `${plain}<div id="cover"></div>`,
    action: 'click',
  },
  ...(
    [
      ['a popover over the tooltip', 'div', 'showPopover'],
      ['a modal dialog over the tooltip', 'dialog', 'showModal'],
    ] as const
  ).map(
    ([name, tag, open]): PageAttack => ({
      name,
      css: coverSheet,
      html: `${plain}<${tag} class="cover" id="cover" ${tag === 'div' ? 'popover="manual"' : ''}></${tag}>`,
      script:
        open === 'showPopover'
          ? () => document.querySelector<HTMLElement>('#cover')?.showPopover()
          : () => document.querySelector<HTMLDialogElement>('#cover')?.showModal(),
      action: 'click',
    }),
  ),
  {
    name: 'a popover that was open before',
    css: coverSheet,
    html: `${plain}<div class="cover" id="cover" popover="manual"></div><script>document.querySelector('#cover').showPopover()</script>`,
    action: 'click',
  },
  {
    name: 'a popover that opens again and again',
    css: coverSheet,
    html: `${plain}<div class="cover" id="cover" popover="manual"></div>`,
    script: () => {
      const box = document.querySelector<HTMLElement>('#cover');
      setInterval(() => {
        box?.hidePopover();
        box?.showPopover();
      }, 20);
    },
    action: 'click',
  },
  {
    name: 'the backdrop of a small popover',
    css: '#cover { width: 1px; height: 1px; pointer-events: none } #cover::backdrop { background: #fff; pointer-events: none }',
    html: `${plain}<div id="cover" popover="manual"></div>`,
    script: () => document.querySelector<HTMLElement>('#cover')?.showPopover(),
    action: 'click',
  },
  {
    name: 'a popover in an open shadow root',
    script: () => {
      const host = document.body.appendChild(document.createElement('div'));
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML =
        '<div popover="manual" style="position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none"></div>';
      root.querySelector('div')?.showPopover();
    },
    action: 'click',
  },
  {
    name: 'a popover in a closed shadow root',
    script: () => {
      const host = document.body.appendChild(document.createElement('div'));
      const root = host.attachShadow({ mode: 'closed' });
      root.innerHTML =
        '<div popover="manual" style="position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none"></div>';
      root.querySelector('div')?.showPopover();
    },
    action: 'click',
  },
  {
    name: 'a popover in a shadow root in a shadow root',
    script: () => {
      const outer = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
      const root = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
      root.innerHTML =
        '<div popover="manual" style="position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none"></div>';
      root.querySelector('div')?.showPopover();
    },
    action: 'click',
  },
  {
    name: 'a forged tooltip over ours',
    html: `${plain}<div id="forged" popover="manual" style="margin:0;pointer-events:none;background:#fff;color:#000;inset:auto;position:fixed">+1 212 555 0100</div>`,
    script: () => {
      const forged = document.querySelector<HTMLElement>('#forged');
      const number = document.querySelector('#bait')?.getBoundingClientRect();
      if (!forged || !number) return;
      forged.style.left = `${number.left - 20}px`;
      forged.style.top = `${number.bottom}px`;
      forged.style.width = '300px';
      forged.style.height = '90px';
      forged.showPopover();
    },
    action: 'click',
  },
  {
    name: 'our host is hidden, with a cover over its place',
    css: `#cover { ${cover} z-index: 2147483647 }`,
    html: `${plain}<div id="cover" hidden></div>`,
    script: () => {
      document.querySelector<HTMLElement>('html > [data-link]')?.hidePopover();
      document.querySelector('#cover')?.removeAttribute('hidden');
    },
    action: 'click',
  },
  {
    name: 'our host is moved into a transparent box',
    html: `${plain}<div id="box" style="opacity:0"></div>`,
    script: () => {
      const host = document.querySelector('html > [data-link]');
      const box = document.querySelector('#box') as
        | (Element & { moveBefore?(a: Element, b: null): void })
        | null;
      if (host && box) (box.moveBefore ?? box.insertBefore).call(box, host, null);
    },
    action: 'click',
  },
  {
    name: 'our host is inert',
    script: () => document.querySelector('html > [data-link]')?.setAttribute('inert', ''),
    action: 'click',
  },
  {
    name: 'our host is hidden by an attribute',
    script: () => document.querySelector('html > [data-link]')?.setAttribute('hidden', ''),
    action: 'click',
  },
  {
    name: 'a view transition holds an old picture',
    script: () => {
      const page = document as Document & { startViewTransition?: (update: () => Promise<void>) => unknown };
      page.startViewTransition?.(() => new Promise((done) => setTimeout(done, 1_500)));
    },
    action: 'click',
  },
  {
    name: 'a fullscreen request at the press',
    before: () =>
      addEventListener(
        'mousedown',
        () => void document.body.requestFullscreen().catch(() => undefined),
        true,
      ),
    action: 'click',
  },
  {
    name: 'the number moves at the press',
    before: () =>
      addEventListener(
        'pointerdown',
        () => {
          (document.querySelector('#bait') as HTMLElement).style.cssText = 'position:relative;top:40px';
        },
        true,
      ),
    action: 'click',
  },
  {
    name: 'another number comes at the press',
    before: () =>
      addEventListener(
        'pointermove',
        () => {
          const text = document.querySelector('#bait')?.firstChild;
          if (document.querySelector('html > [data-link="ready"]') && text) text.nodeValue = '(900) 555-0199';
        },
        true,
      ),
    action: 'click',
  },
  {
    name: 'the element of the number is replaced when the link is ready',
    script: () => {
      const other = document.createElement('span');
      other.textContent = '(900) 555-0199';
      document.querySelector('#bait')?.replaceWith(other);
    },
    action: 'click',
    at: { x: 190, y: 145 },
  },
  {
    name: 'the page takes our host away all the time',
    before: () => setInterval(() => document.querySelector('html > [popover]:first-child')?.remove(), 5),
    action: 'click',
  },
  {
    name: 'the page empties the highlights and its style sheets',
    script: () => {
      CSS.highlights.clear();
      document.adoptedStyleSheets = [];
    },
    action: 'click',
  },
];
