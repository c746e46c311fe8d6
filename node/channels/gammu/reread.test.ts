import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinParts, type InboxRow } from './multipart.ts';
import { beginLife, isReadAgain, markTaken } from './reread.ts';
import { receives, spoolInTest, type SpoolInTest } from './spool-in-test.ts';

let spool: SpoolInTest;

beforeEach(() => (spool = spoolInTest()));
afterEach(() => spool.remove());

const messages = () =>
  joinParts(spool.database.prepare('SELECT * FROM inbox ORDER BY ID').all() as unknown as InboxRow[]);

const takeAll = () => {
  const taken = messages();
  markTaken(spool.database, taken);
  spool.database.exec('DELETE FROM inbox');
  return taken;
};

test('the last message before a death, read once more, is known; sent once more, it counts', () => {
  receives(spool.database, { text: 'Ntoto' });
  receives(spool.database, { text: 'Kibua' });
  takeAll();
  beginLife(spool.database);
  receives(spool.database, { text: 'Kibua' });
  receives(spool.database, { text: 'Kibua' });
  expect(messages().map((message) => isReadAgain(spool.database, message))).toEqual([true, false]);
});

test('it is known also when it still waits in the spool, and by its own parts when it is long', () => {
  receives(spool.database, { text: 'moja', udh: '050003110201' });
  receives(spool.database, { text: 'mbili', udh: '050003110202' });
  takeAll();
  beginLife(spool.database);
  receives(spool.database, { text: 'mbili', udh: '050003110202' });
  receives(spool.database, { text: 'moja', udh: '050003110201' });
  expect(messages().map((message) => isReadAgain(spool.database, message))).toEqual([true]);

  receives(spool.database, { text: 'Kibua' });
  beginLife(spool.database);
  receives(spool.database, { text: 'Kibua' });
  const last = messages().slice(-2);
  expect(last.map((message) => isReadAgain(spool.database, message))).toEqual([false, true]);
});

test('what was sent at another second, by another, or before the last one, counts', () => {
  receives(spool.database, { text: 'Sake' });
  receives(spool.database, { text: 'Kibua' });
  takeAll();
  beginLife(spool.database);
  receives(spool.database, { text: 'Kibua', at: '2026-11-20 09:30:16' });
  receives(spool.database, { text: 'Kibua', from: '+243990000002' });
  receives(spool.database, { text: 'Sake' });
  expect(messages().some((message) => isReadAgain(spool.database, message))).toBe(false);
});

test('without a death the same message twice is two', () => {
  beginLife(spool.database);
  receives(spool.database, { text: 'Kibua' });
  takeAll();
  receives(spool.database, { text: 'Kibua' });
  expect(isReadAgain(spool.database, messages()[0]!)).toBe(false);
});
