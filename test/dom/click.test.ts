import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail } from '../../src/result.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  by,
  call,
  clickAt,
  frames,
  fresh,
  hostElement,
  linkState,
  middle,
  moveTo,
  ours,
  restOn,
  seesPainted,
  startTestPage,
  type TestPage,
} from './support/page.ts';

let running: TestPage;

beforeEach(fresh);
afterEach(() => running.stop());

async function page(html: string): Promise<void> {
  document.body.innerHTML = html;
  running = await startTestPage();
}

const kept = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];

test('a click dials the number on the screen, and neither the row nor the page gets the event', async () => {
  await page('<div id=row><span id=n>(727) 555-1212</span></div>');
  const received: string[] = [];
  const listening = new AbortController();
  for (const place of [by('row'), document, window])
    for (const type of kept)
      place.addEventListener(type, () => received.push(type), { capture: true, signal: listening.signal });
  await seesPainted('(727) 555-1212');
  await call(by('n'));
  await waitFor(() => expect(running.dials).toHaveLength(1));
  expect(running.dials[0]).toMatchObject({ number: '+17275551212', shown: '(727) 555-1212' });
  expect(running.dials[0]?.id).toMatch(/^[\w-]{8,64}$/);
  expect(running.dials[0]).not.toHaveProperty('preview');
  expect(received).toEqual([]);
  listening.abort();
});

test('a double click places one call, and the page gets the event of neither press', async () => {
  await page('<div id=row><span id=n>(727) 555-1212</span></div>');
  const received: string[] = [];
  for (const type of kept) by('row').addEventListener(type, () => received.push(type));
  await seesPainted('(727) 555-1212');
  const place = await restOn(by('n'));
  await clickAt(place);
  await clickAt(place);
  await frames(3);
  expect(running.dials).toHaveLength(1);
  expect(received).toEqual([]);
});

test('when the country of the site changes, numbers are read again', async () => {
  await page('<span id=n>020 7946 0018</span> <p>+1 415 555 2671');
  await seesPainted('+1 415 555 2671');
  running.notice({ notice: 'page', page: { country: 'GB', call: null } });
  await seesPainted('+1 415 555 2671', '020 7946 0018');
  await call(by('n'));
  await waitFor(() => expect(running.dials[0]?.number).toBe('+442079460018'));
});

test('Shift and a click request a preview', async () => {
  await page('<span id=n>(727) 555-1212</span>');
  await seesPainted('(727) 555-1212');
  await call(by('n'), { shift: true });
  await waitFor(() => expect(running.dials[0]?.preview).toBe(true));
});

test('an extension is sent with the number', async () => {
  await page('<span id=n>(727) 555-1212 ext. 34</span>');
  await seesPainted('(727) 555-1212 ext. 34');
  await call(by('n'));
  await waitFor(() => expect(running.dials[0]).toMatchObject({ number: '+17275551212', ext: '34' }));
});

test('after the text changed in place, a click dials the new number', async () => {
  await page('<span id=n>(727) 555-1212</span>');
  await seesPainted('(727) 555-1212');
  const place = await restOn(by('n'));
  by('n').firstChild!.nodeValue = '(415) 555-2671';
  await waitFor(() => expect(linkState()).not.toBe('ready'));
  await waitFor(() => expect(linkState()).toBe('ready'));
  await clickAt(place);
  await waitFor(() => expect(running.dials).toHaveLength(1));
  expect(running.dials[0]).toMatchObject({ number: '+14155552671', shown: '(415) 555-2671' });
});

test('a number that changes at the moment of the click is not dialed', async () => {
  // A listener that was there before the extension: it runs first and changes the text in the same task.
  const change = () => {
    by('n').firstChild!.nodeValue = '(415) 555-2671';
  };
  window.addEventListener('click', change, { capture: true, once: true });
  await page('<span id=n>(727) 555-1212</span>');
  await seesPainted('(727) 555-1212');
  await clickAt(await restOn(by('n')));
  await frames(3);
  expect(by('n').textContent).toBe('(415) 555-2671');
  expect(running.dials).toEqual([]);
});

test('no synthetic event dials', async () => {
  await page('<span id=n>(727) 555-1212</span><a id=tel href="tel:+12125550123">Call us</a>');
  await seesPainted('(727) 555-1212');
  const { x, y } = await restOn(by('n'));
  const how = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, detail: 1 };
  const stay = (event: Event) => event.preventDefault();
  document.addEventListener('click', stay);
  for (const target of [
    hostElement() as HTMLElement,
    by('n'),
    document.elementFromPoint(x, y) as HTMLElement,
  ]) {
    target.click();
    target.dispatchEvent(new MouseEvent('click', how));
    target.dispatchEvent(new PointerEvent('pointerup', how));
    target.dispatchEvent(new KeyboardEvent('keydown', { ...how, key: 'Enter' }));
  }
  by('tel').click();
  document.removeEventListener('click', stay);
  await frames(3);
  expect(running.dials).toEqual([]);
});

test('a click that is too early only shows the number, and the next one dials', async () => {
  await page('<a id=tel href="tel:+12125550123">Call us</a>');
  await frames(2);
  const place = middle(by('tel'));
  await moveTo(place);
  await clickAt(place);
  await waitFor(() => expect(linkState()).toBe('ready'));
  expect(running.dials).toEqual([]);
  await clickAt(place);
  await waitFor(() => expect(running.dials).toHaveLength(1));
});

test.each(['tel:+12125550123', 'callto:+12125550123', 'sip:+12125550123@example.com', 'TEL:212-555-0123'])(
  'the link %s of the page dials, and no program of the computer is asked',
  async (href) => {
    await page(`<div><a id=tel href="${href}">Call us</a></div>`);
    let prevented: boolean | undefined;
    window.addEventListener('click', (event) => queueMicrotask(() => (prevented = event.defaultPrevented)), {
      capture: true,
      once: true,
    });
    await call(by('tel'));
    await waitFor(() => expect(running.dials[0]?.number).toBe('+12125550123'));
    expect(prevented ?? true).toBe(true);
  },
);

test('if the text and the address of a phone link differ, the number in the text is dialed', async () => {
  await page('<a id=tel href="tel:+12125550123">(727) 555-1212</a>');
  await seesPainted('(727) 555-1212');
  await call(by('tel'));
  await waitFor(() => expect(running.dials[0]?.number).toBe('+17275551212'));
});

const hidden: [string, string][] = [
  ['is faded', '<div style="opacity:.1"><span id=n>(727) 555-1212</span></div>'],
  ['is invisible', '<span id=n style="opacity:0">(727) 555-1212</span>'],
  ['is too small to read', '<span id=n style="font-size:3px">(727) 555-1212</span>'],
  [
    'lies under a picture',
    '<div style="position:relative;width:max-content"><span id=n>(727) 555-1212</span><img alt="" style="position:absolute;inset:0;width:100%;height:100%;background:#fff"></div>',
  ],
];
test.each(hidden)('no link comes up for a number that %s', async (_how, html) => {
  await page(`${html}<p><span id=other>(415) 555-2671</span>`);
  await seesPainted('(727) 555-1212', '(415) 555-2671');
  const place = middle(by('n'));
  await moveTo({ x: place.x - 1, y: place.y });
  await moveTo(place);
  await clickAt(place);
  // The pointer rests as long on another number as it takes for a link to come up there.
  await restOn(by('other'));
  expect(running.dials).toEqual([]);
});

test('a link that the page covers does not dial', async () => {
  await page('<span id=n>(727) 555-1212</span>');
  await seesPainted('(727) 555-1212');
  const place = await restOn(by('n'));
  const cover = document.createElement('div');
  cover.popover = 'manual';
  cover.style.cssText =
    'position:fixed;inset:0;width:100%;height:100%;border:0;background:#fff;pointer-events:none';
  document.body.append(cover);
  cover.showPopover();
  const seen = new Promise((resolve) => {
    const options = { trackVisibility: true, delay: 100 } as IntersectionObserverInit;
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => (entry as { isVisible?: boolean }).isVisible)) resolve(true);
    }, options).observe(cover);
  });
  await seen;
  await frames(20);
  await clickAt(place);
  await frames(3);
  cover.remove();
  expect(running.dials).toEqual([]);
});

test('a number that the page moves under the pointer is not dialed at once', async () => {
  await page('<div id=box style="margin-top:300px"><span id=n>(727) 555-1212</span></div>');
  await seesPainted('(727) 555-1212');
  const place = await restOn(by('n'));
  by('box').style.marginTop = '296px';
  await clickAt(place);
  await frames(3);
  expect(running.dials).toEqual([]);
});

test('a number below a link that is stretched over its card is dialed', async () => {
  await page(
    '<div style="position:relative"><span id=n>(727) 555-1212</span><a href="#x" style="position:absolute;inset:0"></a></div>',
  );
  await seesPainted('(727) 555-1212');
  await call(by('n'));
  await waitFor(() => expect(running.dials).toHaveLength(1));
});

test('in a modal dialog of the page the number is dialed, and the dialog stays open', async () => {
  await page('<dialog id=d><span id=n>(727) 555-1212</span></dialog>');
  by('d').addEventListener('click', () => (by('d') as HTMLDialogElement).close());
  (by('d') as HTMLDialogElement).showModal();
  await seesPainted('(727) 555-1212');
  await call(by('n'));
  await waitFor(() => expect(running.dials).toHaveLength(1));
  expect((by('d') as HTMLDialogElement).open).toBe(true);
});

test('in a menu of the page that closes at a click outside the number is dialed, and the menu stays', async () => {
  await page('<div id=m popover><span id=n>(727) 555-1212</span></div>');
  by('m').showPopover();
  await seesPainted('(727) 555-1212');
  await call(by('n'));
  await waitFor(() => expect(running.dials).toHaveLength(1));
  expect(by('m').matches(':popover-open')).toBe(true);
});

test('a page that keeps removing the host stays responsive, and the extension stops adding it', async () => {
  await page('<span id=n>(727) 555-1212</span><p><span id=m>(415) 555-2671</span>');
  let removed = 0;
  const observer = new MutationObserver(() => {
    const element = hostElement();
    if (element) {
      removed++;
      element.remove();
    }
  });
  await seesPainted('(727) 555-1212', '(415) 555-2671');
  observer.observe(document.documentElement, { childList: true });
  for (let round = 0; round < 12; round++) {
    await moveTo(middle(by(round % 2 ? 'n' : 'm')));
    const before = removed;
    await vi.waitFor(() => expect(removed).toBeGreaterThan(before), { timeout: 250 }).catch(() => undefined);
  }
  observer.disconnect();
  expect(removed).toBeGreaterThan(0);
  expect(removed).toBeLessThanOrEqual(5);
});

test('the link of a scaled page is at the position of the number', async () => {
  document.documentElement.style.zoom = '2';
  await page('<p style="margin-left:80px"><span id=n>(727) 555-1212</span>');
  await seesPainted('(727) 555-1212');
  const place = await restOn(by('n'));
  expect(document.elementFromPoint(place.x, place.y)).toBe(hostElement());
  await clickAt(place);
  await waitFor(() => expect(running.dials).toHaveLength(1));
  document.documentElement.style.zoom = '';
});

test('a refusal is shown on the tooltip of a frame, and the next click is a new one', async () => {
  await page('<span id=n>(727) 555-1212</span>');
  running.answer = () => fail({ what: 'failure_notPaused', todo: 'failure_notPaused_todo', values: [] });
  await seesPainted('(727) 555-1212');
  const place = await restOn(by('n'));
  await clickAt(place);
  await waitFor(() => expect(running.dials).toHaveLength(1));
  await waitFor(() => expect(linkState()).toBe('ready'));
  await clickAt(place);
  await waitFor(() => expect(running.dials).toHaveLength(2));
  expect(running.dials[0]?.id).not.toBe(running.dials[1]?.id);
});

test('a page that rewrites the tooltip gets no call', async () => {
  await page('<span id=n>(727) 555-1212</span>');
  await seesPainted('(727) 555-1212');
  const place = await restOn(by('n'));
  (ours().querySelector('strong') as HTMLElement).textContent = '+1 212 555 0100';
  await clickAt(place);
  expect(ours().querySelector('.note')?.textContent).toContain('covers this number');
  expect(running.dials).toEqual([]);
});

test.each(['opacity:.9', 'filter:contrast(.1)', 'clip-path:inset(0)', 'mix-blend-mode:multiply'])(
  'a page with the effect %s on its root element gets no call',
  async (effect) => {
    await page('<span id=n>(727) 555-1212</span>');
    await seesPainted('(727) 555-1212');
    const place = await restOn(by('n'));
    document.documentElement.style.cssText = effect;
    await clickAt(place);
    await waitFor(() => expect(ours().querySelector('.note')?.textContent).toContain('covers this number'));
    document.documentElement.style.cssText = '';
    expect(running.dials).toEqual([]);
  },
);

test('masked, the tooltip shows only the last four digits, and the whole number is dialed', async () => {
  document.body.innerHTML = '<span id=n>(727) 555-1212</span>';
  running = await startTestPage(undefined, { maskNumbers: true });
  await seesPainted('(727) 555-1212');
  await call(by('n'));
  await waitFor(() => expect(running.dials[0]?.number).toBe('+17275551212'));
  expect(ours().querySelector('strong')?.textContent).toMatch(/1212$/);
  expect(ours().querySelector('strong')?.textContent).not.toMatch(/727|555/);
});

test('a form whose fields have the names of DOM properties does not stop the script', async () => {
  const names = ['parentElement', 'parentNode', 'assignedSlot', 'getRootNode', 'children', 'contains'];
  const fields = names.map((name) => `<input name="${name}">`).join('');
  await page(
    `<form>${fields}<p><span id=n>(727) 555-1212</span></p></form><p><span id=other>(415) 555-2671</span></p>`,
  );
  await moveTo(middle(by('n')));
  await call(by('other'));
  await waitFor(() => expect(running.dials[0]?.number).toBe('+14155552671'));
});
