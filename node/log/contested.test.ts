import { randomUUID } from 'node:crypto';
import { type EntryId, isoOf, type SubjectId } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { performAct, resolveSubject, split } from '../acts/index.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { acts } from '@ulinzi/domain/acts';

let test: TestNode;
let alert: string;

beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

beforeEach(async () => {
  ({ subject: alert } = await test.did('alert.record', 'kibua-cla-1', null, {
    channel: 'hf',
    base: 'kibua',
    community: 'ntoto',
    heardAt: isoOf(test.node.app.clock.now()),
  }));
  await test.did('alert.acknowledge', 'kibua-cla-1', alert);
});

/** Entries of this alert; the node's own, of pages and deliveries, come beside them at any time. */
const entriesInLog = async () =>
  Number(
    (
      await test.node.app
        .core()
        ?.pool.query(
          'select count(*) from log where subject_no = (select position from log where entry_id = $1)',
          [alert],
        )
    )?.rows[0].count,
  );

/** What a post reads of the alert: with the token that it gives back. */
const read = async (by: string) =>
  (await test.alert(alert, by)) as unknown as { saw: string } & Record<string, unknown>;

describe('two people act on what they saw', () => {
  const respond = { decision: 'respond' };
  const cannot = { decision: 'cannot', cause: 'road-closed' };

  it('the second decision is kept without effect, and everybody can see it', async () => {
    const [commander, officer] = await Promise.all([read('kibua-commander'), read('nk-duty-officer')]);
    await test.did('alert.decide', 'kibua-commander', alert, { ...respond, saw: commander.saw });
    expect(
      await test.act('alert.decide', 'nk-duty-officer', alert, { ...cannot, saw: officer.saw }),
    ).toMatchObject({ outcome: 'contested', because: 'alert/already-decided' });
    const after = await read('kibua-commander');
    expect(after).toMatchObject({ contested: 1, decision: { kind: 'respond' } });
    expect(after['timeline']).toContainEqual(
      expect.objectContaining({
        act: 'alert.decide',
        outcome: 'contested',
        data: expect.objectContaining({ decision: 'cannot', cause: 'road-closed' }),
      }),
    );
  });

  it('over HTTP the answer says the same', async () => {
    const { saw } = await read('nk-duty-officer');
    const path = `/api/alerts/${alert}/decide`;
    await test.http('POST', path, 'kibua-commander', { ...respond, saw });
    const second = await test.http('POST', path, 'nk-duty-officer', { ...cannot, saw });
    expect(second).toMatchObject({
      status: 200,
      body: { outcome: 'contested', because: 'alert/already-decided' },
    });
  });

  it('of two in the same moment one holds and one is contested, never both', async () => {
    const { saw } = await read('kibua-commander');
    const both = await Promise.all([
      test.did('alert.decide', 'kibua-commander', alert, { ...respond, saw }),
      test.did('alert.decide', 'nk-duty-officer', alert, { ...cannot, saw }),
    ]);
    expect(both.map((done) => done.outcome).sort()).toEqual(['accepted', 'contested']);
    expect(await read('kibua-commander')).toMatchObject({ contested: 1 });
  });

  it('who says nothing of what was seen is refused, and nothing is kept', async () => {
    await test.did('alert.decide', 'kibua-commander', alert, respond);
    const before = await entriesInLog();
    expect(await test.act('alert.decide', 'nk-duty-officer', alert, cannot)).toMatchObject({
      refused: 'alert/already-decided',
    });
    expect(await entriesInLog()).toBe(before);
  });

  it('what was wrong then and is wrong now is refused, however old the token', async () => {
    const { saw } = await read('kibua-commander');
    await test.did('alert.decide', 'kibua-commander', alert, respond);
    expect(await test.act('alert.close', 'kibua-commander', alert, { saw })).toMatchObject({
      refused: 'alert/outcome-missing',
    });
    expect(await read('kibua-commander')).toMatchObject({ contested: 0 });
  });

  it('what was wrong then and is right now is accepted', async () => {
    const { saw } = await read('kibua-commander');
    await test.did('alert.decide', 'kibua-commander', alert, respond);
    const checks = ['say-nothing-of-warning', 'risk-accepted'];
    expect(
      await test.act('alert.respond', 'kibua-commander', alert, { means: 'other', checks, saw }),
    ).toMatchObject({ outcome: 'accepted' });
  });

  it("another alert's token, or one that was made up, counts as none", async () => {
    const { alert: other } = await test.sms(phones.stranger, 'Moto');
    const foreign = ((await test.alert(other ?? '')) as unknown as { saw: string }).saw;
    await test.did('alert.decide', 'kibua-commander', alert, respond);
    for (const saw of [foreign, 'A'.repeat(22), 'x', ''])
      expect(await test.act('alert.decide', 'nk-duty-officer', alert, { ...cannot, saw })).toMatchObject({
        refused: 'alert/already-decided',
      });
  });

  it('tokens tell nothing: the same subject twice, one apart, look like strangers', async () => {
    const { tokens } = test.node.app;
    const [one, two] = [tokens.token(alert, 7), tokens.token(alert, 8)];
    const alike = [...one].filter((letter, index) => letter === two[index]).length;
    expect(alike).toBeLessThan(one.length / 2);
    expect(tokens.version(alert, one)).toBe(7);
    expect(tokens.version(randomUUID(), one)).toBeUndefined();
  });

  it('an act under an older epoch is contested', async () => {
    await test.did('alert.take-over', null, alert, { home: randomUUID() });
    expect(await performAs('kibua-commander', 'alert.decide', respond, { epoch: 1 })).toMatchObject({
      outcome: 'contested',
      because: 'epoch',
    });
    expect(await read('kibua-commander')).toMatchObject({ contested: 1, decision: null });
  });
});

describe('an entry with an id of its own, sent twice', () => {
  const decision = { decision: 'respond', cause: 'no-asset', note: 'EXERCISE' };

  it('changes nothing, and is answered as it was the first time', async () => {
    const id = randomUUID() as EntryId;
    const first = await performAs('kibua-commander', 'alert.decide', decision, { id });
    const count = await entriesInLog();
    expect(await performAs('kibua-commander', 'alert.decide', decision, { id })).toEqual({
      ...first,
      isRepeat: true,
    });
    expect(await entriesInLog()).toBe(count);
  });

  it('is also the same when both come at once', async () => {
    const id = randomUUID() as EntryId;
    const both = await Promise.all(
      [1, 2, 3].map(() => performAs('kibua-commander', 'alert.decide', decision, { id })),
    );
    for (const done of both) expect(done).toMatchObject({ id, subject: alert, outcome: 'accepted' });
    expect(await read('kibua-commander')).toMatchObject({ contested: 0 });
  });

  it('gives a recorded alert its number again, and opens no second account', async () => {
    const id = randomUUID() as EntryId;
    const record = { channel: 'hf', base: 'kibua', heardAt: isoOf(test.node.app.clock.now()) };
    const first = await performAs('kibua-cla-1', 'alert.record', record, { id, on: null });
    expect(await performAs('kibua-cla-1', 'alert.record', record, { id, on: null })).toMatchObject({
      subject: id,
      number: (first as { number: string }).number,
    });
    const seat = { id: randomUUID() as EntryId, on: 'fizi-cla-1' };
    const name = { name: 'EXERCISE Neema' };
    expect(await performAs('administrator', 'post.seat', name, seat)).toHaveProperty('claimCode');
    expect(await performAs('administrator', 'post.seat', name, seat)).not.toHaveProperty('claimCode');
  });

  it('is the same also where its rule left out what does not belong to the decision', async () => {
    const everything = {
      cause: 'no-asset',
      recipient: 'humanitarian',
      reviewAt: isoOf(test.node.app.clock.now() + 3_600_000),
      checks: ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'],
    };
    for (const kind of ['respond', 'pass-on', 'monitor', 'cannot']) {
      const id = randomUUID() as EntryId;
      const revised = { ...everything, decision: kind, revises: true };
      const first = await performAs('kibua-commander', 'alert.decide', revised, { id });
      expect(first).toMatchObject({ outcome: 'accepted' });
      expect(await performAs('kibua-commander', 'alert.decide', revised, { id })).toEqual({
        ...first,
        isRepeat: true,
      });
    }
  });

  it('with other data, act, subject, text or author it is refused', async () => {
    const id = randomUUID() as EntryId;
    await performAs('kibua-commander', 'alert.decide', decision, { id });
    const count = await entriesInLog();
    const other = await test.sms('+243000000890', 'Moto');
    await test.did('alert.acknowledge', 'kibua-cla-1', other.alert);
    const tries = [
      performAs('kibua-commander', 'alert.decide', { ...decision, decision: 'cannot' }, { id }),
      performAs('kibua-commander', 'alert.decide', { ...decision, revises: true }, { id }),
      performAs('kibua-commander', 'alert.decide', { decision: 'respond' }, { id }),
      performAs('kibua-commander', 'alert.close', {}, { id }),
      performAs('kibua-commander', 'alert.decide', decision, { id, on: other.id }),
      performAs('nk-duty-officer', 'alert.decide', decision, { id }),
    ];
    for (const answer of await Promise.all(tries)) expect(answer).toEqual({ refused: 'entry/other-bytes' });
    expect(await read('kibua-commander')).toMatchObject({ decision: { kind: 'respond' } });
    expect(await entriesInLog()).toBe(count);
  });
});

/** Performs an act as a phone would send it, with an id or an epoch of its own. */
async function performAs(
  post: string,
  act: string,
  fields: Record<string, unknown>,
  own: { id?: EntryId; epoch?: number; on?: string | null },
) {
  const { on = alert, ...given } = own;
  const declared = acts[act];
  if (!declared) throw new Error(`no such act: ${act}`);
  const actor = test.actor(post);
  const subject = on === null ? null : await resolveSubject(test.node.app, actor, declared.subject, on);
  return performAct(test.node, {
    act,
    subject: subject as SubjectId | null,
    actor,
    ...split(declared, fields),
    ...given,
  });
}
