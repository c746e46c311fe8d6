// The open line to the node. The browser brings a broken one back by itself, and gives the last cursor with it, so
// that what happened meanwhile comes once.
import { signal } from '@preact/signals';
import type { LiveEventName, LiveEvents } from '@ulinzi/domain/live';

type Listeners = { [Name in LiveEventName]?: (event: LiveEvents[Name]) => void };

/** `up`: events come as they happen. `down`: the line is broken and being brought back. */
export const lineState = signal<'closed' | 'up' | 'down'>('closed');

/** A line that says nothing for so long is broken, whatever the browser thinks: the node ticks every 15 s. */
const silentMs = 40_000;
const retryMs = 2_000;

/** Opens the line and calls the listeners; gives what closes it. */
export function openLine(listeners: Listeners): () => void {
  let source: EventSource | null = null;
  let cursor = '';
  let heardAt = Date.now();
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const connect = () => {
    if (isClosed) return;
    source?.close();
    const line = new EventSource(cursor ? `api/live?after=${encodeURIComponent(cursor)}` : 'api/live');
    source = line;
    heardAt = Date.now();
    line.onopen = () => {
      lineState.value = 'up';
    };
    line.onerror = () => {
      lineState.value = 'down';
      // Closed for good: refused, or the node restarted. Tried again from the last cursor.
      if (line.readyState === EventSource.CLOSED) {
        clearTimeout(retry);
        retry = setTimeout(connect, retryMs);
      }
    };
    for (const [name, listener] of Object.entries(listeners)) {
      line.addEventListener(name, (event) => {
        heardAt = Date.now();
        const { data, lastEventId } = event as MessageEvent<string>;
        if (lastEventId) cursor = lastEventId;
        (listener as (value: unknown) => void)(JSON.parse(data));
      });
    }
  };
  const watchdog = setInterval(() => {
    if (Date.now() - heardAt < silentMs) return;
    lineState.value = 'down';
    connect();
  }, 5_000);
  // A phone that comes back to its network does not wait for the next try.
  const online = () => connect();
  addEventListener('online', online);
  connect();
  return () => {
    isClosed = true;
    clearInterval(watchdog);
    clearTimeout(retry);
    removeEventListener('online', online);
    source?.close();
    lineState.value = 'closed';
  };
}
