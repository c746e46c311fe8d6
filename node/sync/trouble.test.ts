// What goes wrong around a sync: a node that is killed, programs of different age, phones that are not who they say.
import { acts } from '@ulinzi/domain/acts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { logged } from './testing/logged.ts';
import { Phone } from './testing/phone.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

const idOf = (item: { entry: string }) => String((JSON.parse(item.entry) as { id: string }).id);
const pool = () => {
  const core = test.node.app.core();
  if (!core) throw new Error('no database');
  return core.pool;
};

it('a node that is killed between the log and the receipt gives the receipt when it is asked again', async () => {
  const phone = await new Phone(test).enrol('kibua-cla-1');
  const items = [phone.alert(), phone.report(), phone.write('visit.want', { data: { base: 'kibua' } })];
  await phone.send(phone.make(items));
  // As the disk is when the power went after the entries were in the log, and before their receipts were written.
  await pool().query('delete from field_item where device = $1', [phone.device]);
  await test.reopen();
  await phone.sync();
  expect([...phone.receipts.values()].map(({ outcome }) => outcome)).toEqual(Array(3).fill('accepted'));
  expect(phone.receipts.get(1)?.number).toMatch(/^\d{4}$/);
  expect(await logged(test, items.map(idOf))).toHaveLength(3);
});

it('an act of a newer program waits, sealed, and is performed by the first that knows it, as it was allowed then', async () => {
  const phone = await new Phone(test).enrol('kibua-cla-2');
  const { name } = acts['visit.want']!;
  const known = acts as Record<string, unknown>;
  const declared = known[name];
  delete known[name];
  const item = phone.write('visit.want', { data: { base: 'kibua' } });
  const forNobody = phone.write('drum.beat', { data: { loud: true } });
  const later = phone.write('question.ask', { version: 99, data: {} });
  try {
    await phone.sync();
  } finally {
    known[name] = declared;
  }
  expect([...phone.receipts.values()].map(({ outcome }) => outcome)).toEqual(Array(3).fill('waiting'));
  expect(await logged(test, [idOf(item)])).toEqual([]);
  const listed = await test.http('GET', '/api/devices', 'administrator');
  expect((listed.body['devices'] as object[])[0]).toMatchObject({ waiting: 3, refused: 0 });
  await test.reopen();
  const answer = await phone.sync([]);
  expect(answer.receipts).toEqual([expect.objectContaining({ n: item.n, outcome: 'accepted' })]);
  const [row] = await logged(test, [idOf(item)]);
  expect(row?.entry).toMatchObject({ pen: test.actor('kibua-cla-2').pen, device: phone.device });
  for (const { n } of [forNobody, later]) expect(phone.receipts.get(n)?.outcome).toBe('waiting');
});

it('an older version of an act is understood', async () => {
  const phone = await new Phone(test).enrol('kibua-cla-1');
  phone.alert({ version: 1 });
  await phone.sync();
  expect(phone.receipts.get(1)?.outcome).toBe('accepted');
});

it('two phones of one post write side by side, each with its own numbers', async () => {
  const [one, other] = [
    await new Phone(test).enrol('kibua-cla-1'),
    await new Phone(test).enrol('kibua-cla-1'),
  ];
  one.report();
  other.report();
  other.report();
  await Promise.all([one.sync(), other.sync()]);
  expect([...one.receipts.keys()]).toEqual([1]);
  expect([...other.receipts.keys()].sort()).toEqual([1, 2]);
  // One phone cannot pass off the other's entry as its own.
  await other.sync([{ ...one.written[0]!, n: 3 }], { last: 3 });
  expect(other.receipts.get(3)).toMatchObject({ outcome: 'refused', refused: 'device/signature' });
});

it('A3 a phone writes for its own post, and is shown nothing of another base', async () => {
  const [kibua, fizi] = [
    await new Phone(test).enrol('kibua-cla-1'),
    await new Phone(test).enrol('fizi-cla-1'),
  ];
  const alert = kibua.alert();
  await kibua.sync();
  const subject = idOf(alert);
  fizi.write('alert.acknowledge', { subject });
  fizi.write('alert.acknowledge', { subject: randomUUID() });
  fizi.report();
  fizi.alert();
  const answer = await fizi.sync(fizi.unanswered, { asks: ['lists'] });
  const codes = [1, 2, 3, 4].map((n) => fizi.receipts.get(n)?.refused);
  expect(codes.slice(0, 2)).toEqual(['alert/not-found', 'alert/not-found']);
  expect(codes[2]).toBeTruthy();
  expect(codes[3]).toBeTruthy();
  expect(await logged(test, fizi.written.map(idOf))).toEqual([]);
  expect(answer.delta.me).toMatchObject({ post: 'fizi-cla-1', base: 'fizi' });
  expect(answer.delta.bases?.map(({ slug }) => slug)).toEqual(['fizi']);
  expect(answer.delta.communities?.map(({ slug }) => slug)).toEqual(['baraka']);
  const { receipts: _, ...shown } = answer;
  expect(JSON.stringify(shown)).not.toMatch(/kibua|ntoto/i);
  // With the other's cursor neither.
  const withTheirs = await fizi.sync([], { asks: ['lists'], cursor: kibua.cursor });
  expect(JSON.stringify(withTheirs.delta)).not.toMatch(/kibua|ntoto/i);
});

it('the same phone is enrolled anew with its key, and what it had written and signed is still good', async () => {
  const phone = await new Phone(test).enrol('kibua-cla-1');
  const told = phone.report();
  await phone.sync();
  const [sent, unsent] = [phone.report(), phone.report()];
  await phone.send(phone.make([sent]));
  const former = phone.device;
  await phone.enrol('kibua-cla-1');
  expect(phone.device).not.toBe(former);
  await phone.sync();
  expect([...phone.receipts.values()].map(({ outcome }) => outcome)).toEqual(Array(3).fill('accepted'));
  // What it has a receipt for it may be asked for once more, and nothing comes of it.
  await phone.sync([told]);
  expect(await logged(test, [told, sent, unsent].map(idOf))).toHaveLength(3);
});
