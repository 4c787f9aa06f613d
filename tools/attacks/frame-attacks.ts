import type { PageAttack } from './attack.ts';

/** The number is near the upper left corner of the frame, whose tooltip needs about 100 pixels below it. */
const inner = '<p style="margin:8px;white-space:nowrap">(727) 555-0142</p>';
const box = 'position:absolute;left:60px;top:80px;width:500px;height:260px;border:0;';
const frame = (style: string, more = `srcdoc='${inner}'`) =>
  `<iframe id="frame" style="${box}${style}" ${more}></iframe>`;
const at = { x: 130, y: 102 };
const never = { action: 'click', dial: 'never', at } as const;
const whiteCover = 'position:absolute;inset:0;background:#fff;pointer-events:none;z-index:9';

/** Numbers in frames whose surroundings hide them or whose origin is not enabled. */
export const frameAttacks: readonly PageAttack[] = [
  {
    name: 'a frame without an origin',
    html: frame('', `sandbox="allow-scripts" srcdoc='${inner}'`),
    ...never,
  },
  {
    name: 'a frame with a data: address',
    html: frame('', `src="data:text/html,${encodeURIComponent(inner)}"`),
    ...never,
  },
  { name: 'a frame of a host that is not enabled', html: frame('', 'src="$OTHER/frame"'), ...never },
  { name: 'a sandboxed frame of the same origin', html: frame('', 'sandbox src="/frame"'), ...never },
  { name: 'a transparent frame', html: frame('opacity:.01'), ...never },
  { name: 'a frame in a transparent box', html: `<div style="opacity:.02">${frame('')}</div>`, ...never },
  { name: 'a frame with filter: opacity(0)', html: frame('filter:opacity(0)'), ...never },
  {
    name: 'a frame in a box with a filter',
    html: `<div style="filter:contrast(0)">${frame('')}</div>`,
    ...never,
  },
  {
    name: 'a frame with a mask',
    html: frame('mask-image:linear-gradient(transparent,transparent)'),
    ...never,
  },
  {
    name: 'a frame that is clipped to its number',
    html: frame('clip-path:inset(0 340px 228px 0)'),
    ...never,
  },
  { name: 'a frame that blends', html: frame('mix-blend-mode:lighten'), ...never },
  { name: 'a frame under a cover', html: `${frame('')}<div style="${whiteCover}"></div>`, ...never },
  {
    name: 'a frame under a popover',
    html: `${frame('')}<div popover="manual" id="cover" style="position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none"></div><script>document.querySelector('#cover').showPopover()</script>`,
    ...never,
  },
  ...[24, 27, 29, 31, 34, 40].map(
    (height): PageAttack => ({
      name: `a frame that is ${height} pixels high`,
      html: frame(`height:${height}px`),
      ...never,
    }),
  ),
  { name: 'a frame as wide as the area code', html: frame('width:44px'), ...never, at: { x: 80, y: 102 } },
  {
    name: 'a frame cropped by its box',
    html: `<div style="${box}height:30px;overflow:hidden"><iframe srcdoc='${inner}' style="width:500px;height:260px;border:0"></iframe></div>`,
    ...never,
  },
  {
    name: 'a frame that is scaled down',
    html: frame('transform:scale(.1);transform-origin:0 0'),
    ...never,
    at: { x: 67, y: 82 },
  },
  {
    name: 'a frame in a transparent frame',
    html: frame(
      'opacity:.01',
      `srcdoc='<body style="margin:0"><iframe style="width:480px;height:240px;border:0" src="/frame"></iframe>'`,
    ),
    ...never,
  },
  {
    name: 'a frame written by the page, transparent',
    html: frame('opacity:.01', 'src="about:blank"'),
    script: () => {
      const frame = document.querySelector('iframe');
      frame?.contentDocument?.write('<p style="margin:8px">(727) 555-0142</p>');
    },
    ...never,
  },
  {
    name: 'a frame with a blob: address, transparent',
    html: frame('opacity:.01', ''),
    before: () =>
      addEventListener('load', () => {
        const frame = document.querySelector('iframe');
        if (frame)
          frame.src = URL.createObjectURL(
            new Blob(['<p style="margin:8px">(727) 555-0142</p>'], { type: 'text/html' }),
          );
      }),
    ...never,
  },
  {
    name: 'an object with a page of the same origin, transparent',
    html: `<object data="/frame" type="text/html" style="${box}opacity:.01"></object>`,
    ...never,
  },
  {
    name: 'a frame that becomes transparent when the link is ready',
    html: frame(''),
    script: () => {
      const frame = document.querySelector('iframe');
      if (frame) frame.style.opacity = '.01';
    },
    ...never,
  },
  {
    name: 'a frame that is covered when the link is ready',
    html: frame(''),
    script: () => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div style="position:absolute;inset:0;background:#fff;pointer-events:none;z-index:9"></div>',
      );
    },
    ...never,
  },
];
