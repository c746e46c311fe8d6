function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input,textarea,select,[contenteditable]') !== null;
}

/** The key of a shortcut; null while somebody types, holds it or another key with it, or a dialog is open. */
export function pressedKey(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return null;
  return document.querySelector('dialog[open]') ? null : event.key.toUpperCase();
}
