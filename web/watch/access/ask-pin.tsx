import type { AskPin as Ask } from '../../shared/api.ts';

/** Asks for a post and its PIN at a duty desk. */
export const pinAsked: Ask = async () => null;

export function AskPin() {
  return null;
}
