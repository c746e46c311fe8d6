import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyWriteAheadLog } from '../../sqlite/index.ts';
import {
  endStale,
  type Answer,
  noteAnswer,
  noteTold,
  offerNext,
  type OfferedText,
  queueText,
  takeBackText,
  textsGiven,
  untold,
  waitingTexts,
} from '../outbox.ts';
import { noteReport } from './reports.ts';
import { openSpool } from './spool.ts';

let folder: string;
let database: DatabaseSync;
const start = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ulinzi-kannel-'));
  database = openSpool(folder);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const queue = (id: string, fields: object = {}, now = start) =>
  queueText(
    database,
    { id, to: '+243990000001', text: 'Rappelle-moi stp. 47', urgent: false, ...fields },
    now,
  );
const offered = (id: string, fields: object = {}): OfferedText => {
  queue(id, fields);
  return offerNext(database, start)!;
};
const stale = (now: number, openedAt = start) => endStale(database, now, { whyNot: 'no-network', openedAt });
const told = () =>
  untold(database).map(({ id, state, cause }) => [id, state, ...(cause ? [cause] : [])].join(' '));

describe('a text is given to Kannel once', () => {
  test('urgent ones first, then as they came; and none again while its answer is out', () => {
    queue('a');
    queue('b', {}, start + 1);
    queue('c', { urgent: true }, start + 2);
    expect([1, 2, 3, 4].map(() => offerNext(database, start + 3)?.id)).toEqual(['c', 'a', 'b', undefined]);
  });

  test('the same id again changes nothing, at whatever point of its way', () => {
    const text = offered('a');
    const again = () => [queue('a', { text: 'other' }), offerNext(database, start)];
    expect(again()).toEqual([undefined, undefined]);
    noteAnswer(database, 'a', 'accepted', start);
    expect(again()).toEqual([undefined, undefined]);
    noteReport(database, text.token, 1, start + 5);
    for (const state of untold(database)) noteTold(database, state, start + 6);
    expect(again()).toEqual([{ id: 'a', state: 'delivered', at: start + 5 }, undefined]);
  });

  test('only an answer that it was not taken makes it wait again', () => {
    offered('a');
    noteAnswer(database, 'a', 'not-taken', start);
    expect(offerNext(database, start)?.id).toBe('a');
    noteAnswer(database, 'a', 'refused', start);
    expect(offerNext(database, start)).toBeUndefined();
    expect(told()).toEqual(['a failed refused']);
  });

  test('one whose answer never came ends as unknown after a minute, also after a crash, and is not given again', () => {
    const { token } = offered('a');
    database.close();
    database = openSpool(folder);
    const openedAt = start + 10 * minute;
    stale(openedAt + minute - 1, openedAt);
    expect(told()).toEqual(['a handed']);
    stale(openedAt + minute, openedAt);
    expect(told()).toEqual(['a failed unknown']);
    expect([queue('a'), offerNext(database, openedAt + minute)]).toEqual([undefined, undefined]);
    for (const state of untold(database)) noteTold(database, state, openedAt + minute);
    // A report that comes after all is believed.
    expect(noteReport(database, token, 8, openedAt + 2 * minute)).toBe(true);
    expect(told()).toEqual(['a sent']);
  });

  test('it is taken back while Kannel has not got it, or when Kannel refused it; else it stays with Kannel', () => {
    queue('waits');
    expect(['waits', 'waits', 'never-seen'].map((id) => takeBackText(database, id))).toEqual(
      Array(3).fill('taken-back'),
    );
    const { token } = offered('given');
    expect(takeBackText(database, 'given')).toBe('unknown');
    noteAnswer(database, 'given', 'not-taken', start);
    expect(takeBackText(database, 'given')).toBe('taken-back');
    expect(noteReport(database, token, 1, start)).toBe(false);
    offered('accepted');
    noteAnswer(database, 'accepted', 'accepted', start);
    expect(takeBackText(database, 'accepted')).toBe('unknown');
    offered('refused');
    noteAnswer(database, 'refused', 'refused', start);
    expect(takeBackText(database, 'refused')).toBe('taken-back');
    offered('silent');
    stale(start + 2 * minute);
    expect(takeBackText(database, 'silent')).toBe('unknown');
    expect(offerNext(database, start)).toBeUndefined();
  });

  test('one that may have been taken is offered there again and never given back; a report of it is believed', () => {
    const { token } = offered('a');
    noteAnswer(database, 'a', 'maybe-taken', start);
    expect([takeBackText(database, 'a'), told()]).toEqual(['unknown', ['a handed']]);
    expect(offerNext(database, start)?.id).toBe('a');
    noteAnswer(database, 'a', 'not-taken', start);
    expect(takeBackText(database, 'a')).toBe('unknown');
    noteReport(database, token, 8, start);
    expect([offerNext(database, start), told()]).toEqual([undefined, ['a sent']]);
    offered('b', { sendBefore: start + minute });
    noteAnswer(database, 'b', 'maybe-taken', start);
    stale(start + minute);
    expect(told()).toContain('b failed unknown');
  });

  test('whatever comes in whatever order, no text is given a second time unless Kannel said that it had none', () => {
    type Event = Answer | 'offer' | 'queue' | 'late' | number;
    const events: Event[] = ['offer', 'accepted', 'not-taken', 'refused', 'queue', 'late', 1, 2, 8, 16];
    const event = fc.constantFrom(...events);
    let n = 0;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (happened) => {
        const id = `text-${n++}`;
        queue(id, { urgent: true });
        const token = database.prepare('SELECT token FROM outgoing WHERE id = ?').get(id)!['token'] as string;
        let isWithKannel = false;
        for (const one of happened) {
          if (one === 'queue') queue(id, { urgent: true });
          else if (one === 'late') stale(start + 2 * minute);
          else if (typeof one === 'number') noteReport(database, token, one, start);
          else if (one !== 'offer') {
            const before = database.prepare('SELECT state FROM outgoing WHERE id = ?').get(id)!['state'];
            noteAnswer(database, id, one, start);
            if (one === 'not-taken' && before === 'offered') isWithKannel = false;
          } else if (offerNext(database, start)?.id === id) {
            expect(isWithKannel).toBe(false);
            isWithKannel = true;
          }
        }
        noteReport(database, token, 1, start);
        database.exec(`UPDATE outgoing SET state = 'delivered' WHERE id = '${id}'`);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what became of it', () => {
  test('reports come in any order, and the farthest stands', () => {
    const one = offered('a');
    noteReport(database, one.token, 1, start + 1);
    noteReport(database, one.token, 8, start + 2);
    noteAnswer(database, 'a', 'accepted', start + 3);
    expect(told()).toEqual(['a delivered']);
    const two = offered('b');
    noteAnswer(database, 'b', 'accepted', start);
    noteReport(database, two.token, 8, start);
    expect(told()).toContain('b sent');
    noteReport(database, two.token, 2, start);
    noteReport(database, two.token, 1, start);
    expect(told()).toContain('b failed refused');
    expect(noteReport(database, 'x'.repeat(32), 1, start)).toBe(false);
  });

  test('a state that came while an older one was told is told next', () => {
    const { token } = offered('a');
    const [handed] = untold(database);
    noteReport(database, token, 1, start + 1);
    noteTold(database, handed!, start + 2);
    expect(told()).toEqual(['a delivered']);
  });

  test('a page that the network has not got when the next is due has failed, for the reason why', () => {
    queue('waits', { sendBefore: start + minute });
    stale(start + minute);
    expect(told()).toEqual(['waits failed no-network']);
    expect(offerNext(database, start)).toBeUndefined();
    const { token } = offered('sent', { sendBefore: start + minute });
    noteAnswer(database, 'sent', 'accepted', start);
    noteReport(database, token, 8, start + 1);
    stale(start + 2 * minute);
    expect(told()).toContain('sent sent');
    stale(start + 72 * 60 * minute);
    expect(told()).toContain('sent failed no-report');
  });

  test.each(['', '12', '+24399 0000001', '+243990000001 +243990000002', 'Operator', '+243\r\nx: y'])(
    'what is no number is never given to Kannel (%#)',
    (to) => {
      queue('a', { to });
      expect([offerNext(database, start), told()]).toEqual([undefined, ['a failed refused']]);
    },
  );

  test('a text of more than five parts is refused, one of five is not', () => {
    queue('five', { text: 'x'.repeat(5 * 153) });
    queue('six', { text: 'x'.repeat(5 * 153 + 1) });
    queue('none', { text: '' });
    expect(told()).toEqual(['five handed', 'six failed refused', 'none failed refused']);
  });
});

test('B7 number and words are gone from every file once Kannel has the text', () => {
  const { id, token } = offered('a');
  expect([waitingTexts(database), textsGiven(database, start)]).toEqual([1, 1]);
  noteAnswer(database, id, 'accepted', start);
  emptyWriteAheadLog(database);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    expect(readFileSync(path, 'latin1')).not.toMatch(/243990000001|Rappelle/);
    expect(statSync(path).mode & 0o077).toBe(0);
  }
  noteReport(database, token, 8, start);
  expect(waitingTexts(database)).toBe(0);
});
