// Who a node is: its id, whether it is an exercise, the pen it writes with, and the keys that are its own.
import type { NodeId, PenId } from '@ulinzi/domain/kernel';
import { createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { theRow } from '../sqlite/index.ts';
import { type Cover, noCover } from './cover.ts';
import { makeSigningKey, publicKeyOf, readSigningKey } from './node-key.ts';

export type NodeKind = 'exercise' | 'real';

export interface Identity {
  readonly nodeId: NodeId;
  readonly kind: NodeKind;
  readonly nodePen: PenId;
  /** The public half of the signing key, as `verifyHead` takes it. */
  readonly publicKey: string;
  readonly signingKey: KeyObject;
  /** Makes ids of messages from outside. */
  readonly messageKey: KeyObject;
  /** Finds a phone number's line. */
  readonly lookupKey: KeyObject;
}

/** Writes the identity of a new node, inside the caller's transaction. */
export function writeIdentity(database: DatabaseSync, nodeId: string, kind: NodeKind): void {
  database
    .prepare('INSERT INTO identity VALUES (1, ?, ?, ?, ?, ?, ?)')
    .run(nodeId, kind, randomUUID(), makeSigningKey(), randomBytes(32), randomBytes(32));
}

/**
 * Reads who this keystore belongs to. While it is locked, the keys for messages and numbers are others, good until the
 * next look: nothing in the file could tell who has the machine which number an id or a hash stands for.
 */
export function readIdentity(database: DatabaseSync, cover: Cover = noCover): Identity {
  const row = theRow<{
    node: NodeId;
    kind: NodeKind;
    pen: PenId;
    signing_key: Uint8Array;
    message_key: Uint8Array;
    lookup_key: Uint8Array;
  }>(database.prepare('SELECT * FROM identity'));
  const secret = (column: 'identity.message_key' | 'identity.lookup_key', covered: Uint8Array) =>
    createSecretKey(cover.isLocked ? randomBytes(32) : cover.bytesUnder(column, covered));
  const signingKey = readSigningKey(row.signing_key);
  return {
    nodeId: row.node,
    kind: row.kind,
    nodePen: row.pen,
    publicKey: publicKeyOf(signingKey),
    signingKey,
    messageKey: secret('identity.message_key', row.message_key),
    lookupKey: secret('identity.lookup_key', row.lookup_key),
  };
}
