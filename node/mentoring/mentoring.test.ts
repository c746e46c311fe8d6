import type { MentoringAnswer } from '@ulinzi/domain/mentoring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';

const mentor = 'nk-protection-manager';
const assistant = 'kibua-cla-1';

let test: TestNode;
let talk: string;
beforeAll(async () => {
  test = await openTestNode();
  const marks = { reports: 4, promptness: 3, sourceSafety: 5 };
  const held = { post: assistant, on: '2026-10-20', way: 'call', ...marks, words: 'EXERCISE ushauri' };
  talk = (await test.did('mentoring.hold', mentor, null, held)).subject;
});
afterAll(() => test.close());

const month = async (of: string, by = mentor) =>
  ((await test.http('GET', `/api/mentoring?month=${of}`, by)).body as unknown as MentoringAnswer).posts;

describe('mentoring month by month', () => {
  it('H6 a month that has passed without a talk is missed, post by post', async () => {
    const standings = async (of: string) => (await month(of)).map(({ post, standing }) => [post, standing]);
    expect(await standings('2026-10')).toEqual([
      [assistant, 'held'],
      ['kibua-cla-2', 'missed'],
    ]);
    expect(await standings('2026-11')).toEqual([
      [assistant, 'open'],
      ['kibua-cla-2', 'open'],
    ]);
  });

  it('H6 how good her reports of the month are goes to the mentor, and to nobody above', async () => {
    const sent = { kind: 'flash', readers: 'base', from: '2026-10-11', text: 'EXERCISE' };
    for (const quality of [2, 5]) {
      const { subject } = await test.did('report.send', assistant, null, sent);
      if (quality === 2) {
        await test.did('report.return', mentor, subject, { reason: 'place' });
        await test.did('report.amend', assistant, subject, { community: 'ntoto' });
      }
      await test.did('report.accept', mentor, subject, { quality });
    }
    const [hers] = await month('2026-10');
    expect(hers).toMatchObject({ sent: 2, returned: 1, quality: 3.5 });
    expect(hers?.held).toMatchObject([{ id: talk, on: '2026-10-20', reports: 4, sourceSafety: 5 }]);
    for (const by of ['kibua-commander', 'nk-analyst', 'administrator', 'fizi-commander'])
      expect((await test.http('GET', '/api/mentoring', by)).status).toBe(404);
  });

  it('an Assistant sees her own month, and not her colleague’s', async () => {
    expect((await month('2026-10', assistant)).map(({ post }) => post)).toEqual([assistant]);
    expect((await month('2026-10', 'kibua-cla-2')).map(({ held }) => held)).toEqual([[]]);
    expect(await month('2026-10', 'fizi-cla-1')).toMatchObject([{ post: 'fizi-cla-1', held: [] }]);
  });

  it('what was noted of it is read by the two of them, each reading noted', async () => {
    const words = (by: string) => test.http('GET', `/api/mentoring/${talk}`, by);
    for (const by of [mentor, assistant])
      expect((await words(by)).body).toEqual({ words: 'EXERCISE ushauri' });
    for (const by of ['kibua-cla-2', 'kibua-commander', 'fizi-cla-1'])
      expect((await words(by)).status).toBe(404);
    const noted = await test.node.app
      .core()
      ?.pool.query("select from protected_read where what = 'mentoring'");
    expect(noted?.rowCount).toBe(2);
  });
});
