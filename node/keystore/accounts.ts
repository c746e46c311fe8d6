// Accounts and their pens. Only here does a name meet the pens that the log knows it by.
import type { PenId } from '@ulinzi/domain/kernel';
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { rowOf } from '../sqlite/index.ts';
import type { Cover } from './cover.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

/** One person in one posting, from one moment until (not including) another; null while it lasts. */
export interface Pen {
  readonly id: PenId;
  readonly accountId: string;
  readonly post: string;
  readonly from: number;
  readonly until: number | null;
}

interface PenRow {
  id: PenId;
  account: string;
  post: string;
  held_from: number;
  held_until: number | null;
}

/** Inside the caller's transaction. */
export function addAccount(database: DatabaseSync, cover: Cover, name: string, now: number): Account {
  const account = { id: randomUUID(), name, createdAt: now };
  database
    .prepare('INSERT INTO account VALUES (?, ?, ?)')
    .run(account.id, cover.text('account.name', name), now);
  return account;
}

export function accountWith(database: DatabaseSync, cover: Cover, id: string): Account | undefined {
  const row = rowOf<{ id: string; name: string; created_at: number }>(
    database.prepare('SELECT * FROM account WHERE id = ?'),
    id,
  );
  return row && { id: row.id, name: cover.textUnder('account.name', row.name), createdAt: row.created_at };
}

/** Inside the caller's transaction. */
export function addPen(database: DatabaseSync, accountId: string, post: string, now: number): Pen {
  const pen: Pen = { id: randomUUID() as string as PenId, accountId, post, from: now, until: null };
  database.prepare('INSERT INTO pen VALUES (?, ?, ?, ?, NULL)').run(pen.id, accountId, post, now);
  return pen;
}

/** Inside the caller's transaction. A clock that was set back cannot end a pen before it began. */
export function endPen(database: DatabaseSync, id: PenId, now: number): void {
  database.prepare('UPDATE pen SET held_until = max(?, held_from) WHERE id = ?').run(now, id);
}

export function penWith(database: DatabaseSync, id: string): Pen | undefined {
  return penIn(rowOf(database.prepare('SELECT * FROM pen WHERE id = ?'), id));
}

/** The pen that was in this post at this moment; the last to come where two were. */
export function penOfPost(database: DatabaseSync, post: string, at: number): Pen | undefined {
  const sql = `SELECT * FROM pen WHERE post = ? AND held_from <= ? AND (held_until IS NULL OR held_until > ?)
    ORDER BY held_from DESC, rowid DESC LIMIT 1`;
  return penIn(rowOf(database.prepare(sql), post, at, at));
}

/** The pen that is in this post, whatever the clock says; the last to come where two are. */
export function sittingPen(database: DatabaseSync, post: string): Pen | undefined {
  const sql = 'SELECT * FROM pen WHERE post = ? AND held_until IS NULL ORDER BY rowid DESC LIMIT 1';
  return penIn(rowOf(database.prepare(sql), post));
}

/** A pen as its table holds it; undefined where there is no row. */
export function penIn(row: PenRow | undefined): Pen | undefined {
  if (!row) return undefined;
  const { id, account, post, held_from, held_until } = row;
  return { id, accountId: account, post, from: held_from, until: held_until };
}
