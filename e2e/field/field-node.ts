// A real node with a base and its Assistant, and what its log says of what phones have brought.
import pg from 'pg';
import { furnishKibua, onDatabase, RealNode } from '../driver/index.ts';

const post = 'kibua-cla-1';

export class FieldNode {
  readonly node = new RealNode();

  async start(): Promise<void> {
    await this.node.start();
    await furnishKibua(this.node, null, { claims: true });
  }

  /** A code for one phone of the Assistant. */
  async code(): Promise<string> {
    const said = await this.node.done('device', 'code', post, '--as', 'administrator', '--json');
    return (JSON.parse(said) as { code: string }).code;
  }

  async revokeAll(): Promise<void> {
    const said = await this.node.done('device', 'list', '--as', 'administrator', '--json');
    const { devices } = JSON.parse(said) as { devices: { id: string; state: string }[] };
    const active = devices.filter(({ state }) => state === 'active');
    await Promise.all(
      active.map(({ id }) => this.node.done('device', 'revoke', id, '--as', 'administrator')),
    );
  }

  /** How many entries of an act its log holds. */
  count(act: string): Promise<number> {
    const { data, keys } = this.node.folders;
    const folder = { path: data, dataDir: data, keysDir: keys, remove: () => undefined };
    return onDatabase(folder, async (pool: pg.Pool) => {
      const found = await pool.query<{ count: number }>(
        'select count(*)::int as count from log where position($1::bytea in entry) > 0',
        [Buffer.from(`"act":"${act}"`)],
      );
      return found.rows[0]?.count ?? 0;
    });
  }

  async remove(): Promise<void> {
    await this.node.stop();
    this.node.remove();
  }
}
