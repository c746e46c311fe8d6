// A3: an Assistant is deployed to a base, and moved to another; what she reads goes with her posting, not with her.
import { day, isoOf } from '@ulinzi/domain/kernel';
import type { PostingsAnswer, SourcesAnswer } from '@ulinzi/domain/registers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

let test: TestNode;
let ofKibua: { number: string; id: string };
let ofFizi: { number: string; id: string };

beforeAll(async () => {
  test = await openTestNode();
  const { alert, id } = await test.sms(phones.source, 'EXERCISE silaha');
  ofKibua = { number: alert ?? '', id };
  const heardAt = isoOf(test.node.app.clock.now());
  const recorded = await test.did('alert.record', 'fizi-cla-1', null, {
    channel: 'hf',
    base: 'fizi',
    heardAt,
    words: 'EXERCISE',
  });
  ofFizi = { number: recorded.number ?? '', id: recorded.subject };
});
afterAll(() => test.close());

/** Takes a post as a person does, by her one-time code; gives how she asks from then on. */
async function seated(post: string) {
  const { claimCode } = await test.did('post.seat', 'administrator', post, { name: 'EXERCISE Imani' });
  const { body } = await test.http('POST', '/api/claims', null, { code: claimCode });
  const authorization = `Bearer ${String(body['token'])}`;
  return (method: 'GET' | 'POST', path: string) =>
    test.http(method, path, null, method === 'POST' ? {} : undefined, { authorization });
}

const readings = (ref: string) =>
  [
    ['GET', `/api/alerts/${ref}`],
    ['POST', `/api/alerts/${ref}/words`],
    ['POST', `/api/alerts/${ref}/notes`],
  ] as const;

const postings = async (by: string) =>
  (await test.http('GET', '/api/postings', by)).body as unknown as PostingsAnswer;

describe('A3 postings', () => {
  it('the commander of one base reads neither alerts nor words of another, by no address', async () => {
    const [kibua, fizi] = ['kibua-commander', 'fizi-commander'];
    for (const [by, ref, board] of [
      [kibua, ofFizi, ofKibua],
      [fizi, ofKibua, ofFizi],
    ] as const) {
      for (const name of [ref.id, ref.number])
        for (const [method, path] of readings(name)) {
          const body = method === 'POST' ? {} : undefined;
          expect((await test.http(method, path, by, body)).status).toBe(404);
        }
      const { text } = await test.http('GET', '/api/alerts', by);
      expect(text).toContain(board.id);
      expect(text).not.toContain(ref.id);
    }
  });

  it('an Assistant who is moved reads the base that she comes to, and no longer the one that she left', async () => {
    const before = await seated('kibua-cla-1');
    for (const [method, path] of readings(ofKibua.id)) expect((await before(method, path)).status).toBe(200);
    expect((await before('GET', `/api/alerts/${ofFizi.id}`)).status).toBe(404);

    await test.did('post.vacate', 'administrator', 'kibua-cla-1');
    const after = await seated('fizi-cla-1');
    for (const [method, path] of readings(ofFizi.id)) expect((await after(method, path)).status).toBe(200);
    for (const [method, path] of readings(ofKibua.id)) expect((await after(method, path)).status).toBe(404);
    const sources = (await after('GET', '/api/sources')).body as unknown as SourcesAnswer;
    expect(sources.sources).toEqual([]);
    for (const [method, path] of readings(ofKibua.id)) expect((await before(method, path)).status).toBe(401);
  });

  it('have dates, and no name', async () => {
    const from = isoOf(test.node.app.clock.now() - 20 * day);
    await test.did('post.seat', 'administrator', 'kibua-cla-2', { name: 'EXERCISE Neema', from });
    const until = isoOf(test.node.app.clock.now() - day);
    await test.did('post.vacate', 'administrator', 'kibua-cla-2', { until });
    const listed = await postings('administrator');
    expect(listed.posts.find(({ post }) => post === 'kibua-cla-2')).toEqual({
      post: 'kibua-cla-2',
      isOccupied: false,
      postings: [{ from, until }],
    });
    const { posts } = listed;
    expect(posts.find(({ post }) => post === 'fizi-cla-1')).toMatchObject({
      isOccupied: true,
      postings: [{ until: null }],
    });
    expect(JSON.stringify(listed)).not.toMatch(/Neema|EXERCISE/);
    expect((await test.act('post.vacate', 'administrator', 'kibua-cla-2')) as object).toMatchObject({
      refused: 'post/vacant',
    });
  });

  it.each(['post.vacate', 'post.seat'])(
    'a node that falls over right after %s ends what the former one reads by as it opens again',
    async (act) => {
      const former = await seated('fizi-cla-1');
      test.clock.advance(1);
      const { keystore } = test.node.app;
      keystore.retirePen = () => {
        throw new Error('EXERCISE power cut');
      };
      const secrets = act === 'post.seat' ? { name: 'EXERCISE Neema' } : {};
      await expect(test.act(act, 'administrator', 'fizi-cla-1', secrets)).rejects.toThrow('power cut');
      await test.reopen();
      expect((await former('GET', '/api/sources')).status).toBe(401);
      expect(test.node.app.keystore.sittingPen('fizi-cla-1')).toBeUndefined();
      await seated('fizi-cla-1');
      await test.reopen();
      expect(test.node.app.keystore.sittingPen('fizi-cla-1')).toBeDefined();
    },
  );

  it('a head of office reads those of her province', async () => {
    await test.did('post.open', null, null, {
      slug: 'sk-head-of-office',
      label: 'EXERCISE',
      role: 'head-of-office',
      province: 'sk',
    });
    test.node.app.keystore.openAccount({ name: 'EXERCISE', post: 'sk-head-of-office' });
    const { posts } = await postings('sk-head-of-office');
    expect(posts.map(({ post }) => post).sort()).toEqual([
      'fizi-cla-1',
      'fizi-commander',
      'sk-head-of-office',
    ]);
  });
});

describe('B5 what is agreed with a source', () => {
  it('is described anew; the dialler is handed the newest phrase of each', async () => {
    await seated('kibua-cla-1');
    await test.did('source.describe', 'nk-custodian', 'NK-FP-0231', {
      ways: ['radio'],
      openingPhrase: 'Mihogo imekomaa?',
    });
    await test.did('alert.acknowledge', 'kibua-cla-1', ofKibua.id);
    const asked = await test.did('alert.request-number', 'kibua-cla-1', ofKibua.id);
    expect(asked.dial).toMatchObject({ openingPhrase: 'Mihogo imekomaa?', distressWord: 'mvua' });
    const { body, text } = await test.http('GET', '/api/sources', 'kibua-cla-1');
    expect((body as unknown as SourcesAnswer).sources[0]).toMatchObject({
      code: 'NK-FP-0231',
      ways: ['radio'],
      selection: null,
    });
    expect(text).not.toContain('Mihogo');
  });
});
