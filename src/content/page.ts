import type { Failure } from '../failure.ts';
import type {
  CallView,
  Notice,
  PagePlans,
  PageQuestions,
  PageView,
  RecordPlace,
  TextVerdict,
} from '../messages/contract.ts';
import { type CountryCode, isCountry } from '../phone/numbering/format-number.ts';
import { takePlaces } from '../phone/numbering/location.ts';
import { hasPlans, takePlans } from '../phone/numbering/metadata-parser.ts';
import type { Result } from '../result.ts';
import { bodyOf, firstDigit } from './body-ready.ts';
import { CallBar } from './call/call-bar.ts';
import { Call } from './call/page-call.ts';
import { Paint } from './highlight/highlighter.ts';
import { markAt } from './highlight/hit-test.ts';
import { type Mark, Marks } from './highlight/marks.ts';
import { neighbour } from './highlight/reading-order.ts';
import { linkTarget, phoneLinkIn, type Target, textTarget } from './link/dial-target.ts';
import { Keyboard } from './link/keyboard.ts';
import { Link } from './link/link.ts';
import { Host } from './link/overlay-host.ts';
import { Pointer } from './link/pointer.ts';
import { verdicts } from './match/explain-selection.ts';
import { fieldIn, fieldTarget } from './match/form-field.ts';
import { Judge } from './match/number-matcher.ts';
import { readRecords } from './match/record-id.ts';
import { type Place, Places } from './scan/candidate-index.ts';
import { Watch } from './scan/dom-observer.ts';
import { isOptedOut } from './scan/exclusions.ts';
import { Near } from './scan/near-viewport.ts';
import { Scan } from './scan/page-scanner.ts';

export type Ask = <Q extends keyof PageQuestions>(
  question: Q,
  input: PageQuestions[Q]['input'],
) => Promise<Result<PageQuestions[Q]['reply'], Failure>>;

export type Say = (key: string, ...values: readonly string[]) => string;

/** Milliseconds until a worker that could not answer is asked again for what it only has to read. */
const retryAfter = 1000;

/** What the page's part needs from the rest of the extension. */
export interface PageDeps {
  readonly ask: Ask;
  readonly onNotice: (listener: (notice: Notice) => void, signal: AbortSignal) => void;
  readonly onExplain: (judge: (text: string) => readonly TextVerdict[], signal: AbortSignal) => void;
  readonly say: Say;
  /** Whether the extension was updated or removed, and this copy is a leftover. */
  readonly isOrphan: () => boolean;
}

/**
 * Finds, paints and links the numbers of this document until `signal` ends it; then the page is as it was before.
 * Resolves once it watches, or at once where the page asks for no links.
 */
export async function startPage(
  { ask, onNotice, onExplain, say, isOrphan }: PageDeps,
  signal: AbortSignal,
): Promise<void> {
  const own = new AbortController();
  const end = AbortSignal.any([signal, own.signal]);
  const isTop = window.top === window;

  const host = new Host(say, end);
  // Made with the first call: most pages and frames never see one.
  let bar: CallBar | undefined;
  let recordPlaces: readonly RecordPlace[] = [];
  const call = new Call(ask, onCall, isTop, end);
  const paint = new Paint(end);
  const marks = new Marks(paint, end);
  const judge = new Judge(marks, 'US');
  const near = new Near(judge, end);
  const places = new Places((all) => near.add(all), onFar, end);
  const scan = new Scan(judge, places, (root) => watch.add(root), end);
  const watch: Watch = new Watch(marks, places, scan, paint, () => pointer.pageChanged(), end);
  const link: Link = new Link(
    host,
    say,
    (event) => pointer.activate(event),
    () => bar?.isShown === true,
    end,
  );
  const pointer: Pointer = new Pointer(
    { host, link, say, targetAt, targetOf, flush: () => watch.flush(), onDial },
    end,
  );
  new Keyboard(
    {
      host,
      link,
      neighbour: (from, step) => neighbour(from, step, marks, judge),
      onNone: () => host.announce(say('page_none')),
    },
    end,
  );

  onNotice((notice) => {
    if (notice.notice === 'stop') own.abort();
    else if (notice.notice === 'page') takePage(notice.page);
    else if (notice.notice === 'call' && isTop) call.take(notice.call);
  }, end);

  // No event tells a script that its extension is gone; the next touch of the page does.
  const check = () => {
    if (isOrphan()) own.abort();
  };
  for (const type of ['pointerover', 'keydown', 'focusin', 'click'])
    window.addEventListener(type, check, { capture: true, passive: true, signal: end });
  // A page that comes back from the back/forward cache missed the notices.
  window.addEventListener('pageshow', ({ persisted }) => persisted && void sayHello(), { signal: end });

  // While there are no elements yet, the rule for marks costs nothing; a page that stands gets it once it is watched.
  if (document.readyState === 'loading') paint.adoptIn(document);
  await (isTop ? bodyOf(document, end) : firstDigit(document, end));
  if (end.aborted || isOptedOut(document)) return;
  await learnPlans();
  await sayHello();
  if (end.aborted) return;
  watch.add(document);
  onExplain((text) => verdicts(text, judge.country), end);

  /** Asked again when the worker was stopped before it could answer: it costs nothing and changes nothing. */
  async function learnPlans(): Promise<void> {
    while (!hasPlans() && !end.aborted && !isOrphan()) {
      const asked = await ask('plans', {});
      if (asked.ok) {
        const { plans, places } = JSON.parse(asked.value) as PagePlans;
        takePlans(plans);
        takePlaces(places);
      } else await new Promise((resolve) => setTimeout(resolve, retryAfter));
    }
  }

  async function sayHello(): Promise<void> {
    const hello = await ask('hello', {});
    if (hello.ok && !end.aborted) takePage(hello.value);
  }

  function takePage(page: PageView): void {
    recordPlaces = page.recordPlaces ?? [];
    const country: CountryCode = isCountry(page.country) ? page.country : 'US';
    if (country !== judge.country) {
      judge.country = country;
      link.hide();
      watch.again();
    }
    if (isTop && page.call) call.take(page.call);
  }

  function onFar(all: readonly Place[]): void {
    near.remove(all);
    marks.leave(all);
  }

  function targetAt(x: number, y: number, path: readonly EventTarget[]): Target | undefined {
    const mark = markAt(marks, x, y);
    return mark ? textTarget(mark) : targetOf(path);
  }

  function targetOf(path: readonly EventTarget[]): Target | undefined {
    const field = fieldIn(path);
    if (field) return fieldTarget(field, judge.country);
    const pageLink = phoneLinkIn(path);
    return pageLink && linkTarget(pageLink, marksIn(pageLink), judge.country);
  }

  function marksIn(element: Element): Mark[] {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: Mark[] = [];
    for (let node = walker.nextNode(); node && found.length < 2; node = walker.nextNode())
      found.push(...marks.of(node as Text));
    return found.length === 1 ? found : [];
  }

  function onDial(target: Target, preview: boolean): void {
    const dialled = call.dial(target, preview, readRecords(target.element, recordPlaces));
    link.spend(say('call_sending'));
    void dialled.then((reason) => {
      // The bar is in the top frame; a frame that was refused says so itself.
      if (reason && !isTop && link.target === target)
        link.show(target, { note: say(reason.what, ...reason.values) });
    });
  }

  function onCall(view: CallView | null): void {
    if (!isTop) return;
    if (view) barNow().show(view);
    else onClose();
  }

  function barNow(): CallBar {
    bar ??= new CallBar(host, say, { onWork: (id, work) => call.work(id, work), onClose }, end);
    return bar;
  }

  function onClose(): void {
    bar?.hide();
    if (!link.target) host.lower();
  }
}
