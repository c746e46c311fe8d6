// For tests: folders for backups and a machine that has nothing of the node yet, with an empty database of its own.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { structuredLog } from '../../app/index.ts';
import { cheapHashing, type HandClock, TestNode } from '../../testing/test-node.ts';
import { openNode, type RunningNode } from '../../serve/index.ts';

export class BareMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'ulinzi-bare-'));
  readonly dataDir = join(this.folder, 'data');
  readonly keysDir = join(this.folder, 'keys');
  readonly #database = `b_${randomUUID().replaceAll('-', '')}`;

  get databaseUrl(): string {
    return inject('databaseUrl').replace('/postgres?', `/${this.#database}?`);
  }

  async create(): Promise<this> {
    await this.#administer(`create database ${this.#database} template template0`);
    return this;
  }

  get folders() {
    return { dataDir: this.dataDir, keysDir: this.keysDir, databaseUrl: this.databaseUrl };
  }

  get words(): string[] {
    return ['--data', this.dataDir, '--keys', this.keysDir, '--database-url', this.databaseUrl];
  }

  open(clock: HandClock): Promise<RunningNode> {
    return openNode({
      ...this.folders,
      kind: 'exercise',
      port: 0,
      clock: clock.nodeClock(),
      forward: clock,
      log: structuredLog(() => undefined),
      hashing: cheapHashing,
    });
  }

  async query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  async #administer(statement: string): Promise<void> {
    const admin = new pg.Client({ connectionString: inject('databaseUrl') });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  }

  async remove(): Promise<void> {
    await this.#administer(`drop database if exists ${this.#database} with (force)`);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A node's words for the command line. */
export function placesOf(test: TestNode): string[] {
  return ['--data', test.dataDir, '--keys', test.keysDir, '--database-url', test.databaseUrl];
}
