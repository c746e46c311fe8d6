// The roles that readers come as. They belong to the whole PostgreSQL, not to one database: several nodes on it share
// them, and may all make them in the same moment.
import type { ClientBase } from 'pg';
import { DatabaseCannot } from '../database/index.ts';
import { openerRole, readerRole } from './guard.ts';

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';
const notAllowed = '42501';
/** Another node was quicker: duplicate object, unique violation, a row that changed under us. */
const raced = new Set(['42710', '23505', 'XX000', '40001']);

/** Makes sure that both roles are there and that this connection may take them on. */
export async function ensureRoles(client: ClientBase): Promise<void> {
  for (const role of [readerRole, openerRole]) {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (found.rowCount === 0) await tolerant(client, `create role ${role} nologin`);
    if (await mayTakeOn(client, role)) continue;
    await tolerant(client, `grant ${role} to current_user`);
    if (!(await mayTakeOn(client, role))) throw new DatabaseCannot('database/no-reader-roles');
  }
}

async function tolerant(client: ClientBase, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (codeOf(error) === notAllowed) throw new DatabaseCannot('database/no-reader-roles');
    if (!raced.has(codeOf(error))) throw error;
  }
}

async function mayTakeOn(client: ClientBase, role: string): Promise<boolean> {
  try {
    await client.query(`set role ${role}`);
    await client.query('reset role');
    return true;
  } catch (error) {
    if (codeOf(error) !== notAllowed) throw error;
    return false;
  }
}
