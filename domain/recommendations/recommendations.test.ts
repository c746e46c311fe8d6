import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, momentOf } from '../kernel/index.ts';
import {
  declineReasons,
  found,
  isOwed,
  mayMove,
  type MoveData,
  type Recommendation,
  recommendationContested,
  recommendationDaysOverdue,
  recommendationMade,
  type RecommendationMove,
  recommendationMoved,
  recommendationMoves,
  recommendationStates,
} from './index.ts';

const made = momentOf('2026-11-24T08:00:00.000Z');
const proposed = recommendationMade(
  {
    base: 'kibua',
    owner: 'kibua-commander',
    due: '2026-12-01',
    kind: 'patrol',
    priority: 'must',
    number: '4821',
  },
  made,
);

/** After moves that may each be made in their turn. */
function after(...moves: readonly (RecommendationMove | [RecommendationMove, MoveData])[]): Recommendation {
  return moves.reduce((one: Recommendation, entry, n) => {
    const [move, data] = typeof entry === 'string' ? [entry, {}] : entry;
    expect(mayMove(one.status, move)).toBe(true);
    return recommendationMoved(one, move, data, made + n * day);
  }, proposed);
}

describe('A10 a recommendation goes its way', () => {
  test('from proposed over agreed and begun to claimed, and it is done once it was seen', () => {
    const confirmed = after('agree', 'start', 'claim', ['check', { found: 'done' }]);
    expect(confirmed.history.map(({ status }) => status)).toEqual([
      'proposed',
      'agreed',
      'in-progress',
      'done-claimed',
      'done-confirmed',
    ]);
    expect(recommendationMoves.filter((move) => mayMove(confirmed.status, move))).toEqual([]);
  });

  test('A11 what was claimed and is not so on the spot goes on, and what was found is kept', () => {
    for (const seen of ['partly', 'not-done'] as const)
      expect(after('claim', ['check', { found: seen }])).toMatchObject({
        status: 'in-progress',
        found: seen,
      });
    expect(after('claim', ['check', { found: 'not-seen' }])).toMatchObject({ status: 'done-claimed' });
  });

  test('A11 she may see it done before anybody has claimed it', () => {
    expect(after(['check', { found: 'done' }])).toMatchObject({ status: 'done-confirmed' });
    expect(after('agree', ['check', { found: 'not-done' }])).toMatchObject({ status: 'agreed' });
  });

  test('declined with its reason; who thinks better of it agrees, and the reason is history', () => {
    const declined = after(['decline', { reason: 'no-means' }]);
    expect(declined).toMatchObject({ status: 'declined', reason: 'no-means' });
    const agreed = recommendationMoved(declined, 'agree', {}, made);
    expect(agreed).toMatchObject({ status: 'agreed', reason: null });
    expect(agreed.history[1]).toMatchObject({ reason: 'no-means', status: 'declined' });
  });

  test('given to another post it waits for that one to agree, and what was done before stays with it', () => {
    const given = after('agree', ['reassign', { owner: 'nk-logistics', due: '2027-01-15' }]);
    expect(given).toMatchObject({ status: 'proposed', owner: 'nk-logistics', due: '2027-01-15' });
    expect(given.history.map(({ owner }) => owner)).toEqual([
      'kibua-commander',
      'kibua-commander',
      'nk-logistics',
    ]);
  });
});

describe('A10 overdue', () => {
  const on = (one: Recommendation, at: string) => recommendationDaysOverdue(one, momentOf(at));

  test('from the day after its last day, by the clock of the bases', () => {
    expect(on(proposed, '2026-12-01T21:59:59.000Z')).toBe(0);
    expect(on(proposed, '2026-12-01T22:00:00.000Z')).toBe(1);
    expect(on(proposed, '2026-12-11T12:00:00.000Z')).toBe(10);
  });

  test('also while it is only claimed, and not any more once it is confirmed, declined or overtaken', () => {
    const later = '2027-01-01T12:00:00.000Z';
    expect(on(after('claim'), later)).toBe(31);
    for (const over of [
      after('claim', ['check', { found: 'done' }]),
      after(['decline', { reason: 'other' }]),
      after('overtake'),
    ])
      expect(on(over, later)).toBe(0);
  });
});

const anyMove = fc.record({
  move: fc.constantFrom(...recommendationMoves),
  data: fc.record(
    {
      found: fc.constantFrom(...found),
      reason: fc.constantFrom(...declineReasons),
      owner: fc.constantFrom('kibua-commander', 'nk-logistics'),
    },
    { requiredKeys: ['found', 'reason', 'owner'] },
  ),
});

/** What an act carries, of what was drawn. */
const dataOf = ({
  move,
  data,
}: {
  move: RecommendationMove;
  data: Required<Pick<MoveData, 'found' | 'reason' | 'owner'>>;
}): MoveData =>
  move === 'check'
    ? { found: data.found }
    : move === 'decline'
      ? { reason: data.reason }
      : move === 'reassign'
        ? { owner: data.owner }
        : {};

describe('whatever is done to it', () => {
  const lives = fc.array(anyMove, { maxLength: 30 });

  /** A life in which what may not be done then came too late. */
  const lived = (moves: readonly Parameters<typeof dataOf>[0][]) =>
    moves.reduce(
      (one: Recommendation, drawn, n) =>
        (mayMove(one.status, drawn.move) ? recommendationMoved : recommendationContested)(
          one,
          drawn.move,
          dataOf(drawn),
          made + n * day,
        ),
      proposed,
    );

  test('the state is one of the seven, every act is in the history, and what came too late changed nothing', () => {
    fc.assert(
      fc.property(lives, (moves) => {
        const one = lived(moves);
        expect(recommendationStates).toContain(one.status);
        expect(one.history).toHaveLength(moves.length + 1);
        expect(one.history.map(({ act }) => act.split('.')[1])).toEqual([
          'make',
          ...moves.map(({ move }) => move),
        ]);
        for (const [n, step] of one.history.entries())
          if (step.isContested) {
            expect(step.status).toBe(one.history[n - 1]?.status);
            expect(step.owner).toBe(one.history[n - 1]?.owner);
          }
        expect(one.history.at(-1)).toMatchObject({ status: one.status, owner: one.owner });
      }),
    );
  });

  test('nothing is confirmed that nobody has seen, and an end stays an end', () => {
    fc.assert(
      fc.property(lives, (moves) => {
        const { history } = lived(moves);
        for (const [n, step] of history.entries()) {
          const before = history[n - 1]?.status;
          if (step.status === 'done-confirmed' && before !== 'done-confirmed')
            expect(step).toMatchObject({ act: 'recommendation.check', found: 'done' });
          if (before === 'done-confirmed' || before === 'overtaken') expect(step.status).toBe(before);
        }
      }),
    );
  });

  test('a reason stands exactly while it is declined', () => {
    fc.assert(
      fc.property(lives, (moves) => {
        const one = lived(moves);
        expect(one.reason !== null).toBe(one.status === 'declined');
        expect(isOwed(one.status)).toBe(!['done-confirmed', 'declined', 'overtaken'].includes(one.status));
      }),
    );
  });
});
