import { browser } from './browser.ts';

/** Runs `run` when the alarm of that name fires. Call it while the worker starts: the alarm may have started it. */
export function onAlarm(name: string, run: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) run();
  });
}

/** Browsers fire no alarm sooner than after 30 seconds, so an alarm is the fallback of a timer if the worker is stopped. */
export function scheduleAlarm(name: string, milliseconds: number): void {
  browser.alarms.create(name, { delayInMinutes: Math.max(0.5, milliseconds / 60_000) });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}
