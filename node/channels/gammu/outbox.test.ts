import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { giveUpAfterMs } from '../outgoing-text.ts';
import {
  holdTexts,
  noteTold,
  openTexts,
  queueText,
  releaseTexts,
  settleOutbox,
  sweepSpool,
  takeBackText,
  waitingTexts,
  withdrawStale,
} from './outbox.ts';
import { spoolInTest, takesUp, writesDown, type SpoolInTest } from './spool-in-test.ts';

let spool: SpoolInTest;
const now = Date.parse('2026-11-20T09:30:00Z');
const gateway = 'gateway-1';

beforeEach(() => (spool = spoolInTest()));
afterEach(() => spool.remove());

const queue = (fields: { text?: string; sendBefore?: number } = {}) => {
  const id = randomUUID();
  const message = { id, to: '+243990000010', text: 'Alerte 4711', urgent: false, ...fields };
  queueText(spool.database, gateway, message, now);
  const row = spool.database.prepare('SELECT outbox_id AS row FROM outgoing WHERE id = ?').get(id);
  return { id, row: Number(row!['row']) };
};

/** What the daemon would take up next, as it asks for it. */
const nextForDaemon = () =>
  spool.database
    .prepare(
      `SELECT ID AS id, Retries AS retries FROM outbox
       WHERE SendingDateTime < datetime('now') AND SendingTimeOut < datetime('now') AND SenderID = '${gateway}'
       ORDER BY Priority DESC, InsertIntoDB`,
    )
    .all();

test('after a death, a text that was written down as sent is not sent again', () => {
  const [sent, waiting] = [queue(), queue()];
  takesUp(spool.database, sent.row);
  writesDown(spool.database, sent.row);
  settleOutbox(spool.database, gateway);
  expect(nextForDaemon()).toEqual([{ id: waiting.row, retries: 0 }]);
});

test('after a death, a text that the daemon was busy with is sent again at once, and counts as tried', () => {
  const { row } = queue();
  takesUp(spool.database, row);
  expect(nextForDaemon()).toEqual([]);
  settleOutbox(spool.database, gateway);
  expect(nextForDaemon()).toEqual([{ id: row, retries: 1 }]);
});

test('after a death, the pause after an error does not count as another try', () => {
  const { row } = queue();
  spool.database.exec("UPDATE outbox SET Retries = 1, SendingTimeOut = datetime('now', '+5 seconds')");
  settleOutbox(spool.database, gateway);
  expect(nextForDaemon()).toEqual([{ id: row, retries: 1 }]);
});

test('after a death in the middle of a long text only the parts that are missing are sent', () => {
  const { row } = queue({ text: 'z'.repeat(400) });
  takesUp(spool.database, row);
  writesDown(spool.database, row, { part: 1 });
  writesDown(spool.database, row, { part: 2 });
  settleOutbox(spool.database, gateway);
  expect(nextForDaemon()).toHaveLength(1);
  expect(spool.database.prepare('SELECT Status AS status FROM outbox').get()).toEqual({
    status: 'SendingOK',
  });
  expect(
    spool.database.prepare('SELECT SequencePosition AS part, Status AS status FROM outbox_multipart').all(),
  ).toEqual([
    { part: 2, status: 'SendingOK' },
    { part: 3, status: 'Reserved' },
  ]);

  writesDown(spool.database, row, { part: 3 });
  settleOutbox(spool.database, gateway);
  expect(waitingTexts(spool.database)).toBe(0);
});

test('held texts are not taken up until they are given free', () => {
  const { row } = queue();
  holdTexts(spool.database);
  expect(nextForDaemon()).toEqual([]);
  releaseTexts(spool.database, gateway);
  expect(nextForDaemon()).toMatchObject([{ id: row }]);
});

test('a stale text is withdrawn for good, but not one that the daemon is busy with', () => {
  const [stale, busy] = [queue({ sendBefore: now + 60_000 }), queue({ sendBefore: now + 60_000 })];
  const lasting = queue();
  takesUp(spool.database, busy.row);
  withdrawStale(spool.database, now + 59_999);
  expect(nextForDaemon()).toHaveLength(2);
  withdrawStale(spool.database, now + 60_000);
  holdTexts(spool.database);
  releaseTexts(spool.database, gateway);
  expect(nextForDaemon()).toMatchObject([{ id: lasting.row }]);
  const withdrawn = openTexts(spool.database).filter(({ text }) => text.isWithdrawn);
  expect(withdrawn.map(({ text }) => text.id)).toEqual([stale.id]);

  withdrawStale(spool.database, now + giveUpAfterMs);
  expect(nextForDaemon()).toEqual([]);
});

test('the network is asked to keep a text for at least as long as it is worth, and at most three days', () => {
  const minutesOf = (value: number) =>
    value < 144 ? (value + 1) * 5 : value < 168 ? 720 + (value - 143) * 30 : (value - 166) * 1_440;
  for (const minutes of [1, 5, 6, 719, 720, 721, 1_439, 1_440, 1_441, 4_319, 4_320, 9_999]) {
    const { row } = queue({ sendBefore: now + minutes * 60_000 });
    const value = Number(
      spool.database.prepare('SELECT RelativeValidity AS v FROM outbox WHERE ID = ?').get(row)!['v'],
    );
    expect(minutesOf(value)).toBeGreaterThanOrEqual(Math.min(minutes, 4_320));
    expect(minutesOf(value)).toBeLessThanOrEqual(4_320);
  }
});

test('at its end a text leaves only its id and outcome, and after three days not even these', () => {
  const { id, row } = queue();
  writesDown(spool.database, row);
  noteTold(spool.database, { id, state: 'failed', cause: 'refused', at: now }, now);
  for (const table of ['outbox', 'outbox_multipart', 'sentitems']) {
    expect(spool.database.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  }
  const again = { id, to: '+243990000010', text: 'Alerte 4711', urgent: false };
  expect(queueText(spool.database, gateway, again, now + 1)).toEqual({
    id,
    state: 'failed',
    cause: 'refused',
    at: now,
  });
  expect(waitingTexts(spool.database)).toBe(0);
  sweepSpool(spool.database, now + giveUpAfterMs + 1);
  expect(spool.database.prepare('SELECT * FROM outgoing').all()).toEqual([]);
});

test('a text is taken back as long as the daemon has not claimed it, and then it is as if it had never been there', () => {
  const long = queue({ text: 'z'.repeat(400) });
  expect(takeBackText(spool.database, long.id)).toBe('taken-back');
  for (const table of ['outbox', 'outbox_multipart', 'outgoing'])
    expect(spool.database.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  expect(takeBackText(spool.database, long.id)).toBe('taken-back');
  expect(nextForDaemon()).toEqual([]);
});

test('a text that the daemon claimed stays, also when it died over it, and when it was written down as sent', () => {
  const [claimed, died, sent] = [queue(), queue(), queue()];
  takesUp(spool.database, claimed.row);
  expect(takeBackText(spool.database, claimed.id)).toBe('unknown');
  spool.database.exec("UPDATE outbox SET SendingTimeOut = datetime('now', '-60 seconds')");
  expect(takeBackText(spool.database, claimed.id)).toBe('unknown');
  takesUp(spool.database, died.row);
  settleOutbox(spool.database, gateway);
  expect(takeBackText(spool.database, died.id)).toBe('unknown');
  writesDown(spool.database, sent.row);
  expect(takeBackText(spool.database, sent.id)).toBe('unknown');
});

test('what failed for certain is taken back, to be tried again; what may have arrived is not', () => {
  const ended = (cause: 'refused' | 'no-network' | 'unknown' | 'no-report') => {
    const { id } = queue();
    noteTold(spool.database, { id, state: 'failed', cause, at: now }, now);
    return takeBackText(spool.database, id);
  };
  expect((['refused', 'no-network', 'unknown', 'no-report'] as const).map(ended)).toEqual([
    'taken-back',
    'taken-back',
    'unknown',
    'unknown',
  ]);
  const delivered = queue();
  noteTold(spool.database, { id: delivered.id, state: 'delivered', at: now }, now);
  expect(takeBackText(spool.database, delivered.id)).toBe('unknown');
});
