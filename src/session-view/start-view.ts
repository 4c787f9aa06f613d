import type { ReadonlySignal } from '@preact/signals';
import { type ComponentType, h, render } from 'preact';
import { setLanguage, setPageLanguage } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { popupState } from '../platform/stored-state.ts';
import { startClock } from '../ui/clock.tsx';
import { live, liveSettings } from '../ui/live.ts';
import type { AgentViewProps } from './agent-view.tsx';
import { loadMemory } from './memory.ts';
import type { CurrentPage } from './site/current-site.ts';

/**
 * Renders a surface of the agent from what is stored, and keeps its session fresh while the surface is visible. `page`
 * reads the page that the surface is about.
 */
export async function startView(
  Surface: ComponentType<AgentViewProps>,
  page: () => Promise<ReadonlySignal<CurrentPage | undefined>>,
): Promise<void> {
  // In parallel: each read in sequence would delay the first paint.
  const [state, inForce, current] = await Promise.all([
    live(popupState),
    liveSettings(),
    page(),
    loadMemory(),
  ]);
  const language = inForce.value?.values.language ?? '';
  if (language) await setLanguage(language);
  setPageLanguage(document);
  render(h(Surface, { state, inForce, page: current }), document.body);
  performance.mark('painted');

  // Without a reply the stored state stays, and the next second polls again. The view shows how old the state is.
  const poll = (now: boolean) => void request('poll', { now });

  // After the first paint of the last known state, because the worker would compete with it. A hidden page is not painted.
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(() => poll(true)));
  else poll(true);
  // A message each second, not a port: a message also starts a worker that the browser has stopped, whose timers are gone.
  // The worker polls the dialer only when a poll is due.
  startClock(() => poll(false), new AbortController().signal);
}
