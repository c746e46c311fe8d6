// The open line to the node. The browser brings a broken one back by itself, and gives the last cursor with it, so
// that what happened meanwhile comes once.
import { batch, signal } from '@preact/signals';
import type { LiveEventName, LiveEvents } from '@ulinzi/domain/live';

type Listeners = { [Name in LiveEventName]?: (event: LiveEvents[Name]) => void };

/** `up`: events come as they happen. `down`: the line is broken and being brought back. */
export const lineState = signal<'closed' | 'up' | 'down'>('closed');

/** A line that says nothing for so long is broken, whatever the browser thinks: the node ticks every 15 s. */
const silentMs = 40_000;
const retryMs = 2_000;

/** One picture: what comes within it is drawn together, or a flood would have the screen drawn for each message. */
const frameMs = 16;

/** Calls at most once in a frame, all of what came in it together; at once where nothing is drawn. */
function together(): (call: () => void) => void {
  const waiting: (() => void)[] = [];
  const callAll = () => {
    batch(() => {
      for (const call of waiting.splice(0)) {
        try {
          call();
        } catch (error) {
          // What follows must be drawn all the same: the node will not tell it again.
          reportError(error);
        }
      }
    });
  };
  return (call) => {
    waiting.push(call);
    // A page in the background has its timers put off, for up to a minute: an alert must not wait for that.
    if (document.hidden) callAll();
    else if (waiting.length === 1) setTimeout(callAll, frameMs);
  };
}

/** Opens the line and calls the listeners; gives what closes it. */
export function openLine(listeners: Listeners): () => void {
  let source: EventSource | null = null;
  let cursor = '';
  let heardAt = Date.now();
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const handOn = together();

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
        const value: unknown = JSON.parse(data);
        handOn(() => {
          if (!isClosed) (listener as (value: unknown) => void)(value);
        });
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
