// Sound made here, without a file: two rising tones for a new alert, three low ones for one that is late.
import { signal } from '@preact/signals';

const storedUnder = 'sound';
let context: AudioContext | null = null;

export const isSoundOn = signal(localStorage.getItem(storedUnder) !== 'off');

/** A browser lets a page sound only after somebody has touched it; the first touch opens it. */
addEventListener('pointerdown', () => void open(), { once: true });
addEventListener('keydown', () => void open(), { once: true });

async function open(): Promise<AudioContext> {
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume();
  return context;
}

export function switchSound(): void {
  isSoundOn.value = !isSoundOn.value;
  localStorage.setItem(storedUnder, isSoundOn.value ? 'on' : 'off');
  if (isSoundOn.value) sound('new');
}

const tones = { new: [660, 880], late: [440, 440, 440], page: [880, 660, 880, 660] } as const;

/** Sounds once where sound is on and the browser lets it. */
export function sound(what: keyof typeof tones): void {
  if (!isSoundOn.value || !context || context.state !== 'running') return;
  const start = context.currentTime;
  for (const [nth, hertz] of tones[what].entries()) {
    const oscillator = new OscillatorNode(context, { frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    const at = start + nth * 0.22;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.2, at + 0.02);
    gain.gain.linearRampToValueAtTime(0, at + 0.18);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + 0.2);
  }
}
