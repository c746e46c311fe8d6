// Whether the map stands beside the board. Of all that is chosen in the watch room this layout alone is remembered.
import { computed, signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const storedUnder = 'map-beside';

/** Null until a person has chosen: then it depends on the room there is. */
const isWanted = signal<boolean | null>(stored());

function stored(): boolean | null {
  const said = localStorage.getItem(storedUnder);
  return said === null ? null : said === 'yes';
}

const width = signal(0);

/** From here on board, map and detail stand side by side; below, the map stands above the detail. */
const wide = 1_180;
/** Below this the map is a screen of its own. */
const narrowest = 692;

/** How the map stands in the watch room now. */
export const mapStands = computed<'beside' | 'above' | 'away'>(() => {
  const hasRoom = width.value >= wide;
  if (width.value < narrowest || !(isWanted.value ?? hasRoom)) return 'away';
  return hasRoom ? 'beside' : 'above';
});

export function toggleMap(): void {
  isWanted.value = mapStands.peek() === 'away';
  localStorage.setItem(storedUnder, isWanted.value ? 'yes' : 'no');
}

/** Measures the room that the watch room has: the exercise's handset takes of it. */
export function useRoom(room: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    width.value = element.clientWidth;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [room]);
}
