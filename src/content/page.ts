import type { Explanation } from '../failure.ts';
import type {
  CallView,
  Notice,
  PagePlans,
  PageRequests,
  PageView,
  RecordPlace,
  TextVerdict,
} from '../messages/contract.ts';
import { type CountryCode, isCountry } from '../phone/numbering/format-number.ts';
import { setLocations } from '../phone/numbering/location.ts';
import { hasPlans, setPlans } from '../phone/numbering/metadata-parser.ts';
import type { t } from '../platform/i18n.ts';
import type { Result } from '../result.ts';
import { bodyOf, firstDigit } from './body-ready.ts';
import { CallBar } from './call/call-bar.ts';
import { PageCall } from './call/page-call.ts';
import { Highlighter } from './highlight/highlighter.ts';
import { markAt } from './highlight/hit-test.ts';
import { type Mark, Marks } from './highlight/marks.ts';
import { neighbour } from './highlight/reading-order.ts';
import { type DialTarget, linkTarget, phoneLinkIn, textTarget } from './link/dial-target.ts';
import { Keyboard } from './link/keyboard.ts';
import { Link } from './link/link.ts';
import { OverlayHost } from './link/overlay-host.ts';
import { Pointer } from './link/pointer.ts';
import { explainSelection } from './match/explain-selection.ts';
import { fieldIn, fieldTarget } from './match/form-field.ts';
import { NumberMatcher } from './match/number-matcher.ts';
import { readRecords } from './match/record-id.ts';
import { type Candidate, CandidateIndex } from './scan/candidate-index.ts';
import { DomObserver } from './scan/dom-observer.ts';
import { isOptedOut } from './scan/exclusions.ts';
import { NearViewport } from './scan/near-viewport.ts';
import { PageScanner } from './scan/page-scanner.ts';

export type SendRequest = <Q extends keyof PageRequests>(
  name: Q,
  input: PageRequests[Q]['input'],
) => Promise<Result<PageRequests[Q]['reply'], Explanation>>;

export type Notify = typeof t;

/** Milliseconds until a worker that could not answer is asked again for what it only has to read. */
const retryAfter = 1000;

/** What the page's part needs from the rest of the extension. */
export interface PageDeps {
  readonly ask: SendRequest;
  readonly onNotice: (listener: (notice: Notice) => void, signal: AbortSignal) => void;
  readonly onExplain: (judge: (text: string) => readonly TextVerdict[], signal: AbortSignal) => void;
  readonly say: Notify;
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

  const host = new OverlayHost(say, end);
  // Made with the first call: most pages and frames never see one.
  let bar: CallBar | undefined;
  let recordPlaces: readonly RecordPlace[] = [];
  const call = new PageCall(ask, onCall, isTop, end);
  const paint = new Highlighter(end);
  const marks = new Marks(paint, end);
  const judge = new NumberMatcher(marks, 'US');
  const near = new NearViewport(judge, end);
  const places = new CandidateIndex((all) => near.add(all), onFar, end);
  const scan = new PageScanner(judge, places, (root) => watch.add(root), end);
  const watch: DomObserver = new DomObserver(marks, places, scan, paint, () => pointer.pageChanged(), end);
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
  onExplain((text) => explainSelection(text, judge.country), end);

  /** Asked again when the worker was stopped before it could answer: it costs nothing and changes nothing. */
  async function learnPlans(): Promise<void> {
    while (!hasPlans() && !end.aborted && !isOrphan()) {
      const asked = await ask('plans', {});
      if (asked.ok) {
        const { plans, places } = JSON.parse(asked.value) as PagePlans;
        setPlans(plans);
        setLocations(places);
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

  function onFar(all: readonly Candidate[]): void {
    near.remove(all);
    marks.leave(all);
  }

  function targetAt(x: number, y: number, path: readonly EventTarget[]): DialTarget | undefined {
    const mark = markAt(marks, x, y);
    return mark ? textTarget(mark) : targetOf(path);
  }

  function targetOf(path: readonly EventTarget[]): DialTarget | undefined {
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

  function onDial(target: DialTarget, preview: boolean): void {
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
