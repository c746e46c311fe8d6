// Instances that came under an id which another report has: kept, each with its words sealed, until the office has looked.
// They are no entries: what they say was refused. Who may read reports of the sender's base may read them.
import { type EntryId, isUuid, type PenId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { randomUUID } from 'node:crypto';
import type { App, Core } from '../app/index.ts';

/** The office has a month to look; then it goes, as raw messages do. */
const keptDays = 30;

export interface KeptInstance {
  readonly id: string;
  /** The report that has this id. */
  readonly report: EntryId;
  readonly formId: string;
  readonly post: string;
  readonly base: string | null;
  readonly province: string | null;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  readonly sealed: Buffer;
}

interface Row {
  id: string;
  report: EntryId;
  form_id: string;
  post: string;
  base: string | null;
  province: string | null;
  kept: string;
  sealed: Buffer;
}

interface Refused {
  readonly report: EntryId;
  readonly formId: string;
  readonly bytes: Uint8Array;
  readonly actor: Actor & { readonly pen: PenId };
}

/** Keeps an instance; the same once. Resolves when its key and its words are on disk. */
export async function keepInstance(
  { keystore, clock }: App,
  { pool }: Core,
  { report, formId, bytes, actor }: Refused,
): Promise<void> {
  const content = keystore.hmacMessageId(['openrosa-kept', report, Buffer.from(bytes).toString('latin1')]);
  const before = await pool.query('select 1 from openrosa_kept where report = $1 and content = $2', [
    report,
    content,
  ]);
  if (before.rows.length > 0) return;
  const { sealed, keyId } = keystore.seal(bytes);
  keystore.commit();
  await pool.query(
    `insert into openrosa_kept (id, report, content, form_id, post, base, province, kept, key_id, sealed)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      randomUUID(),
      report,
      content,
      formId,
      actor.post,
      actor.base,
      actor.province,
      clock.recorded(),
      keyId,
      Buffer.from(sealed),
    ],
  );
}

/** Roles that read reports of a whole province; the custodian reads everywhere. */
const office: readonly string[] = ['protection-manager', 'head-of-office'];

/** True for who may read what a post of this place has sent. */
function mayRead({ role, province }: Actor, core: Core, kept: Row): boolean {
  if (role === 'custodian' || role === 'administrator') return true;
  const of = kept.province ?? (kept.base === null ? null : core.memory.base(kept.base)?.province);
  return office.includes(role) && province !== null && province === of;
}

/** Those that an actor may see, the newest first. */
export async function keptFor(core: Core, actor: Actor): Promise<KeptInstance[]> {
  const found = await core.pool.query<Row>('select * from openrosa_kept order by kept desc, id limit 500');
  return found.rows.filter((row) => mayRead(actor, core, row)).map(keptOf);
}

export async function keptNamed(core: Core, actor: Actor, id: string): Promise<KeptInstance | undefined> {
  if (!isUuid(id)) return undefined;
  const found = await core.pool.query<Row>('select * from openrosa_kept where id = $1', [id]);
  const [row] = found.rows;
  return row && mayRead(actor, core, row) ? keptOf(row) : undefined;
}

/** Erases one: its row, then its key. */
export async function forgetKept({ keystore }: App, { pool }: Core, id: string): Promise<void> {
  const gone = await pool.query<{ key_id: string }>(
    'delete from openrosa_kept where id = $1 returning key_id',
    [id],
  );
  keystore.destroyKeys(gone.rows.map(({ key_id }) => Number(key_id)));
}

/** Erases those past their term. */
export async function forgetOldKept({ keystore, clock }: App, { pool }: Core): Promise<void> {
  const gone = await pool.query<{ key_id: string }>(
    'delete from openrosa_kept where kept < $1 returning key_id',
    [clock.recorded() - keptDays * 86_400_000],
  );
  keystore.destroyKeys(gone.rows.map(({ key_id }) => Number(key_id)));
}

function keptOf(row: Row): KeptInstance {
  const { id, report, post, base, province, sealed } = row;
  return { id, report, formId: row.form_id, post, base, province, keptAt: Number(row.kept), sealed };
}
