// Where the reader is, in the part of the address behind `#`: it never reaches the node, and holds numbers of alerts only.
import { computed, signal } from '@preact/signals';

const hash = signal(location.hash);
addEventListener('hashchange', () => {
  hash.value = location.hash;
});

/** The parts of the address: `#/alerts/4821` gives `['alerts', '4821']`. */
export const route = computed(() => hash.value.replace(/^#\/?/, '').split('/').filter(Boolean));

export function go(...parts: readonly string[]): void {
  location.hash = `/${parts.join('/')}`;
}

export function linkTo(...parts: readonly string[]): string {
  return `#/${parts.join('/')}`;
}
