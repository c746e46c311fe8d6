// A3: postings have dates; of one post they do not overlap.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, type Entry, isoOf, isRefusal, type Moment } from '../kernel/index.ts';
import { type Post, postOpened, sittingSince } from '../people/index.ts';
import { evolveRegister, registerRules } from './rules.ts';
import { administrator, night, registersOf } from './testing/kibua.ts';

const opened = postOpened({ slug: 'kibua-relief', label: 'Relief', role: 'assistant', base: 'kibua' });

/** The post after an act, or the refusal. */
function after(post: Post, act: 'post.seat' | 'post.vacate', data: object, now: Moment) {
  const context = { now, actor: administrator, registers: registersOf() };
  const judged = registerRules[act]?.(post, { data: data as never, bodies: new Set() }, context);
  if (!judged || isRefusal(judged)) return judged;
  return evolveRegister(post, { act, data: judged.data } as unknown as Entry, now, () => '') as Post;
}

describe('A3 postings', () => {
  it('a post is occupied from a day, and vacant from another', () => {
    const from = isoOf(night - 20 * day);
    const seated = after(opened, 'post.seat', { from }, night) as Post;
    expect(sittingSince(seated)).toBe(night - 20 * day);
    const vacated = after(seated, 'post.vacate', { until: isoOf(night - day) }, night) as Post;
    expect(sittingSince(vacated)).toBeNull();
    expect(vacated.postings).toEqual([{ from: night - 20 * day, until: night - day }]);
  });

  it('who comes next ends the posting before hers', () => {
    const first = after(opened, 'post.seat', {}, night) as Post;
    const second = after(first, 'post.seat', {}, night + day) as Post;
    expect(second.postings).toEqual([
      { from: night, until: night + day },
      { from: night + day, until: null },
    ]);
  });

  it('none begins in time to come, or before the one before it', () => {
    const seated = after(opened, 'post.seat', { from: isoOf(night - day) }, night) as Post;
    expect(after(opened, 'post.seat', { from: isoOf(night + day) }, night)).toMatchObject({
      refused: 'time/in-the-future',
    });
    for (const act of ['post.seat', 'post.vacate'] as const) {
      const at = isoOf(night - 2 * day);
      const data = act === 'post.seat' ? { from: at } : { until: at };
      expect(after(seated, act, data, night)).toMatchObject({ refused: 'post/not-then' });
    }
  });

  it('one that is vacant is not vacated again', () => {
    const seated = after(opened, 'post.seat', {}, night) as Post;
    const vacated = after(seated, 'post.vacate', {}, night) as Post;
    expect(after(vacated, 'post.vacate', {}, night + day)).toMatchObject({ refused: 'post/vacant' });
  });

  it('never overlap, whatever is said in whatever order', () => {
    const step = fc.record({
      act: fc.constantFrom('post.seat' as const, 'post.vacate' as const),
      daysAgo: fc.option(fc.integer({ min: -3, max: 30 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let post = opened;
        steps.forEach(({ act, daysAgo }, nth) => {
          const now = night + nth * day;
          const at =
            daysAgo === null ? {} : { [act === 'post.seat' ? 'from' : 'until']: isoOf(now - daysAgo * day) };
          const next = after(post, act, at, now);
          if (next && !isRefusal(next)) post = next;
        });
        post.postings.forEach(({ from, until }, nth) => {
          expect(until === null ? nth === post.postings.length - 1 : until >= from).toBe(true);
          const next = post.postings[nth + 1];
          if (next) expect(next.from).toBeGreaterThanOrEqual(until ?? Number.POSITIVE_INFINITY);
        });
      }),
    );
  });
});
