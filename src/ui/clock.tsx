import { signal } from '@preact/signals';

/** Epoch milliseconds. Only what reads it renders again each second. */
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

/** `1:05` or `1:02:05` from milliseconds. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
