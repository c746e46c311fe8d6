import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { Phone } from './testing/phone.ts';

let test: TestNode;
let phone: Phone;
beforeAll(async () => {
  test = await openTestNode();
  phone = await new Phone(test).enrol('kibua-cla-1');
});
afterAll(() => test.close());

const lists = async (of = phone) => (await of.sync([], { asks: ['lists'] })).delta;

it('a phone is given all lists of its post, and then what has changed', async () => {
  const first = await lists();
  expect(first.me).toEqual({
    post: 'kibua-cla-1',
    label: 'kibua-cla-1',
    base: 'kibua',
    province: 'nk',
    language: 'fr',
    role: 'assistant',
  });
  expect(first.bases?.map(({ slug }) => slug)).toEqual(['kibua']);
  expect(first.communities?.map(({ slug }) => slug)).toEqual(['ntoto', 'kashebere']);
  expect(first.duty).toMatchObject([{ seat: 'assistant', scope: 'kibua' }]);
  expect(first.alerts).toEqual([]);
  expect(await lists()).toEqual({});
  const { id } = await test.sms(phones.source, 'Silaha');
  const then = await lists();
  expect(Object.keys(then)).toEqual(['alerts']);
  expect(then.alerts).toMatchObject([{ id, community: 'ntoto', status: 'received', next: 'acknowledge' }]);
  expect(JSON.stringify(then)).not.toMatch(/Silaha|NK-FP|243/);
});

it('what it saw goes back with what it does', async () => {
  const alert = phone.make([], { asks: ['lists'], cursor: null });
  const [seen] = (await phone.send(alert)).body.delta.alerts ?? [];
  phone.write('alert.acknowledge', { subject: seen!.id, saw: seen!.saw });
  await phone.sync();
  expect(phone.receipts.get(1)).toMatchObject({ outcome: 'accepted', subject: seen!.id });
  expect((await lists()).alerts).toMatchObject([{ status: 'acknowledged', next: 'decide' }]);
});

it('without asking for lists only receipts come, and the cursor back', async () => {
  const { cursor } = phone;
  const answer = await phone.sync([]);
  expect(answer).toMatchObject({ delta: {}, cursor });
  expect((await phone.sync([], { asks: ['lists'], cursor: 'nonsense' })).delta.me).toBeDefined();
});

it('A11 A12 what is to be followed up comes with its words, and only when it has changed', async () => {
  await test.did('recommendation.make', 'nk-protection-manager', null, {
    base: 'kibua',
    community: 'ntoto',
    owner: 'kibua-commander',
    due: '2026-12-31',
    kind: 'patrol',
    priority: 'must',
    words: 'EXERCISE patrol on market days.',
  });
  const question = await test.did('question.ask', 'nk-protection-manager', null, {
    line: 'office',
    base: 'kibua',
    words: 'EXERCISE is the road open?',
  });
  const visit = await test.did('visit.want', 'kibua-commander', null, {
    base: 'kibua',
    communities: ['ntoto'],
  });
  const delta = await lists();
  expect(Object.keys(delta).sort()).toEqual(['questions', 'recommendations', 'visits']);
  expect(delta.recommendations).toMatchObject([
    { status: 'proposed', words: 'EXERCISE patrol on market days.', may: expect.arrayContaining(['check']) },
  ]);
  expect(delta.questions).toMatchObject([
    { id: question.subject, words: [{ from: 'office', text: 'EXERCISE is the road open?' }], isEnded: false },
  ]);
  expect(delta.visits).toMatchObject([{ id: visit.subject, state: 'wanted', communities: ['ntoto'] }]);
  const readings = () =>
    test.node.app
      .core()!
      .pool.query("select count(*)::int as reads from protected_read where what = 'question'")
      .then(({ rows }) => (rows[0] as { reads: number }).reads);
  const before = await readings();
  expect(before).toBeGreaterThan(0);
  expect(await lists()).toEqual({});
  expect(await readings()).toBe(before);
  // What she does on the spot moves it (A11), and comes back to her.
  const [one] = delta.recommendations ?? [];
  const checked = phone.write('recommendation.check', {
    subject: one!.id,
    saw: one!.saw,
    data: { found: 'partly' },
  });
  const answered = phone.write('question.answer', {
    subject: question.subject,
    bodies: { words: 'EXERCISE it is, on foot.' },
  });
  await phone.sync();
  for (const { n } of [checked, answered]) expect(phone.receipts.get(n)?.outcome).toBe('accepted');
  const then = await lists();
  expect(then.questions?.[0]?.words.map(({ from }) => from)).toEqual(['office', 'field']);
  expect(then.recommendations?.[0]?.saw).not.toBe(one!.saw);
});

it('H6 her reports come back with what the office said; a returned one whole, to be mended', async () => {
  const report = phone.report();
  await phone.sync();
  const [sent] = (await lists()).reports ?? [];
  expect(sent).toMatchObject({ kind: 'flash', state: 'sent', from: '2026-11-23' });
  expect(sent).not.toHaveProperty('texts');
  await test.did('report.return', 'nk-protection-manager', sent!.id, {
    reason: 'place',
    comment: 'EXERCISE which village?',
  });
  const [returned] = (await lists()).reports ?? [];
  expect(returned).toMatchObject({
    state: 'returned',
    reason: 'place',
    comment: 'EXERCISE which village?',
    said: { from: '2026-11-23' },
    texts: { text: 'EXERCISE all is quiet.' },
  });
  const mended = phone.write('report.amend', { subject: sent!.id, data: { community: 'ntoto' } });
  await phone.sync();
  expect(phone.receipts.get(mended.n)?.outcome).toBe('accepted');
  expect((await lists()).reports).toMatchObject([{ state: 'sent', community: 'ntoto' }]);
  expect(phone.receipts.get(report.n)?.subject).toBe(sent!.id);
  const other = await new Phone(test).enrol('kibua-commander');
  expect((await lists(other)).reports).toEqual([]);
});

it('a post of the province is shown its bases', async () => {
  const manager = await new Phone(test).enrol('nk-protection-manager');
  const delta = await lists(manager);
  expect(delta.bases?.map(({ slug }) => slug)).toEqual(['kibua']);
  expect(delta.communities?.map(({ slug }) => slug)).toEqual(['ntoto', 'kashebere']);
  expect(JSON.stringify(delta)).not.toMatch(/fizi|baraka/);
});

it('the notebook of a former person of a post is not answered any more', async () => {
  await test.did('post.seat', 'administrator', 'kibua-cla-1', { name: 'EXERCISE' });
  expect((await phone.send(phone.make([], { asks: ['lists'] }))).body).toMatchObject({
    refused: 'device/revoked',
  });
});
