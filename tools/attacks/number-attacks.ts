import type { PageAttack } from './attack.ts';

const line = (inner: string, style = '') =>
  `<div id="stage"><p>Phone: <span id="bait" style="${style}">${inner}</span></p></div>`;
const click = { action: 'click', dial: 'named' } as const;

/** Text that looks like one number and is another. A click dials what the tooltip shows, or nothing. */
export const numberAttacks: readonly PageAttack[] = [
  { name: 'bidi override', html: line('\u202e2410-555 (727)\u202c'), ...click },
  { name: 'isolated right-to-left text', html: line('\u2067(727) 555-0142\u2069'), ...click },
  {
    name: 'digits before by a style',
    html: line('555-0142'),
    css: '#bait::before { content: "(900) " }',
    ...click,
  },
  {
    name: 'digits after by a style',
    html: line('(727) 555-01'),
    css: '#bait::after { content: "99" }',
    ...click,
  },
  {
    name: 'a counter as digits',
    html: line('(727) 555-01'),
    css: '#bait::after { counter-reset: n 42; content: counter(n) }',
    ...click,
  },
  { name: 'hidden digits between', html: line('(727) 555-<b style="display:none">99</b>0142'), ...click },
  {
    name: 'invisible digits between',
    html: line('(727) 555-<b style="visibility:hidden">99</b>0142'),
    ...click,
  },
  {
    name: 'digits of size zero between',
    html: line('(727) 555-<b style="font-size:0">99</b>0142'),
    ...click,
  },
  {
    name: 'clipped digits between',
    html: line('(727) 555-<b style="position:absolute;clip-path:inset(50%)">99</b>0142'),
    ...click,
  },
  { name: 'transparent digits between', html: line('(727) 555-<b style="opacity:0">99</b>0142'), ...click },
  { name: 'a service code before', html: line('*67 (727) 555-0142'), ...click },
  { name: 'a forwarding code', html: line('*21*(727) 555-0142#'), ...click },
  { name: 'a pause and a service code after', html: line('(727) 555-0142,,*9#'), ...click },
  {
    name: 'text and target of a tel: link differ',
    html: line('<a href="tel:+19005550199">(727) 555-0142</a>'),
    ...click,
  },
  {
    name: 'a tel: link with a post-dial string',
    html: line('<a href="tel:+17275550142;postd=*67">(727) 555-0142</a>'),
    ...click,
  },
  {
    name: 'a tel: link with a context',
    html: line('<a href="tel:5550142;phone-context=+1727">555-0142</a>'),
    ...click,
  },
  {
    name: 'a tel: link with an encoded service code',
    html: line('<a href="tel:%2A67%2C7275550142">(727) 555-0142</a>'),
    ...click,
  },
  {
    name: 'a tel: link with a line break',
    html: line('<a href="tel:+1727&#10;5550142">(727) 555-0142</a>'),
    ...click,
  },
  { name: 'an sms: link', html: line('<a href="sms:+19005550199">text</a>'), ...click },
  { name: 'full-width and Arabic digits', html: line('(７２７) ٥٥٥-٠١٤٢'), ...click },
  { name: 'dots instead of digits', html: line('(727) 555-0142', '-webkit-text-security:disc'), ...click },
  { name: 'wide spacing between letters', html: line('(727) 555-0142', 'letter-spacing:60px'), ...click },
  {
    name: 'text in a picture',
    html: '<div id="stage"><svg width="300" height="40"><text id="bait" y="20">(727) 555-0142</text></svg></div>',
    ...click,
  },
  { name: 'text that can be edited', html: line('<b contenteditable>(727) 555-0142</b>'), ...click },
  {
    name: 'digits in reverse order',
    html: line(
      '<i>2</i><i>4</i><i>1</i><i>0</i><i>555</i><i>727</i>',
      'display:inline-flex;flex-direction:row-reverse',
    ),
    ...click,
  },
  {
    name: 'a mirrored number',
    html: line('(727) 555-0142', 'display:inline-block;transform:scaleX(-1)'),
    ...click,
  },
  { name: 'combining marks and joiners', html: line('(7\u03362\u20287) 5\u200b55-01\u034f42'), ...click },
  {
    name: 'two numbers beside each other',
    html: line('(727) 555-0142<b style="position:relative">99</b>'),
    ...click,
  },
  { name: 'an emergency number in a number', html: line('1 (727) 911-0911'), ...click },
  { name: 'an emergency number', html: line('<a href="tel:911">911</a>'), action: 'click', dial: 'never' },
  {
    name: 'an emergency number of another country',
    html: line('<a href="tel:112">112</a>'),
    action: 'click',
    dial: 'never',
  },
  { name: 'a premium number', html: line('+1 900 555 0199'), action: 'click', dial: 'never' },
  { name: 'a number of another country', html: line('+53 7 866 4144'), action: 'click', dial: 'never' },
  {
    name: 'a satellite number',
    html: line('<a href="tel:+881612345678">call</a>'),
    action: 'click',
    dial: 'never',
  },
  { name: 'a line break in a number', html: line('(727) 555-<br>0142'), ...click },
  { name: 'ruby text in a number', html: line('(727) <ruby>555<rt>999</rt></ruby>-0142'), ...click },
  {
    name: 'a word that joins digits',
    html: line('(727) 555-0142<span style="margin-left:-3em">9</span>'),
    ...click,
  },
];
