import { signal } from '@preact/signals';

/** The browser plays no sound before the person has clicked on the page. */
export const isSoundBlocked = signal(false);

let context: AudioContext | undefined;
/** Milliseconds that a browser takes at most to start the sound, if it starts it. */
const startMs = 500;
/** Two short tones: frequency in hertz, start in seconds. */
const tones = [
  [880, 0],
  [660, 0.18],
] as const;
const toneSeconds = 0.15;

/** Plays two short tones, or sets `isSoundBlocked`. */
export async function playAlertSound(): Promise<void> {
  context ??= new AudioContext();
  // Without a click on the page, this promise stays open.
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, startMs))]);
  isSoundBlocked.value = context.state !== 'running';
  if (isSoundBlocked.value) return;
  for (const [frequency, start] of tones) playTone(context, frequency, context.currentTime + start);
}

function playTone(audio: AudioContext, frequency: number, at: number): void {
  const volume = new GainNode(audio, { gain: 0.2 });
  const tone = new OscillatorNode(audio, { frequency });
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + toneSeconds);
}
