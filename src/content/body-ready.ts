const mayBeDialled = 'a[href^="tel:" i],a[href^="callto:" i],a[href^="sip:" i],input,textarea';

/** Resolves once there is a body: the script may run before. */
export function bodyOf(page: Document, signal: AbortSignal): Promise<void> {
  return once(page, () => page.body !== null, signal);
}

/** Resolves once there is anything to read. Frames are many and most hold no number; those are not even asked about. */
export function firstDigit(page: Document, signal: AbortSignal): Promise<void> {
  return once(page, () => page.body !== null && hasDigit(page.body), signal);
}

function hasDigit(body: HTMLElement): boolean {
  return /\p{Nd}/u.test(body.textContent ?? '') || body.querySelector(mayBeDialled) !== null || hasHost(body);
}

function hasHost(body: HTMLElement): boolean {
  for (const element of body.getElementsByTagName('*')) if (element.shadowRoot) return true;
  return false;
}

function once(page: Document, isSo: () => boolean, signal: AbortSignal): Promise<void> {
  if (isSo() || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    let timer = 0;
    const look = () => {
      timer = 0;
      if (isSo()) done();
    };
    const observer = new MutationObserver(() => {
      // The body itself is worth an answer at once; text may come in many small steps.
      timer ||= window.setTimeout(look, page.body ? 50 : 0);
    });
    const done = () => {
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    };
    observer.observe(page, { childList: true, subtree: true, characterData: true });
    signal.addEventListener('abort', done, { once: true });
  });
}
