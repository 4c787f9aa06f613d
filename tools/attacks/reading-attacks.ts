import type { PageAttack } from './attack.ts';

/** Pages that try to see the extension's data or its overlay. What they read goes into `window.leaks`. */
export const readingAttacks: readonly PageAttack[] = [
  ...(
    [
      [
        'pointer and mouse events',
        [
          'pointerover',
          'pointerout',
          'pointerenter',
          'pointermove',
          'mouseover',
          'mouseout',
          'mouseenter',
          'mousemove',
        ],
      ],
      [
        'press events',
        ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'auxclick', 'contextmenu'],
      ],
      ['focus events', ['focus', 'blur', 'focusin', 'focusout']],
      ['selection and input events', ['selectstart', 'selectionchange', 'beforeinput', 'input', 'copy']],
    ] as const
  ).map(
    ([name, types]): PageAttack => ({
      name: `the shadow root through ${name}`,
      html: `<div id="stage"><p>Phone: <span id="bait">(727) 555-0142</span></p></div><script>window.types = ${JSON.stringify(types)}</script>`,
      before: () => {
        addEventListener('DOMContentLoaded', () => {
          const { types, leaks } = window as unknown as { types: string[]; leaks: string[] };
          const look = (event: Event) => {
            const { originalTarget, explicitOriginalTarget, relatedTarget } = event as Event &
              Record<string, unknown>;
            for (const node of [
              event.target,
              originalTarget,
              explicitOriginalTarget,
              relatedTarget,
              ...event.composedPath(),
            ]) {
              const root = node instanceof Node ? node.getRootNode() : null;
              if (root instanceof ShadowRoot) leaks.push(`${event.type}: a node of a closed shadow root`);
            }
          };
          for (const type of types)
            for (const place of [window, document, document.documentElement])
              place.addEventListener(type, look as EventListener, true);
        });
      },
      action: 'click',
      dial: 'named',
    }),
  ),
  {
    name: 'the tooltip is rewritten through the shadow root',
    before: () => {
      const rewrite = (event: Event) => {
        const { originalTarget, explicitOriginalTarget } = event as Event & Record<string, unknown>;
        for (const node of [originalTarget, explicitOriginalTarget]) {
          const root = node instanceof Node ? node.getRootNode() : null;
          const strong = root instanceof ShadowRoot ? root.querySelector('strong') : null;
          if (strong) strong.textContent = '+1 212 555 0100';
        }
      };
      for (const type of ['pointerover', 'pointermove', 'mousemove', 'wheel', 'focusin', 'pointerdown'])
        addEventListener(type, rewrite, true);
    },
    action: 'click',
    dial: 'named',
  },
  {
    name: 'animations of the document and their targets',
    script: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      for (const animation of document.getAnimations()) {
        const target = (animation.effect as KeyframeEffect | null)?.target;
        if (target && target.getRootNode() instanceof ShadowRoot) leaks.push('an animation in the overlay');
      }
    },
  },
  {
    name: 'attachShadow and internals of our host',
    script: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      const host = document.querySelector<HTMLElement>('html > [data-link]');
      if (host?.shadowRoot) leaks.push('shadowRoot');
      try {
        host?.attachShadow({ mode: 'open' });
        if (host) leaks.push('attachShadow');
      } catch {}
      try {
        host?.attachInternals();
        if (host) leaks.push('internals');
      } catch {}
    },
  },
  {
    name: 'text and style of our host',
    script: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      const host = document.querySelector<HTMLElement>('html > [data-link]');
      const text = [host?.textContent, host?.innerText, host?.innerHTML].join('');
      if (/\d{3}/.test(text)) leaks.push(`text ${text}`);
      if (/extension:/.test(host?.outerHTML ?? '')) leaks.push('an address of the extension');
    },
  },
  {
    name: 'hit tests into our host',
    script: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      for (let x = 0; x < 500; x += 20)
        for (let y = 0; y < 300; y += 20) {
          for (const each of document.elementsFromPoint(x, y))
            if (each.getRootNode() instanceof ShadowRoot) leaks.push('elementsFromPoint');
          const caret = document.caretPositionFromPoint?.(x, y);
          if (caret?.offsetNode.getRootNode() instanceof ShadowRoot) leaks.push('caretPositionFromPoint');
        }
    },
  },
  {
    name: 'performance entries',
    script: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      for (const { name } of performance.getEntries()) if (/extension:/.test(name)) leaks.push(name);
    },
  },
  {
    name: 'event timing and layout shift entries with nodes',
    before: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      for (const type of PerformanceObserver.supportedEntryTypes)
        try {
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & {
              target?: Node;
              sources?: { node?: Node }[];
            })[])
              for (const node of [entry.target, ...(entry.sources ?? []).map((source) => source.node)])
                if (node && node.getRootNode() instanceof ShadowRoot) leaks.push(entry.entryType);
          }).observe({ type, buffered: true });
        } catch {}
    },
    action: 'click',
    dial: 'named',
  },
  {
    name: 'the extension API from the page',
    script: () => {
      const { leaks, chrome, browser } = window as unknown as {
        leaks: string[];
        chrome?: { runtime?: { id?: string }; storage?: unknown };
        browser?: { runtime?: { id?: string }; storage?: unknown };
      };
      for (const api of [chrome, browser])
        if (api?.runtime?.id || api?.storage) leaks.push('an API of extensions');
    },
  },
  {
    name: 'databases and storage of the page',
    script: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      if (localStorage.length + sessionStorage.length > 0 || document.cookie !== '') leaks.push('storage');
      void indexedDB.databases().then((all) => all.length > 0 && leaks.push('a database'));
    },
  },
  {
    name: 'requests of the page for files of the extension',
    script: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      const { EXTENSION } = window as unknown as { EXTENSION: string };
      for (const path of [
        'manifest.json',
        'src/popup/popup.html',
        'src/options/options.html',
        'icons/16.png',
      ])
        void fetch(`${EXTENSION}/${path}`).then(
          () => leaks.push(path),
          () => undefined,
        );
    },
  },
  {
    name: 'a frame with the popup of the extension',
    script: () => {
      const { leaks, EXTENSION } = window as unknown as { leaks: string[]; EXTENSION: string };
      const frame = document.createElement('iframe');
      frame.src = `${EXTENSION}/src/popup/popup.html`;
      frame.onload = () => {
        try {
          if (/extension:/.test(frame.contentWindow?.location.href ?? '')) leaks.push('the popup in a frame');
        } catch {}
      };
      document.body.append(frame);
    },
  },
  {
    name: 'global names of the content script',
    script: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      for (const name of Object.getOwnPropertyNames(window))
        if (/click.?to.?dial|endCompanion/i.test(name)) leaks.push(name);
      if (Object.getOwnPropertySymbols(window).some((each) => /click-to-dial/.test(String(each))))
        leaks.push('a symbol');
      if (!String(setTimeout).includes('[native code]')) leaks.push('a replaced timer');
    },
  },
  {
    name: 'nodes of the page that the extension changed',
    before: () => {
      const { leaks } = window as unknown as { leaks: string[] };
      addEventListener('load', () =>
        new MutationObserver((all) => {
          for (const { target } of all)
            if (document.body.contains(target)) leaks.push(`changed ${target.nodeName}`);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true }),
      );
    },
    action: 'click',
    dial: 'named',
  },
];
