import { signal } from '@preact/signals';
import { formatDuration } from '../duration.ts';

/** Epoch milliseconds. Only components that read it render again each second. */
export const now = signal(Date.now());

/** Moves the clock every second while the page is visible, and calls `onTick`, until `signal` ends it. */
export function startClock(onTick: () => void, end: AbortSignal): void {
  const timer = setInterval(() => {
    if (document.visibilityState !== 'visible') return;
    now.value = Date.now();
    onTick();
  }, 1000);
  end.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** The time that has passed since `since`, in epoch milliseconds, counted up each second. */
export function Duration({ since }: { since: number }) {
  return <>{formatDuration(now.value - since)}</>;
}
