import { phoneLinks } from './target/dial-target.ts';

const linksAndFields = `${phoneLinks},input,textarea`;

/** Resolves once the page has a body: the script may run earlier. */
export function bodyOf(page: Document, signal: AbortSignal): Promise<void> {
  return once(page, () => page.body !== null, signal);
}

/** Resolves once the page has a digit, a phone link or a field. Most frames have none; for those no request is sent. */
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

function once(page: Document, isSo: () => boolean, signal: AbortSignal): Promise<void> {
  if (isSo() || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    let timer = 0;
    const check = () => {
      timer = 0;
      if (isSo()) done();
    };
    const observer = new MutationObserver(() => {
      // The body counts at once; text may come in many small steps.
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
