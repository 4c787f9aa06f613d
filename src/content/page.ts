import type { Explanation } from '../failure.ts';
import type {
  Notice,
  PageNumber,
  PagePlans,
  PageRequests,
  PageView,
  RecordPlace,
  TabRequests,
} from '../messages/contract.ts';
import { type CountryCode, isCountry } from '../phone/numbering/format-number.ts';
import { hasLocations, setLocations } from '../phone/numbering/location.ts';
import { addZone } from '../phone/numbering/metadata-parser.ts';
import { setWordLists } from '../phone/numbering/word-lists.ts';
import type { Translate } from '../platform/i18n.ts';
import { ok, type Result } from '../result.ts';
import { bodyOf, firstDigit } from './body-ready.ts';
import { CallBar } from './call/call-bar.ts';
import { PageCall } from './call/page-call.ts';
import { containerOf } from './dom/composed-tree.ts';
import { isOptedOut } from './dom/exclusions.ts';
import { Highlighter } from './highlight/highlighter.ts';
import { Marks } from './highlight/marks.ts';
import { ClickController } from './link/click-controller.ts';
import { DialShortcut } from './link/dial-shortcut.ts';
import { Dialing } from './link/dialing.ts';
import { Focus } from './link/focus.ts';
import { Hover } from './link/hover.ts';
import { Keyboard } from './link/keyboard.ts';
import { LeadLine } from './link/lead-line.ts';
import { Link } from './link/link.ts';
import { NumberMatcher } from './match/number-matcher.ts';
import { readRecordTexts } from './match/record-id.ts';
import { shieldEvents } from './overlay/event-shield.ts';
import { OverlayHost } from './overlay/overlay-host.ts';
import { PageEvents } from './page-events/page-events.ts';
import { CandidateIndex } from './scan/candidate-index.ts';
import { DomObserver } from './scan/dom-observer.ts';
import { NearViewport } from './scan/near-viewport.ts';
import { boxesOf } from './target/dial-target.ts';
import { PageNumberReader } from './target/page-numbers.ts';
import { neighbor } from './target/reading-order.ts';
import { TargetFinder } from './target/target-finder.ts';
import { explainOnPage, selectedText } from './teach/explain-on-page.ts';
import { MenuTarget } from './teach/menu-target.ts';
import { TeachingNotice } from './teach/teaching-notice.ts';

/** Milliseconds until a request that only reads is sent again, when the worker could not reply. */
const retryAfterMs = 1000;

/** The parts of the extension that a page uses. */
export interface PageDeps {
  readonly request: <Q extends keyof PageRequests>(
    name: Q,
    input: PageRequests[Q]['input'],
  ) => Promise<Result<PageRequests[Q]['reply'], Explanation>>;
  readonly onNotice: (listener: (notice: Notice) => void, signal: AbortSignal) => void;
  /** Replies to the requests of the extension's own pages and of its worker. */
  readonly onTabRequest: <Q extends keyof TabRequests>(
    name: Q,
    handle: (input: TabRequests[Q]['input']) => Result<TabRequests[Q]['reply'], Explanation>,
    signal: AbortSignal,
  ) => void;
  readonly t: Translate;
  /** Whether the extension was updated or removed, and this copy is a leftover. */
  readonly isOrphan: () => boolean;
  /** Whether this script ran before the scripts of the page, so that its listeners are the first. */
  readonly isFirst: boolean;
}

/**
 * Finds, highlights and links the numbers of this document until `signal` aborts. The page is then as it was before.
 * Resolves once the document is observed, or at once if the page opts out of phone links.
 */
export async function startPage(
  { request, onNotice, onTabRequest, t, isOrphan, isFirst }: PageDeps,
  signal: AbortSignal,
): Promise<void> {
  const own = new AbortController();
  const end = AbortSignal.any([signal, own.signal]);
  const isTop = window.top === window;

  const host = new OverlayHost(t, end);
  const call = new PageCall(request, isTop, end);
  let isMasked = false;
  // Created with the first call: most pages never have one.
  let bar: CallBar | undefined;
  if (isTop)
    call.onChange((view, isDialRefused) => {
      if (view)
        bar ??= new CallBar(
          host,
          t,
          {
            runAction: (id, action) => call.runAction(id, action),
            openSession: () => void request('openSession', {}),
            hasKeypad: isFirst,
          },
          end,
        );
      if (view) bar?.show(view, { isMasked, isDialRefused });
      else bar?.hide();
    });

  const highlighter = new Highlighter(end);
  const marks = new Marks(highlighter, end);
  const matcher = new NumberMatcher(marks, 'US');
  const near = new NearViewport(matcher, end);
  const candidates = new CandidateIndex(
    (all) => near.add(all),
    (all) => {
      near.remove(all);
      marks.dropIn(all);
    },
    end,
  );

  const targets = new TargetFinder(marks, matcher);
  const menuTarget = new MenuTarget(marks, matcher, end);
  // Created with the first rule: most people never teach one.
  let teachingNotice: TeachingNotice | undefined;
  const link = new Link(host, t, end, () => marks.all().flatMap(boxesOf));
  new LeadLine((input) => request('leadHint', input), link, t, end);
  const hover = new Hover(link, targets, end);
  new Focus(host.element, link, targets, end);
  const observer = new DomObserver(
    { marks, candidates, matcher, highlighter, onChange: () => hover.onPageChange() },
    end,
  );
  // The events of a page do not reach its frames, also those of its own origin.
  const events = isTop || !isTopSameOrigin() ? new PageEvents(call, document, end) : undefined;
  let recordPlaces: readonly RecordPlace[] = [];
  let opensPanel = false;
  const dialing = new Dialing({
    call,
    link,
    t,
    isTop,
    recordPlaces: () => recordPlaces,
    opensPanel: () => opensPanel,
  });
  const clicks = new ClickController(
    {
      host,
      link,
      targets,
      t,
      flush: () => observer.flush(),
      dial: (target, isPreview) => void dialing.dial(target, isPreview),
    },
    end,
  );
  const dialShortcut = new DialShortcut({
    link,
    targets,
    t,
    activate: () => clicks.activate(),
    onNone: () => host.announce(t('page_none')),
  });
  new Keyboard(
    {
      host,
      link,
      neighbor: (from, step) => neighbor(from, step, marks, matcher),
      onNone: () => host.announce(t('page_none')),
    },
    end,
  );
  // No event tells a script that its extension is gone; the next action on the page shows it.
  const check = () => {
    if (isOrphan()) own.abort();
  };
  for (const type of ['pointerover', 'keydown', 'focusin', 'click'])
    window.addEventListener(type, check, { capture: true, passive: true, signal: end });
  // This must be the last listener of ours: it stops the propagation of an event.
  shieldEvents(host.element, host.root, end);

  onNotice((notice) => {
    if (notice.notice === 'stop') own.abort();
    else if (notice.notice === 'page') applySettings(notice.page);
    else if (notice.notice === 'call' && isTop && notice.origin === location.origin) call.take(notice.call);
    else if (notice.notice === 'callEvent' && notice.origin === location.origin)
      events?.deliver(notice.type, notice.detail);
    else if (notice.notice === 'dial') dialShortcut.press();
    else if (notice.notice === 'taught') {
      teachingNotice ??= new TeachingNotice(host, t, () => request('undoTeaching', {}), end);
      teachingNotice.show(notice.result);
    }
  }, end);
  // A page that comes back from the back/forward cache missed the notices.
  window.addEventListener('pageshow', ({ persisted }) => persisted && void readSettings(), { signal: end });

  // The style rule for marks costs nothing before there are elements. An existing page gets it once it is observed.
  if (document.readyState === 'loading') highlighter.adoptIn(document);
  await (isTop ? bodyOf(document, end) : firstDigit(document, end));
  if (end.aborted || isOptedOut(document)) return;
  await readPhoneData();
  await readSettings();
  if (end.aborted) return;
  observer.add(document);
  onTabRequest('explainText', ({ text }) => ok(explainOnPage(text, matcher)), end);
  onTabRequest('selectedText', ({ longest }) => ok(selectedText(longest)), end);
  onTabRequest('pageRecords', () => ok(readRecordTexts(document.documentElement, recordPlaces)), end);
  onTabRequest('pageNumbers', ({ most }) => ok(readNumbers().all(observer.roots(), most)), end);
  onTabRequest('menuNumber', () => ok(menuNumber()), end);
  onTabRequest('wordPlace', () => menuTarget.wordPlace(), end);

  function readNumbers(): PageNumberReader {
    return new PageNumberReader(matcher, recordPlaces);
  }

  function menuNumber(): PageNumber | null {
    const reader = readNumbers();
    const mark = menuTarget.mark();
    const [first] = mark?.parts ?? [];
    const element = first && containerOf(first.node);
    return mark && element ? reader.one(element, mark) : null;
  }

  /** Repeats the request until there is a reply. That is safe, because the request changes nothing. */
  async function readPhoneData(): Promise<void> {
    while (!hasLocations() && !end.aborted && !isOrphan()) {
      const reply = await request('plans', {});
      if (reply.ok) {
        const { zones, words, places } = JSON.parse(reply.value) as PagePlans;
        zones.forEach(addZone);
        setWordLists(words);
        setLocations(places);
      } else await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
    }
  }

  async function readSettings(): Promise<void> {
    const reply = await request('hello', {});
    if (reply.ok && !end.aborted) applySettings(reply.value);
  }

  function applySettings(page: PageView): void {
    recordPlaces = page.recordPlaces ?? [];
    opensPanel = page.opensPanel === true;
    if (events) events.isAllowed = page.isIntegrated === true;
    isMasked = page.maskNumbers === true;
    link.isMasked = isMasked;
    link.hasLeadLine = page.showsLeads === true;
    const country: CountryCode = isCountry(page.country) ? page.country : 'US';
    const isRetaught = JSON.stringify(page.taught ?? []) !== JSON.stringify(matcher.taught ?? []);
    if (isRetaught) {
      matcher.taught = page.taught;
      marks.clear();
    }
    if (country !== matcher.country || isRetaught) {
      matcher.country = country;
      link.hide();
      observer.rescan();
    }
    if (isTop && page.call) call.take(page.call);
  }
}

function isTopSameOrigin(): boolean {
  try {
    return window.top?.location.origin === location.origin;
  } catch {
    // The browser does not let this frame read the address of another origin.
    return false;
  }
}
