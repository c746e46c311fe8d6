import { randomUUID } from 'node:crypto';
import type { EntryId } from '@ulinzi/domain/kernel';
import type { QuestionAnswer, QuestionsAnswer } from '@ulinzi/domain/questions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performAct } from '../acts/index.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';

const assistant = 'kibua-cla-1';
const commander = 'kibua-commander';
const office = 'nk-protection-manager';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

const list = async (by: string) =>
  ((await test.http('GET', '/api/questions', by)).body as unknown as QuestionsAnswer).questions;
const one = async (id: string, by: string) =>
  (await test.http('GET', `/api/questions/${id}`, by)).body as unknown as QuestionAnswer;

describe('a question between office and field', () => {
  it('A12 asked on a phone without a network and sent twice, arrives once', async () => {
    const id = randomUUID();
    const ask = () =>
      performAct(test.node, {
        act: 'question.ask',
        subject: null,
        data: { line: 'office', community: 'ntoto' },
        bodies: { words: 'EXERCISE nani atakuja?' },
        secrets: {},
        saw: null,
        actor: test.actor(assistant),
        id: id as EntryId,
        occurred: test.clock.wall() - 86_400_000,
      });
    const [first, second] = [await ask(), await ask()];
    expect(first).toMatchObject({ subject: id, outcome: 'accepted' });
    expect(second).toMatchObject({ subject: id, outcome: 'accepted', isRepeat: true });
    expect((await list(office)).map((seen) => seen.id)).toEqual([id]);
    expect(await one(id, office)).toMatchObject({
      base: 'kibua',
      communityLabel: 'Ntoto',
      isMyTurn: true,
      words: [{ from: 'field', words: 'EXERCISE nani atakuja?' }],
    });
  });

  it('waits for one end at a time, and says neither who asked nor who answered', async () => {
    const { subject } = await test.did('question.ask', office, null, {
      line: 'office',
      base: 'kibua',
      words: 'EXERCISE barabara?',
    });
    const turns = async () =>
      Promise.all([office, commander].map(async (by) => (await one(subject, by)).isMyTurn));
    expect(await turns()).toEqual([false, true]);
    expect((await list(commander))[0]?.id).toBe(subject);
    await test.did('question.answer', assistant, subject, { words: 'EXERCISE iko wazi' });
    expect(await turns()).toEqual([true, false]);
    const answer = await test.http('GET', `/api/questions/${subject}`, commander);
    expect((answer.body['words'] as { from: string }[]).map(({ from }) => from)).toEqual(['office', 'field']);
    expect(answer.text).not.toMatch(/kibua-cla|nk-protection/);
    expect((await test.http('GET', '/api/questions', commander)).text).not.toContain('barabara');
    await test.did('question.end', commander, subject);
    expect(await one(subject, office)).toMatchObject({ isEnded: true, waitsFor: null, may: [] });
    expect((await list(office)).at(-1)?.id).toBe(subject);
  });

  it('C9 on the mentor’s line is not there for the commander', async () => {
    const asked = { line: 'mentor', words: 'EXERCISE nina wasiwasi' };
    const { subject } = await test.did('question.ask', assistant, null, asked);
    expect((await one(subject, office)).words).toMatchObject([{ from: 'field' }]);
    const hidden = await test.http('GET', `/api/questions/${subject}`, commander);
    expect(hidden).toEqual(await test.http('GET', `/api/questions/${randomUUID()}`, commander));
    expect(hidden.status).toBe(404);
    expect((await list(commander)).map(({ id }) => id)).not.toContain(subject);
    for (const act of ['question.answer', 'question.end'])
      expect(await test.act(act, commander, subject)).toMatchObject({
        refused: 'question/not-found',
      });
  });

  it('each reading of its words is noted', async () => {
    const [seen] = await list(office);
    const count = async () =>
      (await test.node.app.core()?.pool.query("select from protected_read where what = 'question'"))
        ?.rowCount ?? 0;
    const before = await count();
    await one(seen?.id ?? '', office);
    expect(await count()).toBe(before + 1);
  });
});
