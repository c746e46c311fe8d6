import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { destroyOldMessages } from '../bodies/index.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const day = 86_400_000;
const assistant = 'kibua-cla-1';
const commander = 'kibua-commander';

interface Listed {
  id: string;
  why: string;
  ended: { how: string; reason: string } | null;
}

let test: TestNode;
beforeEach(async () => {
  test = await openTestNode();
});
afterEach(() => test.close());

const list = async (by = assistant, show = 'waiting') =>
  (await test.http('GET', `/api/messages?show=${show}`, by)).body as { waiting: number; messages: Listed[] };
const words = (id: string, by = assistant) => test.http('POST', `/api/messages/${id}/words`, by);
const handsets = async (by = assistant) => (await test.http('GET', '/api/handsets', by)).body;

async function lostPhone(): Promise<void> {
  await test.did('source.revoke-phone', assistant, 'NK-FP-0231', { cause: 'stolen' });
}

describe('B2 what is kept back', () => {
  it('a lost phone’s later messages are quarantined, not dropped: listed, read, and each ended with a reason', async () => {
    await lostPhone();
    const { id, fate } = await test.sms(phones.source, 'Silaha huko');
    expect(fate).toBe('quarantined');
    const advert = await test.sms('1414', 'Promo');
    expect(await list()).toMatchObject({
      waiting: 2,
      messages: [
        { id, why: 'revoked', ended: null },
        { id: advert.id, why: 'operator' },
      ],
    });
    expect((await words(id)).body).toMatchObject({ words: [{ kind: 'text', words: 'Silaha huko' }] });
    await test.did('message.discard', assistant, advert.id, { reason: 'advertising' });
    expect(await list()).toMatchObject({ waiting: 1, messages: [{ id }] });
    expect(await test.act('message.discard', assistant, advert.id, { reason: 'other' })).toMatchObject({
      refused: 'message/not-found',
    });
    await test.reopen();
    expect(await list()).toMatchObject({ waiting: 1, messages: [{ id }] });
    expect(await list(assistant, 'ended')).toMatchObject({
      messages: [{ id: advert.id, ended: { how: 'discarded', reason: 'advertising' } }],
    });
    // Nothing is deleted by that.
    expect((await words(advert.id)).body).toMatchObject({ words: [{ words: 'Promo' }] });
  });

  it('B4 released, it rings at once; the next of that phone joins; no acknowledgement goes there', async () => {
    await lostPhone();
    const first = await test.sms(phones.source, 'Silaha huko');
    const second = await test.sms(phones.source, 'Wako karibu');
    const done = await test.did('message.release', assistant, first.id, { reason: 'asks-for-help' });
    await test.settle();
    expect(test.inbox(phones.assistant)).toHaveLength(1);
    const alert = await test.alert(done.number ?? '');
    expect(alert).toMatchObject({
      status: 'received',
      base: 'kibua',
      community: null,
      sender: 'unknown',
      messages: 1,
      recognised: ['weapons'],
    });
    const joined = await test.did('message.release', 'nk-custodian', second.id, { reason: 'cannot-be-told' });
    expect(joined.number).toBe(done.number);
    expect(await test.alert(done.number ?? '')).toMatchObject({ messages: 2 });
    expect(test.inbox(phones.source)).toEqual([]);
    const read = await test.http('POST', `/api/alerts/${done.number}/words`, assistant);
    expect(read.body).toMatchObject({ words: [{ words: 'Silaha huko' }, { words: 'Wako karibu' }] });
    expect((await test.sms(phones.source, 'Tena')).fate).toBe('quarantined');
    expect(await list()).toMatchObject({ waiting: 1 });
  });

  it('what an operator sent can be released too: nobody can be called back', async () => {
    const { id } = await test.sms('Vodacom', 'Moto');
    const { number } = await test.did('message.release', assistant, id, { reason: 'cannot-be-told' });
    await test.did('alert.acknowledge', assistant, number ?? '');
    expect(await test.act('alert.request-number', assistant, number ?? '')).toMatchObject({
      refused: 'alert/no-number',
    });
  });

  it('C1 commanders count, others of the base and of other bases see nothing; each read is noted', async () => {
    await lostPhone();
    const { id } = await test.sms(phones.source, 'Silaha');
    expect(await list(commander)).toEqual({ waiting: 1, messages: [] });
    expect(await list('nk-custodian')).toMatchObject({ waiting: 1, messages: [{ id }] });
    for (const by of [
      'fizi-cla-1',
      'fizi-commander',
      'nk-duty-officer',
      'nk-analyst',
      'kinshasa-analyst',
      'administrator',
    ])
      expect(await list(by)).toEqual({ waiting: 0, messages: [] });
    for (const by of [commander, 'nk-duty-officer', 'administrator'])
      expect((await words(id, by)).body).toMatchObject({ refused: 'act/not-yours' });
    expect((await words(id, 'fizi-cla-1')).body).toMatchObject({ refused: 'message/not-found' });
    const reads = async () =>
      (await test.node.app.core()?.pool.query('select what from protected_read where subject_id = $1', [id]))
        ?.rowCount;
    expect(await reads()).toBe(0);
    await words(id);
    await words(id, 'nk-custodian');
    expect(await reads()).toBe(2);
    for (const secret of ['Silaha', phones.source])
      expect((await test.http('GET', '/api/messages', assistant)).text).not.toContain(secret);
  });

  it('its words go on the thirtieth day also where an alert was made of it since, and then none can be', async () => {
    await lostPhone();
    const released = await test.sms(phones.source, 'Silaha');
    const left = await test.sms(phones.source, 'Moto');
    test.clock.advance(20 * day);
    const { number } = await test.did('message.release', assistant, released.id, { reason: 'asks-for-help' });
    test.clock.advance(10 * day + 1);
    const { app } = test.node;
    const core = app.core();
    if (!core) throw new Error('no database');
    await destroyOldMessages({
      pool: core.pool,
      writer: core.writer,
      keystore: app.keystore,
      nodeSubject: app.nodeSubject,
      pen: app.keystore.nodePen,
      recorded: () => app.clock.recorded(),
    });
    expect((await test.http('POST', `/api/alerts/${number}/words`, assistant)).body).toMatchObject({
      words: [{ words: null }],
    });
    expect(await test.act('message.release', assistant, left.id, { reason: 'asks-for-help' })).toMatchObject({
      refused: 'message/words-gone',
    });
    await test.did('message.discard', assistant, left.id, { reason: 'other' });
    expect(await list()).toMatchObject({ waiting: 0 });
  });
});

describe('B2 telephones of the register', () => {
  const number = '+243000000555';
  const registered = { province: 'nk', base: 'kibua', type: 'keypad' };
  const give = async (digits: string, to: object, sim: string) => {
    await test.did('handset.register', assistant, null, { ...registered, digits });
    return test.did('handset.issue', assistant, `NK-HS-${digits}`, { ...to, number: sim });
  };
  const sourceId = async () => {
    const { sources } = (await test.http('GET', '/api/sources', assistant)).body as {
      sources: { id: string; code: string }[];
    };
    return sources.find(({ code }) => code === 'NK-FP-0231')?.id ?? '';
  };

  it('issued to a source, it speaks for her; lost, it goes to quarantine; another one is heard again', async () => {
    const source = await sourceId();
    await give('4821', { source }, number);
    expect((await test.sms(number, 'Silaha')).fate).toBe('opens');
    // Her own telephone was not lost: what comes from it still rings, as a stranger's.
    const own = await test.sms(phones.source, 'Moto');
    expect(own.fate).toBe('opens');
    expect(await test.alert(own.alert ?? '')).toMatchObject({ sender: 'unknown', community: null });
    await test.did('handset.lose', assistant, 'NK-HS-4821', { cause: 'stolen' });
    expect((await test.sms(number, 'Njoo')).fate).toBe('quarantined');
    expect((await test.http('GET', '/api/sources', assistant)).text).toContain('"isPhoneRevoked":true');
    await give('7730', { source }, '+243000000556');
    expect((await test.sms('+243000000556', 'Niko hapa')).fate).toBe('opens');
    expect((await test.sms(number, 'Njoo')).fate).toBe('quarantined');
    expect(await handsets()).toMatchObject({
      handsets: [
        { code: 'NK-HS-4821', state: 'lost', holder: null },
        { code: 'NK-HS-7730', state: 'issued', holder: 'NK-FP-0231' },
      ],
    });
    expect((await test.http('GET', '/api/sources', assistant)).text).not.toContain('"isPhoneRevoked":true');
  });

  it('given back, its number speaks for nobody; found after a loss, it stays revoked', async () => {
    await give('4821', { post: 'kibua-cla-2' }, number);
    await test.did('handset.return', assistant, 'NK-HS-4821');
    expect((await test.sms(number, 'Moto')).fate).toBe('opens');
    await test.did('handset.issue', assistant, 'NK-HS-4821', { post: 'kibua-cla-2', number });
    await test.did('handset.lose', assistant, 'NK-HS-4821', { cause: 'lost' });
    await test.did('handset.return', assistant, 'NK-HS-4821');
    expect((await test.sms(number, 'Moto')).fate).toBe('quarantined');
    await test.did('handset.revoke', 'administrator', 'NK-HS-4821', { cause: 'broken' });
    expect(
      await test.act('handset.issue', assistant, 'NK-HS-4821', { post: 'kibua-cla-2', number }),
    ).toMatchObject({
      refused: 'handset/wrong-state',
    });
  });

  it('a number that is another’s is refused, and nothing is done', async () => {
    await test.did('handset.register', assistant, null, { ...registered, digits: '4821' });
    const taken = { post: 'kibua-cla-2', number: phones.source };
    expect(await test.act('handset.issue', assistant, 'NK-HS-4821', taken)).toMatchObject({
      refused: 'number/taken',
    });
    expect(await test.act('handset.issue', assistant, 'NK-HS-4821', { post: 'kibua-cla-2' })).toMatchObject({
      refused: 'act/schema',
    });
    expect(await handsets()).toMatchObject({ handsets: [{ state: 'in-store', holder: null }] });
    expect((await test.sms(phones.source, 'Silaha')).fate).toBe('opens');
  });

  it('C1 commanders are told how many, not who has which; other bases nothing; no number anywhere', async () => {
    await test.did('group.open', 'administrator', null, {
      slug: 'kibua-closed',
      label: 'EXERCISE Kibua',
      base: 'kibua',
      operator: 'airtel',
    });
    await test.did('handset.register', assistant, null, {
      ...registered,
      digits: '1111',
      group: 'kibua-closed',
    });
    await give('4821', { source: await sourceId() }, number);
    const counts = [
      { state: 'in-store', handsets: 1 },
      { state: 'issued', handsets: 1 },
    ];
    expect(await handsets(commander)).toEqual({ handsets: [], counts });
    expect(await handsets()).toMatchObject({ counts });
    for (const by of ['fizi-cla-1', 'fizi-commander', 'nk-analyst', 'administrator']) {
      expect(await handsets(by)).toEqual({ handsets: [], counts: [] });
      expect((await test.http('GET', '/api/groups', by)).body).toEqual({ groups: [] });
    }
    expect((await test.http('GET', '/api/groups', assistant)).body).toMatchObject({
      groups: [{ slug: 'kibua-closed', operator: 'airtel' }],
    });
    expect((await test.http('GET', '/api/handsets', assistant)).text).not.toContain('243000000555');
    const log = await test.node.app.core()?.pool.query<{ entry: Buffer }>('select entry from log');
    expect(log?.rows.map(({ entry }) => entry.toString('utf8')).join()).not.toContain('243000000555');
  });
});
