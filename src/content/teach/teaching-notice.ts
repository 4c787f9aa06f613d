import type { Explanation } from '../../failure.ts';
import { ruleMessage, type TaughtRule } from '../../phone/find/taught-rules.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { Result } from '../../result.ts';
import { BarButton } from '../call/bar-button.ts';
import type { OverlayHost } from '../overlay/overlay-host.ts';

/** Milliseconds that the message stays. The rule can also be deleted in the settings. */
const shownForMs = 20_000;

/** Says what was learned from the context menu, or why nothing was, with a button that takes it back. */
export class TeachingNotice {
  readonly #host: OverlayHost;
  readonly #t: Translate;
  readonly #box = document.createElement('section');
  readonly #text = document.createElement('div');
  readonly #undo: BarButton;
  #timer = 0;

  /** `undo` resolves with whether the rule was taken back. */
  constructor(
    host: OverlayHost,
    t: Translate,
    undo: () => Promise<Result<null, Explanation>>,
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#t = t;
    this.#box.className = 'bar taught';
    this.#box.hidden = true;
    this.#box.setAttribute('aria-label', t('taught_notice'));
    this.#text.className = 'text';
    this.#undo = new BarButton(host, 'undo', t('taught_undo'), () => void this.#takeBack(undo));
    const close = new BarButton(host, 'close', '×', () => this.hide());
    close.element.setAttribute('aria-label', t('call_close'));
    const head = document.createElement('div');
    head.className = 'head';
    head.append(this.#text, this.#undo.element, close.element);
    this.#box.append(head);
    host.root.append(this.#box);
    signal.addEventListener('abort', () => this.hide());
  }

  show(result: Result<TaughtRule, Explanation>): void {
    const t = this.#t;
    const text = result.ok
      ? t(ruleMessage(result.value), result.value.words)
      : `${t(result.error.what, ...result.error.values)} ${t(result.error.todo, ...result.error.values)}`;
    this.#undo.set(result.ok);
    this.#say(text);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#box.hidden = true;
    this.#host.lower(this);
  }

  async #takeBack(undo: () => Promise<Result<null, Explanation>>): Promise<void> {
    this.#undo.set(true, true);
    const done = await undo();
    this.#undo.set(false);
    this.#say(done.ok ? this.#t('taught_undone') : this.#t(done.error.what, ...done.error.values));
  }

  #say(text: string): void {
    this.#text.textContent = text;
    this.#box.hidden = false;
    if (!this.#host.raise(this)) return;
    this.#host.announce(text);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.hide(), shownForMs);
  }
}
