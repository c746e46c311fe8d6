import { describe, expect, test } from 'vitest';
import { isMine } from './board-order.ts';
import { grouped, isFolded, openAtFirst, seenLines, villagesOf } from './situation-groups.ts';
import { lineOf } from './testing/lines.ts';

const situation = { id: 's', number: '123', event: 'attack' };
const tied = (id: string, community = 'ntoto') => lineOf({ id, number: id, situation, community });
const alone = lineOf({ id: 'alone', number: 'alone' });

describe('alerts of one situation', () => {
  test('stand together where the most urgent of them stands', () => {
    const groups = grouped([tied('a'), alone, tied('b', 'mera')]);
    expect(groups.map(({ lines }) => lines.map(({ id }) => id))).toEqual([['a', 'b'], ['alone']]);
    expect(groups[0]?.situation).toEqual(situation);
    expect(villagesOf(groups[0]?.lines ?? [])).toBe(2);
  });

  test('one alone needs no head', () => {
    expect(grouped([tied('a'), alone]).map((group) => group.situation)).toEqual([null, null]);
  });

  test('many are folded at first; folded, the one that leads and the one that is open are seen', () => {
    const many = Array.from({ length: openAtFirst + 1 }, (_, n) => tied(`t${n}`));
    const [group] = grouped(many);
    if (!group) throw new Error('no group');
    expect(isFolded(group, new Set())).toBe(true);
    expect(isFolded(group, new Set(['s']))).toBe(false);
    expect(seenLines([group], new Set(), 't3').map(({ id }) => id)).toEqual(['t0', 't3']);
    expect(seenLines([group], new Set(['s']), null)).toHaveLength(many.length);
    const [few] = grouped(many.slice(0, openAtFirst));
    expect(few && isFolded(few, new Set())).toBe(false);
  });
});

describe('whose an alert is', () => {
  const mine = { posts: ['kibua-commander'] };
  const quiet = { calls: [], acknowledgedBy: null };

  test('the one who takes it, and the one to whom it is handed', () => {
    expect(isMine(lineOf({ ...quiet, followedBy: 'kibua-commander' }), mine)).toBe(true);
    expect(isMine(lineOf({ ...quiet, followedBy: 'kibua-cla-1', handedTo: 'kibua-commander' }), mine)).toBe(
      true,
    );
  });

  test('what another has taken is no longer hers who answered first', () => {
    const taken = lineOf({ calls: [], acknowledgedBy: 'kibua-commander', followedBy: 'kibua-cla-1' });
    expect(isMine(taken, mine)).toBe(false);
    expect(isMine({ ...taken, followedBy: null }, mine)).toBe(true);
  });
});
