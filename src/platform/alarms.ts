import { browser } from './browser.ts';

/** Runs `run` when the alarm of that name rings. Listens at once: the alarm may be what woke the worker. */
export function onAlarm(name: string, run: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) run();
  });
}

/** The browsers ring no sooner than half a minute, so an alarm is the net under a timer, not the timer. */
export function scheduleAlarm(name: string, milliseconds: number): void {
  browser.alarms.create(name, { delayInMinutes: Math.max(0.5, milliseconds / 60_000) });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}
