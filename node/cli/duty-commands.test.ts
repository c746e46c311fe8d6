// A week of a roster copied on the command line: what is covered stays, gaps are named, refusals come in words.
import { isoOf } from '@ulinzi/domain/kernel';
import { localDate, mondayOf, week } from '@ulinzi/domain/people';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { ulinzi } from './testing/terminal.ts';

let test: TestNode;
let first: number;
const hours = 3_600_000;

beforeAll(async () => {
  test = await openTestNode();
  // After the thirty days for which everybody is on duty.
  first = mondayOf(test.node.app.clock.now()) + 6 * week;
  for (const [post, from, until] of [
    ['kibua-cla-1', 6, 18],
    ['kibua-cla-2', 18, 30],
    ['kibua-cla-1', 30, 160],
  ] as const)
    await assign(post, first + from * hours, first + until * hours);
});
afterAll(() => test.close());

const assign = (post: string, from: number, until: number) =>
  test.did('duty.assign', null, null, {
    post,
    seat: 'assistant',
    scope: 'kibua',
    from: isoOf(from),
    until: isoOf(until),
  });

const copy = (by: string, from: number, to: number, more: string[] = [], scope = 'kibua') =>
  ulinzi(
    `duty copy-week --seat assistant --scope ${scope} --from ${localDate(from)} --to ${localDate(to)}`
      .split(' ')
      .concat(more, ['--as', by, '--url', test.node.address, '--keys', test.keysDir]),
    { locale: 'en' },
  );

describe('B3 ulinzi duty copy-week', () => {
  it('gives the same turns again a week later, and names the gaps that are left', async () => {
    const { code, out } = await copy('kibua-commander', first, first + week);
    expect(code).toBe(0);
    expect(out).toContain('3 turns copied.');
    expect(out.match(/kibua-cla-/g)).toHaveLength(3);
    expect(out.match(/Nobody on duty/g)).toHaveLength(2);
  });

  it('done again, it says that nothing is to be copied', async () => {
    const { code, out } = await copy('kibua-commander', first, first + week);
    expect({ code, first: out.split('\n')[0] }).toEqual({
      code: 0,
      first: 'Nothing to copy: that week is covered already wherever the other one was.',
    });
  });

  it('leaves what stands there, and says with --json what it did', async () => {
    const to = first + 2 * week;
    await assign('kibua-cla-2', to + 10 * hours, to + 12 * hours);
    const { code, out } = await copy('nk-protection-manager', first, to, ['--json']);
    expect(code).toBe(0);
    const { assigned, gaps } = JSON.parse(out) as {
      assigned: { post: string; from: string }[];
      gaps: object[];
    };
    expect(assigned.map(({ post, from }) => [post, (Date.parse(from) - to) / hours])).toEqual([
      ['kibua-cla-1', 6],
      ['kibua-cla-1', 12],
      ['kibua-cla-2', 18],
      ['kibua-cla-1', 30],
    ]);
    expect(gaps).toHaveLength(2);
  });

  it('an empty week is a finding', async () => {
    const { code, out } = await copy('kibua-commander', first + 20 * week, first + 21 * week);
    expect({ code, first: out.split('\n')[0] }).toEqual({
      code: 1,
      first: 'Nobody was on duty in the week to copy.',
    });
  });

  it('a refusal comes as the node says it, with how far it came', async () => {
    const { code, err } = await copy('kibua-cla-1', first, first + 3 * week);
    expect(code).toBe(4);
    expect(err).toContain('Stopped: 0 turns copied, 3 left.');
    expect(err).toContain('Not found for your post.');
  });

  it('takes any date of two different weeks', async () => {
    const inside = await copy('kibua-commander', first + 24 * hours, first + week + 72 * hours);
    expect(inside.out).toContain('Nothing to copy');
    expect((await copy('kibua-commander', first, first + 24 * hours)).code).toBe(2);
    const nonsense = await ulinzi('duty copy-week --seat assistant --scope kibua --from x --to y'.split(' '));
    expect(nonsense.code).toBe(2);
  });
});
