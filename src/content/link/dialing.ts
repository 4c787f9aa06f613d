import type { RecordPlace } from '../../messages/contract.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { PageCall } from '../call/page-call.ts';
import { readRecordTexts } from '../match/record-id.ts';
import { canTrackVisibility } from '../overlay/visibility-observer.ts';
import type { DialTarget } from '../target/dial-target.ts';
import type { Link } from './link.ts';

export interface DialingDeps {
  readonly call: PageCall;
  readonly link: Link;
  readonly t: Translate;
  readonly isTop: boolean;
  /** Where the page shows the id of a record. */
  readonly recordPlaces: () => readonly RecordPlace[];
  /** Whether a dial also opens the panel. */
  readonly opensPanel: () => boolean;
}

/** Dials the number of the link and shows the result in the link. */
export class Dialing {
  readonly #deps: DialingDeps;

  constructor(deps: DialingDeps) {
    this.#deps = deps;
  }

  async dial(target: DialTarget, isPreview: boolean): Promise<void> {
    const { call, link, t, isTop, recordPlaces, opensPanel } = this.#deps;
    const dialed = call.dial(target, {
      isPreview,
      records: readRecordTexts(target.element, recordPlaces()),
      // A frame cannot detect what its parent page puts over it without reports of the browser: the popup asks.
      mustConfirm: !isTop && !canTrackVisibility,
      opensPanel: opensPanel(),
    });
    link.markDialed(t('call_sending'));
    const reason = await dialed;
    // The call bar is in the top frame; a frame shows a refusal in the tooltip.
    if (reason && !isTop && link.target === target)
      link.show(target, { note: t(reason.what, ...reason.values) });
  }
}
