import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from './judge.ts';
import { refuse } from './refusal.ts';

const sameEpoch = { act: 1, subject: 1 };
/** Allowed in even states. */
const even = (state: number) => (state % 2 === 0 ? { data: state } : refuse('alert/closed'));

describe('an act is judged', () => {
  test('by the state as it stands: what holds now is accepted, and the past is not asked', () => {
    const asked: number[] = [];
    const seen = () => {
      asked.push(1);
      return 1;
    };
    expect(judge(even, 2, seen, sameEpoch)).toEqual({ outcome: 'accepted', accepted: { data: 2 } });
    expect(asked).toEqual([]);
  });

  test('by what its author saw: valid then but not now is contested, with the reason of now', () => {
    expect(judge(even, 3, () => 2, sameEpoch)).toEqual({ outcome: 'contested', because: 'alert/closed' });
  });

  test('invalid then too, or with nothing seen: refused', () => {
    const refused = { outcome: 'refused', refusal: { refused: 'alert/closed' } };
    expect(judge(even, 3, () => 1, sameEpoch)).toEqual(refused);
    expect(judge(even, 3, () => undefined, sameEpoch)).toEqual(refused);
  });

  test('under an older epoch: contested whatever the rule would say, and the rule is not asked', () => {
    const rule = () => {
      throw new Error('asked');
    };
    const contested = { outcome: 'contested', because: 'epoch' };
    expect(judge(rule, 2, () => 2, { act: 1, subject: 2 })).toEqual(contested);
    expect(judge(even, 2, () => 2, { act: 2, subject: 2 })).toMatchObject({ outcome: 'accepted' });
  });

  test('as accepted only where the rule allows it now, whatever was seen and whichever epoch', () => {
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.option(fc.nat(9), { nil: undefined }),
        fc.nat(3),
        fc.nat(3),
        (now, then, act, subject) => {
          const { outcome } = judge(even, now, () => then, { act, subject });
          expect(outcome === 'accepted').toBe(now % 2 === 0 && act >= subject);
          if (outcome === 'refused')
            expect(act >= subject && now % 2 === 1 && (then === undefined || then % 2 === 1)).toBe(true);
        },
      ),
    );
  });
});
