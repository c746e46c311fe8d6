// What somebody with the database, or with the file of heads, might do to a log; and what `verify` must then say.
import type { Client } from 'pg';
import { rowHash } from '../chain.ts';
import { outcomeOf } from '../log-queries.ts';
import type { Finding } from '../verify.ts';

export interface Tampering {
  readonly title: string;
  /** Changes the log behind the node's back. */
  readonly on: (client: Client) => Promise<unknown>;
  /** Kinds of findings that must be among what is found. */
  readonly finds: readonly Finding['found'][];
}

const entryAt = async (client: Client, position: number): Promise<string> => {
  const found = await client.query<{ entry: Buffer }>('select entry from log where position = $1', [
    position,
  ]);
  return found.rows[0]?.entry.toString('utf8') ?? '';
};

const writeEntry = (client: Client, position: number, entry: string) =>
  client.query('update log set entry = $2 where position = $1', [position, Buffer.from(entry)]);

/** Makes room behind a position and puts a copy of its row there under another id. */
async function insertAfter(client: Client, position: number): Promise<void> {
  await client.query('update log set position = -position where position > $1', [position]);
  await client.query('update log set position = 1 - position where position < 0');
  const forged = '00000000-0000-4000-8000-000000000666';
  const entry = (await entryAt(client, position)).replace(/"id":"[^"]+"/, `"id":"${forged}"`);
  await client.query(
    `insert into log select position + 1, incarnation, recorded, outcome, $2, subject_no, $3, bodies, hash from log
      where position = $1`,
    [position, forged, Buffer.from(entry)],
  );
}

/** Computes the whole chain anew, as somebody would who knows how it is made but has no key. */
async function chainAnew(client: Client): Promise<void> {
  const rows = await client.query<{
    position: string;
    incarnation: number;
    recorded: string;
    outcome: number;
    entry: Buffer;
  }>('select position, incarnation, recorded, outcome, entry from log order by position');
  let hash: Uint8Array = new Uint8Array(32);
  for (const row of rows.rows) {
    const head = {
      position: Number(row.position),
      incarnation: row.incarnation,
      recorded: Number(row.recorded),
      outcome: outcomeOf(row.outcome),
    };
    hash = rowHash(hash, head, row.entry);
    await client.query('update log set hash = $2 where position = $1', [row.position, hash]);
  }
}

const tail = 'position > (select max(position) from log) - 2';
const withBodies = '(select min(position) from log where bodies is not null)';

/** The ways tried; position 5 lies in the middle of any furnished log. */
export const tamperings: readonly Tampering[] = [
  {
    title: 'an entry moved to the timeline of another subject',
    on: (client) =>
      client.query('update log set subject_no = 1 where position = (select max(position) from log)'),
    finds: ['moved'],
  },
  {
    title: 'an entry changed',
    on: async (client) => writeEntry(client, 5, (await entryAt(client, 5)).replace('"epoch":1', '"epoch":2')),
    finds: ['changed'],
  },
  {
    title: 'an entry changed, and the whole chain computed anew',
    on: async (client) => {
      await writeEntry(client, 5, (await entryAt(client, 5)).replace('"epoch":1', '"epoch":2'));
      await chainAnew(client);
    },
    finds: ['head-differs'],
  },
  {
    title: 'an entry that is none any more',
    on: (client) => writeEntry(client, 5, 'nothing'),
    finds: ['changed', 'unreadable'],
  },
  {
    title: 'an entry removed',
    on: (client) => client.query('delete from log where position = 5'),
    finds: ['gap', 'changed'],
  },
  {
    title: 'an entry removed, the rest moved up and the whole chain computed anew',
    on: async (client) => {
      await client.query('delete from log where position = 5');
      await client.query('update log set position = -position where position > 5');
      await client.query('update log set position = -position - 1 where position < 0');
      await chainAnew(client);
    },
    finds: ['cut-off'],
  },
  { title: 'an entry inserted', on: (client) => insertAfter(client, 5), finds: ['changed'] },
  {
    title: 'an entry inserted, and the whole chain computed anew',
    on: async (client) => {
      await insertAfter(client, 5);
      await chainAnew(client);
    },
    finds: ['head-differs'],
  },
  {
    title: 'the tail cut off',
    on: (client) => client.query(`delete from log where ${tail}`),
    finds: ['cut-off'],
  },
  { title: 'the whole log emptied', on: (client) => client.query('delete from log'), finds: ['cut-off'] },
  {
    title: 'an outcome changed',
    on: (client) => client.query('update log set outcome = 1 - outcome where position = 5'),
    finds: ['changed'],
  },
  {
    title: 'a recorded time changed by a millisecond',
    on: (client) => client.query('update log set recorded = recorded + 1 where position = 5'),
    finds: ['changed'],
  },
  {
    title: 'an incarnation changed',
    on: (client) => client.query('update log set incarnation = 2 where position = 5'),
    finds: ['changed'],
  },
  {
    title: 'an id changed beside its entry',
    on: (client) =>
      client.query('update log set entry_id = $1 where position = 5', [
        '00000000-0000-4000-8000-000000000666',
      ]),
    finds: ['other-id'],
  },
  {
    title: 'one bit of a sealed body changed',
    on: (client) =>
      client.query(
        `update log set bodies = set_bit(bodies, length(bodies) * 8 - 1, 1 - get_bit(bodies, length(bodies) * 8 - 1))
          where position = ${withBodies}`,
      ),
    finds: ['body-changed'],
  },
  {
    title: 'the sealed bodies of an entry removed',
    on: (client) => client.query(`update log set bodies = null where position = ${withBodies}`),
    finds: ['body-changed'],
  },
  {
    title: 'bodies given to an entry that had none',
    on: (client) =>
      client.query(
        `update log set bodies = (select bodies from log where position = ${withBodies})
          where position = (select max(position) from log where bodies is null)`,
      ),
    finds: ['body-changed'],
  },
];

export interface HeadsTampering {
  readonly title: string;
  /** The file of heads, as it is afterwards; null where it is gone. */
  readonly rewrite: (heads: string) => string | null;
  readonly finds: readonly Finding['found'][];
}

/** The newest head's line, changed. */
const newest = (heads: string, change: (head: Record<string, unknown>) => object): string => {
  const lines = heads.trimEnd().split('\n');
  const head = JSON.parse(lines.pop() ?? '') as Record<string, unknown>;
  return [...lines, JSON.stringify(change(head)), ''].join('\n');
};

export const headsTamperings: readonly HeadsTampering[] = [
  {
    title: 'a head with another position',
    rewrite: (heads) => newest(heads, (head) => ({ ...head, position: Number(head['position']) - 1 })),
    finds: ['head-not-signed'],
  },
  {
    title: 'a head with another hash',
    rewrite: (heads) => newest(heads, (head) => ({ ...head, hash: '0'.repeat(64) })),
    finds: ['head-not-signed'],
  },
  {
    title: 'a head with another time',
    rewrite: (heads) => newest(heads, (head) => ({ ...head, at: 0 })),
    finds: ['head-not-signed'],
  },
  {
    title: 'a head without a signature',
    rewrite: (heads) => newest(heads, ({ position, hash }) => ({ position, hash })),
    finds: ['head-not-signed'],
  },
  {
    title: 'a head that is no head',
    rewrite: (heads) => `null\n[]\n"\n${heads}`,
    finds: ['head-not-signed'],
  },
  { title: 'no head left', rewrite: () => '', finds: ['head-missing'] },
  { title: 'the file of heads gone', rewrite: () => null, finds: ['head-missing'] },
];
