import type { MentoringAnswer } from '@ulinzi/domain/mentoring';
import { describe, expect, it } from 'vitest';
import { rowsOf, talksOf, waitingIn } from './grid.ts';

type OfPost = MentoringAnswer['posts'][number];

const of = (post: string, said: Partial<OfPost> = {}): OfPost => ({
  post,
  postLabel: post.toUpperCase(),
  base: 'kibua',
  baseLabel: 'Kibua',
  isVacant: false,
  standing: 'missed',
  held: [],
  sent: 0,
  returned: 0,
  quality: null,
  ...said,
});

const talk = (on: string) => ({
  id: on,
  on,
  way: 'call' as const,
  reports: 4,
  promptness: 3,
  sourceSafety: 5,
});

const months = ['2026-09', '2026-10', '2026-11'];
const answers: MentoringAnswer[] = [
  {
    month: '2026-10',
    posts: [of('cla-1', { standing: 'held', held: [talk('2026-10-08'), talk('2026-10-20')] }), of('cla-2')],
  },
  {
    month: '2026-11',
    posts: [
      of('cla-2', { standing: 'open', postLabel: 'AN OTHER' }),
      of('cla-1', { standing: 'held', held: [talk('2026-11-03')], sent: 12, returned: 1, quality: 3.8 }),
      of('cla-3', { base: 'beni', baseLabel: 'Beni', standing: 'open', isVacant: true }),
    ],
  },
];
const rows = rowsOf(months, answers);

describe('H6 the talks of a mentor with her Assistants', () => {
  it('stand by base and post, with one cell for each month', () => {
    expect(rows.map(({ post, cells }) => [post, cells.map((cell) => cell?.standing ?? null)])).toEqual([
      ['cla-3', [null, null, 'open']],
      ['cla-2', [null, 'missed', 'open']],
      ['cla-1', [null, 'held', 'held']],
    ]);
  });

  it('are listed for one Assistant, the newest first', () => {
    const own = rows.find(({ post }) => post === 'cla-1');
    expect(own && talksOf(own).map(({ on }) => on)).toEqual(['2026-11-03', '2026-10-20', '2026-10-08']);
  });

  it('are owed to whoever sits in a post, and to no empty one', () => {
    expect(waitingIn('2026-11', rows)).toEqual({ waiting: 1, posts: 2 });
    expect(waitingIn('2026-10', rows)).toEqual({ waiting: 1, posts: 2 });
  });
});
