import { phoneLinks } from './target/dial-target.ts';

const linksAndFields = `${phoneLinks},input,textarea`;

/** Resolves once the page has a body: the script may run earlier. */
export function bodyOf(page: Document, signal: AbortSignal): Promise<void> {
  return once(page, () => page.body !== null, signal);
}

/** Resolves once the page has a digit, a phone link or a field. Most frames have none and send no request. */
export function firstDigit(page: Document, signal: AbortSignal): Promise<void> {
  return once(page, () => page.body !== null && hasDigit(page.body), signal);
}

function hasDigit(body: HTMLElement): boolean {
  return (
    /\p{Nd}/u.test(body.textContent ?? '') || body.querySelector(linksAndFields) !== null || hasHost(body)
  );
}

function hasHost(body: HTMLElement): boolean {
  for (const element of body.getElementsByTagName('*')) if (element.shadowRoot) return true;
  return false;
}

/** Resolves once `isTrue` gives true, which is checked after each change of the page, or when `signal` aborts. */
function once(page: Document, isTrue: () => boolean, signal: AbortSignal): Promise<void> {
  if (isTrue() || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    let timer = 0;
    const check = () => {
      timer = 0;
      if (isTrue()) done();
    };
    const observer = new MutationObserver(() => {
      // The body is checked at once. Text may arrive in many small steps, so it is checked less often.
      timer ||= window.setTimeout(check, page.body ? 50 : 0);
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
