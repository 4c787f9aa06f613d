import type { Explanation } from '../../failure.ts';
import type { LeadHint, PageRequests } from '../../messages/contract.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { Result } from '../../result.ts';
import type { DialTarget } from '../target/dial-target.ts';
import type { Link } from './link.ts';

/** Milliseconds that a tooltip is shown before its lead is looked up. A pointer on its way over a list does not rest as long. */
const restMs = 300;
const minuteMs = 60_000;

type Ask = (
  input: PageRequests['leadHint']['input'],
) => Promise<Result<PageRequests['leadHint']['reply'], Explanation>>;

/** The line of the tooltip that shows who has the number. At most one lookup is open, and the one of a number that was left is dropped. */
export class LeadLine {
  readonly #ask: Ask;
  readonly #link: Link;
  readonly #t: Translate;
  #number = '';
  #text = '';
  #timer = 0;
  /** Grows with each tooltip, so that a late reply is recognized. */
  #turn = 0;

  constructor(ask: Ask, link: Link, t: Translate, signal: AbortSignal) {
    this.#ask = ask;
    this.#link = link;
    this.#t = t;
    link.onTooltip = (target) => this.#follow(target);
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** The tooltip shows this target now, or none. */
  #follow(target: DialTarget | undefined): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    if (!target || !this.#link.hasLeadLine) return;
    // The same link again, for example after the page was scrolled.
    if (target.number === this.#number && this.#text !== '') {
      this.#link.setLead(target, this.#text);
      return;
    }
    this.#number = target.number;
    this.#text = '';
    this.#timer = window.setTimeout(() => void this.#lookUp(target), restMs);
  }

  async #lookUp(target: DialTarget): Promise<void> {
    const turn = this.#turn;
    const reply = await this.#ask({ number: target.number });
    if (turn !== this.#turn) return;
    const text = reply.ok ? leadText(reply.value, Date.now(), this.#t) : this.#t(reply.error.what);
    // A failure is tried again when the pointer comes back.
    this.#text = reply.ok ? text : '';
    this.#link.setLead(target, text);
  }
}

/** The lead in one line: how many there are, name, status, list, and the age of the answer if it is not new. */
export function leadText({ total, name, status, listId, at }: LeadHint, now: number, t: Translate): string {
  if (total === 0) return t('lead_none');
  const minutes = Math.floor((now - at) / minuteMs);
  return [
    total > 1 ? t('page_leads', String(total)) : '',
    name,
    status,
    listId === '' ? '' : t('lead_list', listId),
    minutes > 0 ? t('page_leadAge', String(minutes)) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
