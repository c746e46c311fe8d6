import { type EntryId, isRefusal } from '@ulinzi/domain/kernel';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { draft, type Job, readHeads, readPublicKey, verifyLog } from './index.ts';

let test: TestNode;
let count = 0;

beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

const core = () => {
  const open = test.node.app.core();
  if (!open) throw new Error('no database');
  return open;
};

/** A job that adds one community; its id and label may be given. */
function adding(given: { id?: EntryId; label?: string } = {}): Job<string> {
  const slug = `exercise-${++count}`;
  return {
    decide: (view) => ({
      entries: [
        draft({
          id: given.id ?? view.newId(),
          act: 'community.add',
          kind: 'community',
          pen: test.node.app.keystore.nodePen,
          occurred: view.now,
          data: { slug, label: given.label ?? slug, base: 'kibua', latitude: 0, longitude: 0 },
        }),
      ],
      result: slug,
    }),
  };
}

const isThere = (slug: unknown) => core().memory.community(String(slug)) !== undefined;

async function soundness(): Promise<unknown> {
  const { pool } = core();
  const gaps = await pool.query('select (max(position) - count(*))::int as gaps from log');
  const { findings } = await verifyLog(pool, readHeads(test.keysDir), readPublicKey(test.keysDir) ?? '');
  return { gaps: gaps.rows[0]?.gaps, findings };
}

const sound = { gaps: 0, findings: [] };

describe('jobs that are written together', () => {
  it('all are on disk when they are answered, in the order in which they came', async () => {
    const slugs = await Promise.all(Array.from({ length: 40 }, () => core().writer.submit(adding())));
    const rows = await core().pool.query<{ state: { slug: string } }>(
      "select state from register where kind = 'community' and state ->> 'slug' like 'exercise-%' order by no",
    );
    expect(rows.rows.map((row) => row.state.slug)).toEqual(slugs);
  });

  it.each(['a\u0000b', '\ud800', 'x\udfff', '\\\u0000'])(
    'a character that cannot be kept fails its own job alone (%j)',
    async (label) => {
      const { writer } = core();
      const answers = await Promise.allSettled([
        writer.submit(adding()),
        writer.submit(adding({ label })),
        writer.submit(adding()),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await soundness()).toEqual(sound);
    },
  );

  it.each(['\\u0000', 'C:\\ud800', '\\\\u0000', '\u{1f600}'])(
    'what only looks like one is kept (%j)',
    async (label) => {
      const slug = await core().writer.submit(adding({ label }));
      expect(core().memory.community(String(slug))?.label).toBe(label);
    },
  );

  it('a job that the database refuses fails alone: its neighbours are written one by one', async () => {
    const { writer } = core();
    const id = randomUUID() as EntryId;
    await writer.submit(adding({ id }));
    const answers = await Promise.allSettled([
      writer.submit(adding()),
      writer.submit(adding({ id })),
      writer.submit(adding()),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers.map((answer) => answer.status === 'fulfilled' && isThere(answer.value))).toEqual([
      true,
      false,
      true,
    ]);
    expect(await soundness()).toEqual(sound);
  });

  it('a job that throws fails alone', async () => {
    const { writer } = core();
    const thrower: Job<string> = {
      decide: () => {
        throw new Error('a mistake in a rule');
      },
    };
    const answers = await Promise.allSettled([
      writer.submit(adding()),
      writer.submit(thrower),
      writer.submit(adding()),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await soundness()).toEqual(sound);
  });

  it('a refused job writes nothing', async () => {
    const before = core().writer.tail.position;
    const refused = await core().writer.submit({ decide: () => ({ refused: 'alert/closed' }) });
    expect(isRefusal(refused)).toBe(true);
    expect(core().writer.tail.position).toBe(before);
  });
});

describe('a database that is lost under the writer', () => {
  it('answers what waits with a refusal, never with a promise; then the node comes back and goes on', async () => {
    const { writer, pool } = core();
    const waiting = Array.from({ length: 30 }, () => writer.submit(adding()));
    await pool
      .query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ulinzi-writer' and datname = current_database()",
      )
      .catch(() => undefined);
    const answers = await Promise.all([...waiting, writer.submit(adding())]);
    await expect
      .poll(() => test.node.app.core() !== null && test.node.app.core()?.writer !== writer, {
        timeout: 20_000,
      })
      .toBe(true);
    // Answered with its slug: there. Refused: perhaps there, but never answered for.
    const promised = answers.filter((answer) => !isRefusal(answer));
    expect(promised.filter((slug) => !isThere(slug))).toEqual([]);
    expect(isThere(await core().writer.submit(adding()))).toBe(true);
    expect(await soundness()).toEqual(sound);
  });
});
