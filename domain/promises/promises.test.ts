import { describe, expect, test } from 'vitest';
import { day, isoOf } from '../kernel/index.ts';
import { night } from '../registers/testing/kibua.ts';
import { maySettle, promiseMade, promiseSettled, standingOf } from './register.ts';

const due = night + 7 * day;
const promised = promiseMade({ community: 'ntoto', kind: 'visit', due: isoOf(due) }, 'kibua', night);

describe('B20 a promise to a community', () => {
  test('records what was promised to whom, when, and by when', () => {
    expect(promised).toEqual({
      community: 'ntoto',
      base: 'kibua',
      kind: 'visit',
      alert: null,
      madeAt: night,
      due,
      settled: null,
    });
  });

  test('past its date appears as overdue, and stays so until somebody says what came of it', () => {
    expect([night, due, due + 1, due + 90 * day].map((now) => standingOf(promised, now))).toEqual([
      'open',
      'open',
      'overdue',
      'overdue',
    ]);
  });

  test.each(['kept', 'withdrawn', 'broken'] as const)(
    '%s: is settled once, and whether they were told is recorded',
    (result) => {
      expect(maySettle(promised)).toBeNull();
      const settled = promiseSettled(promised, { result, told: 'no' }, due + day);
      expect(settled.settled).toEqual({ result, told: 'no', at: due + day });
      expect([night, due + 90 * day].map((now) => standingOf(settled, now))).toEqual([result, result]);
      expect(maySettle(settled)).toEqual({ refused: 'promise/settled' });
    },
  );
});
