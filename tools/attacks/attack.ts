/** The number that a hostile page wants to have dialed, in the element `#bait`. */
export const bait = '(727) 555-0142';
/** The number that the agent dials between the attacks, which proves that the extension runs. */
export const control = '(813) 555-0191';

/** A function that runs in the page's own world. It is sent as source text, so it uses nothing from outside. */
type PageScript = () => void;

/**
 * A page that tries to make a call that the agent did not request or cannot see, or to read what is not its own. A script
 * reports what it read with `window.leaks.push(…)`.
 */
export interface PageAttack {
  readonly name: string;
  /** The body of the page. Default: a page with the bait. */
  readonly html?: string;
  readonly css?: string;
  /** Runs before the content of the page. */
  readonly before?: PageScript;
  /** Runs when the pointer rests on the bait and its link, if any, is ready. */
  readonly script?: PageScript;
  /** What the agent really does. Default: the agent points at the bait. */
  readonly action?: 'click' | 'doubleClick' | 'tabAndEnter' | 'shortcutAndEnter' | 'rest';
  /** Where the agent points and clicks instead of at `#bait`; a position in the window. */
  readonly at?: { readonly x: number; readonly y: number };
  /**
   * `never`: any dial is a success of the attack. `shown` (default with an action): a dial is correct if the tooltip
   * shows its number, unchanged, in a picture that is the same as on a plain page. `named`: the same without the picture.
   */
  readonly dial?: 'never' | 'shown' | 'named';
}

/** A reply of the dialer to one dial. */
export interface ReplyAttack {
  readonly name: string;
  readonly fault: import('../../sandbox/reply-faults.ts').Fault;
}

/** An address in the sign-in form, or a dialer that answers the sign-in in a hostile way. `$EVIL`: the attacker's host and port. */
export interface SignInAttack {
  readonly name: string;
  readonly address?: string;
  readonly fault?: import('../../sandbox/reply-faults.ts').Fault;
}
