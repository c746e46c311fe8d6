const longMs = 700;

/** A long press, by finger or mouse. From a keyboard: Alt and Enter on it, which nobody presses by chance. */
export function longPress(onLong: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => clearTimeout(timer);
  return {
    tabIndex: 0,
    onPointerDown: () => {
      end();
      timer = setTimeout(onLong, longMs);
    },
    onPointerUp: end,
    onPointerLeave: end,
    onPointerCancel: end,
    onContextMenu: (event: Event) => event.preventDefault(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.altKey) onLong();
    },
  };
}
