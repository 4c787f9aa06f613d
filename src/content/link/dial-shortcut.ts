import type { Translate } from '../../platform/i18n.ts';
import { focused, modalNow } from '../dom/modal.ts';
import type { TargetFinder } from '../target/target-finder.ts';
import type { Link } from './link.ts';

export interface DialShortcutDeps {
  readonly link: Link;
  readonly targets: TargetFinder;
  readonly t: Translate;
  /** Dials the number of the link, with the checks of a click. */
  activate(): void;
  /** Called when no number is selected, focused or pointed at. */
  onNone(): void;
}

/**
 * The browser's shortcut that dials. It dials the number whose link is shown: the focused one, or the one under the
 * pointer. For a selected number, the first press shows its link, and the second one dials. So the person has always seen
 * what is dialed, also when the page moved the selection.
 */
export class DialShortcut {
  readonly #deps: DialShortcutDeps;

  constructor(deps: DialShortcutDeps) {
    this.#deps = deps;
  }

  press(): void {
    const { link, targets, t, activate, onNone } = this.#deps;
    const element = focused();
    // Another frame of the tab has the focus, and gets the press too.
    if (!document.hasFocus() || element instanceof HTMLIFrameElement) return;
    const target = targets.selected() ?? link.target ?? (element && targets.in([element]));
    if (!target) {
      onNone();
      return;
    }
    const isShown = link.target?.element === target.element && link.target.shown === target.shown;
    if (isShown) {
      activate();
      return;
    }
    const isInDialog = modalNow() !== undefined;
    const note = t('page_pressAgain');
    if (link.show(target, { hasTooltip: true, note, isInDialog })) link.focus();
  }
}
