// The past of a node that has been in use: rows in the log and closed alerts in the readings, as large as real ones.
import { createHash, randomBytes } from 'node:crypto';
import { provinceCircle } from '@ulinzi/domain/kernel';
import { openDatabase } from '@ulinzi/node/database';
import pg from 'pg';

/** Fills the log of a closed node up to `rows` rows, and one closed alert for every four of them. */
export async function fillHistory(dataDir: string, rows: number): Promise<void> {
  const database = await openDatabase({ dataDir });
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    const tail = await client.query<{ position: string; hash: Buffer }>(
      'select position, hash from log order by position desc limit 1',
    );
    const start = Number(tail.rows[0]?.position ?? 0);
    const entry = sampleEntry();
    const old = Date.now() - 90 * 86_400_000;
    for (let from = start + 1; from <= rows; from += 100_000) {
      const until = Math.min(rows, from + 99_999);
      await client.query(
        `insert into log (position, incarnation, recorded, outcome, entry_id, subject_no, entry, bodies, hash)
          select n, 1, $3::bigint, 0, gen_random_uuid(), n - n % 4, $4::bytea, $5::bytea, sha256(int8send(n))
          from generate_series($1::bigint, $2::bigint) n`,
        [from, until, old, entry, sampleBodies()],
      );
      await client.query(
        `insert into alert (no, number, base, province, circle, status, is_open, is_ringing, owes_feedback, received, closed, state)
          select n, (n % 10000)::text, 'kibua', 'nk', 1, 'closed', false, false, false, $3::bigint, $3::bigint, $4::jsonb
          from generate_series($1::bigint, $2::bigint) n where n % 4 = 0`,
        [from, until, old, JSON.stringify(sampleState())],
      );
      // As its base sees it; in its province's lane a closed alert has left.
      await client.query(
        `insert into shown_alert (circle, no, id, number, community, is_open, is_ringing, owes_feedback, received, changed,
            state)
          select circle, n, gen_random_uuid(), (n % 10000)::text, 'ntoto', false, false, false, $3::bigint, n + 3,
            case when circle = 1 then $4::jsonb end
          from generate_series($1::bigint, $2::bigint) n, unnest(array[1, $5::integer]) circle where n % 4 = 0`,
        [from, until, old, JSON.stringify(sampleState()), provinceCircle('lane', 'nk')],
      );
    }
    // Their terms were over long ago, and what there was to destroy is destroyed.
    await client.query("insert into job_mark (name, position) values ('raw-message-term', $1)", [rows]);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
    await database.close();
  }
}

/** Two sealed bodies whose keys are gone: lengths and sizes as in a real row. */
function sampleBodies(): Buffer {
  return Buffer.concat(
    [398, 72].flatMap((size) => {
      const body = randomBytes(size);
      body.writeBigUInt64BE(0n);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(size);
      return [length, body];
    }),
  );
}

function sampleEntry(): Buffer {
  const id = '00000000-0000-4000-8000-000000000000';
  const digest = createHash('sha256').digest('hex');
  return Buffer.from(
    JSON.stringify({
      v: 1,
      id,
      act: 'message.receive',
      version: 1,
      subject: { kind: 'alert', id },
      epoch: 1,
      saw: null,
      pen: id,
      occurred: '2026-08-26T03:14:15.000Z',
      data: {
        fate: 'joins',
        sender: 'stranger',
        kind: 'text',
        gateway: 'exercise',
        base: 'kibua',
        number: '4821',
      },
      bodies: [
        { name: 'message', kind: 'message', digest },
        { name: 'sender', kind: 'sender', digest },
      ],
    }),
  );
}

function sampleState(): object {
  return {
    number: '4821',
    base: 'kibua',
    province: 'nk',
    status: 'closed',
    feedback: { ntoto: { attempts: 1, result: 'given' } },
  };
}
