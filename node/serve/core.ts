// The parts of a node that live on its database: opened together, lost together, opened again together.
import type { NodeId, SubjectId } from '@ulinzi/domain/kernel';
import pg from 'pg';
import { endFormerPens } from '../acts/index.ts';
import { clockStepJob } from '../clocks/index.ts';
import type { PgConnectionOptions } from '../database/index.ts';
import type { Keystore } from '../keystore/index.ts';
import {
  bringReadings,
  draft,
  highestKey,
  keysDestroyed,
  keysUsed,
  load,
  type NodeClock,
  Writer,
} from '../log/index.ts';
import { firstWordsJob } from '../lexicon/index.ts';
import type { Core, NodeKind } from '../app/index.ts';
import { openerRole, readerRole } from '../readings/index.ts';

/** One writer per database: the lock is held by the very connection that writes. */
const writerLock = 7_305_811_204;
const lockWaitMs = 30_000;

class AnotherWriter extends Error {}
class OtherNode extends Error {}

export interface CoreParts {
  readonly connection: PgConnectionOptions;
  readonly keystore: Keystore;
  readonly clock: NodeClock;
  readonly kind: NodeKind;
  readonly nodeId: NodeId;
  /** Position of the newest head that this node has signed, 0 where there is none. */
  readonly lastHead: number;
  /** Commits reach the disk together, at the latest when the core is closed: for what is made anew when it is cut off. */
  readonly isRepeatable: boolean;
  /** Called when the log ends before that head. */
  readonly onBehind: () => void;
  /** Called while readings are built anew, with how far that has come. */
  readonly onBuilding?: (rows: number) => void;
  /** Called once when the database is lost. */
  readonly onLost: (error: unknown) => void;
}

export interface OpenCore extends Core {
  close(): Promise<void>;
}

/**
 * Connects, takes the writer's lock (a killed node's connection may linger: tried for 30 s), checks that database
 * and keystore are one node's, loads the memory, logs what the clock has to say, sweeps unused keys, and
 * ends pens whose posting the log has ended.
 */
export async function openCore(parts: CoreParts): Promise<OpenCore> {
  const { connection, keystore, clock, nodeId } = parts;
  const client = new pg.Client({ ...connection, pipeline: true, application_name: 'ulinzi-writer' });
  const pool = new pg.Pool({ ...connection, max: 6, application_name: 'ulinzi-node' });
  const readers = poolAs(connection, readerRole, 6);
  const openers = poolAs(connection, openerRole, 2);
  const connections = () => [client.end(), pool.end(), readers.end(), openers.end()];
  let isLost = false;
  const lost = (error: unknown) => {
    if (isLost) return;
    isLost = true;
    parts.onLost(error);
  };
  pool.on('error', () => undefined);
  try {
    await client.connect();
    client.on('error', lost);
    client.on('end', () => lost(new Error('connection ended')));
    await lock(client);
    await keyedOnly(client);
    if (parts.isRepeatable) await client.query('set synchronous_commit = off');
    await checkIdentity(client, parts);
    await bringToVersion(connection, clock, parts.onBuilding);
    const { memory, tail, lastRecorded } = await load(client, clock);
    const isBehind = tail.position < parts.lastHead;
    // An empty log under a keystore that has signed one is another node's database, not a new node.
    if (isBehind && lastRecorded === null) throw new OtherNode('database of another node');
    if (isBehind) {
      // What was restored is older than what was acknowledged: a new incarnation, and nothing of the old is swept.
      tail.incarnation += 1;
      parts.onBehind();
    }
    keystore.neverReuse(await highestKey(pool));
    keystore.replayDestroyed(await keysDestroyed(pool));
    const writer = new Writer({ client, keystore, memory, clock, nodeId, tail, onBroken: lost });
    if (lastRecorded === null) await writer.submit(creation(parts));
    if (memory.isWithoutWords) await writer.submit(firstWordsJob(keystore.nodePen));
    const jump = clock.jump();
    if (jump !== 0) {
      await writer.submit(clockStepJob(jump, 'at-start', nodeId as string as SubjectId, keystore.nodePen));
    }
    if (!isBehind) {
      await keystore.sweepUnused((ids) => keysUsed(pool, ids));
      endFormerPens(keystore, memory, clock.now());
    }
    return {
      pool,
      readers,
      openers,
      writer,
      memory,
      async close() {
        isLost = true;
        await writer.drain();
        writer.stop();
        if (parts.isRepeatable) await allOnDisk(client).catch(lost);
        await Promise.allSettled(connections());
      },
    };
  } catch (error) {
    isLost = true;
    await Promise.allSettled(connections());
    throw error;
  }
}

/** Readings of another version are built before anything is taken in; the writer's lock is held meanwhile. */
async function bringToVersion(
  connection: PgConnectionOptions,
  clock: NodeClock,
  onBuilding: CoreParts['onBuilding'],
): Promise<void> {
  const builder = new pg.Client({ ...connection, application_name: 'ulinzi-builder' });
  builder.on('error', () => undefined);
  await builder.connect();
  try {
    await bringReadings(builder, clock, onBuilding);
  } finally {
    await builder.end();
  }
}

/** Connections that come as a role; what the address's own user may do is left behind at the door. */
function poolAs(connection: PgConnectionOptions, role: string, max: number): pg.Pool {
  const pool = new pg.Pool({ ...connection, max, options: `-c role=${role}`, application_name: role });
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Every statement of the writer is by key. Statistics of tables that grow from nothing in one bad night are always
 * old, and would have the planner read a whole table for each batch.
 */
async function keyedOnly(client: pg.Client): Promise<void> {
  await client.query('set enable_seqscan = off');
  await client.query('set enable_hashjoin = off');
  await client.query('set enable_mergejoin = off');
  await client.query('set plan_cache_mode = force_generic_plan');
}

/** A commit that waits for the disk takes every commit before it along. */
async function allOnDisk(client: pg.Client): Promise<void> {
  await client.query('set synchronous_commit = on');
  await client.query('update node_identity set kind = kind');
}

async function lock(client: pg.Client): Promise<void> {
  for (const end = Date.now() + lockWaitMs; ; ) {
    const got = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
      writerLock,
    ]);
    if (got.rows[0]?.locked) return;
    if (Date.now() > end) throw new AnotherWriter('another node writes to this database');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Database and keystore carry one node id and kind; a mismatch refuses to start. */
async function checkIdentity(client: pg.Client, { nodeId, kind }: CoreParts): Promise<void> {
  await client.query('insert into node_identity (node_id, kind) values ($1, $2) on conflict do nothing', [
    nodeId,
    kind,
  ]);
  const found = await client.query<{ node_id: string; kind: string }>(
    'select node_id, kind from node_identity',
  );
  const row = found.rows[0];
  if (row?.node_id !== nodeId || row.kind !== kind) throw new OtherNode('database of another node');
}

function creation({ keystore, kind, nodeId }: CoreParts) {
  return {
    decide: (view: { now: number }) => ({
      entries: [
        draft({
          // The node is its own subject: its creating entry carries its id.
          id: nodeId as string as Parameters<typeof draft>[0]['id'],
          act: 'node.create',
          kind: 'node',
          pen: keystore.nodePen,
          occurred: view.now,
          data: { kind },
        }),
      ],
      result: null,
    }),
  };
}
