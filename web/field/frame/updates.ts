// A newer app is fetched whole beside the one that runs, and takes over only where nothing is half written: at the next
// start, or when the notebook is shut.
import { effect } from '@preact/signals';
import { isHalfWritten, standing } from '../notebook/ground.ts';

async function takeOver(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const newer = registration?.waiting;
  if (!newer || isHalfWritten()) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  newer.postMessage('take-over');
}

/** The catalog of the chosen language was fetched before there was a worker that keeps it. */
function keepLanguage(): void {
  const used = performance.getEntriesByType('resource').map(({ name }) => name);
  navigator.serviceWorker.controller?.postMessage(used);
}

/** Keeps the app on this phone, so that it opens without a network, and brings a newer one in. */
export async function keepUpToDate(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('./service-worker.js');
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  }
  keepLanguage();
  effect(() => {
    if (standing.value === 'locked' || standing.value === 'none') void takeOver();
  });
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => {
      if (standing.peek() === 'locked' || standing.peek() === 'none') void takeOver();
    });
  });
}
