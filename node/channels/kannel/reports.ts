import type { DatabaseSync } from 'node:sqlite';
import { hasToken, noteFate } from '../outbox.ts';

/**
 * Writes down a report of Kannel's: 1 delivered, 2 not delivered, 4 and 8 the network has it, 16 the network refused
 * it. False where no text has the token.
 */
export function noteReport(database: DatabaseSync, token: string, type: number, now: number): boolean {
  const fate = ({ 1: 'delivered', 2: 'failed', 4: 'sent', 8: 'sent', 16: 'failed' } as const)[type];
  return fate === undefined ? hasToken(database, token) : noteFate(database, token, fate, now);
}
