// Keys pressed inside a part of the page, heard before the desk's own keys.
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Listens while the part is there. The part holds fields and buttons; it is no control itself. */
export function useKeysWithin(
  part: RefObject<HTMLElement | null>,
  heard: (event: KeyboardEvent) => void,
): void {
  useEffect(() => {
    const element = part.current;
    element?.addEventListener('keydown', heard);
    return () => element?.removeEventListener('keydown', heard);
  });
}
