import type { ReadonlySignal } from '@preact/signals';
import { type ComponentChild, render } from 'preact';
import { setLanguage, setPageLanguage } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { popupState } from '../platform/stored-state.ts';
import { startClock } from '../ui/clock.tsx';
import { live, liveSettings } from '../ui/live.ts';
import type { AgentViewProps } from './agent-view.tsx';
import { partsAtStart } from './later-parts.ts';
import { loadMemory } from './memory.ts';
import type { CurrentPage } from './site/current-site.ts';
import { loadDrafts } from './use-draft.ts';

/** Reads what is stored for the first paint of a surface, and sets its language. `readPage`: the page it is about. */
export async function loadView(
  readPage: () => Promise<ReadonlySignal<CurrentPage | undefined>>,
): Promise<AgentViewProps> {
  // In parallel: each read in sequence would delay the first paint.
  const [state, inForce, page] = await Promise.all([
    live(popupState).then(async (read) => {
      await Promise.all(partsAtStart(read.value).map((part) => part.load()));
      return read;
    }),
    liveSettings(),
    readPage(),
    loadMemory(),
    loadDrafts(),
  ]);
  const language = inForce.value?.values.language ?? '';
  if (language) await setLanguage(language);
  setPageLanguage(document);
  return { state, inForce, page };
}

/** Renders a surface, and keeps its session fresh while it is visible. */
export function showView(surface: ComponentChild): void {
  render(surface, document.body);

  // Without a reply the stored state stays, and the next second polls again. The view shows how old the state is.
  const poll = (now: boolean) => void request('poll', { now });

  // After the first paint of the last known state, because the worker would compete with it. A hidden page is not painted.
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(() => poll(true)));
  else poll(true);
  // A message each second, not a port: a message also starts a worker that the browser has stopped, whose timers are gone.
  // The worker polls the dialer only when a poll is due.
  startClock(() => poll(false), new AbortController().signal);
}
