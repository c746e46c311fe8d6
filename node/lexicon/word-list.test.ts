import { firstWords } from '@ulinzi/domain/lexicon';
import { isRefusal } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

interface Listed {
  readonly id: string;
  readonly word: string;
  readonly language: string;
  readonly meaning: string;
  readonly isChecked: boolean;
}

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

const listed = async (): Promise<Listed[]> =>
  (await test.http('GET', '/api/words', 'kibua-cla-1')).body['words'] as never;

const stateOf = (id: string) => test.node.app.core()?.memory.alertHeld(id as never)?.state;

const logged = async (entry: string): Promise<Record<string, unknown>> => {
  const found = await test.node.app
    .core()
    ?.pool.query<{ entry: Buffer }>('select entry from log where entry_id = $1', [entry]);
  return JSON.parse(found?.rows[0]?.entry.toString('utf8') ?? '{}') as Record<string, unknown>;
};

describe('the word list of a node', () => {
  it('is there from the start, in four languages, and nobody has checked it', async () => {
    const words = await listed();
    expect(words.map(({ word, language, meaning }) => ({ word, language, meaning }))).toEqual(firstWords);
    expect(words.every((word) => !word.isChecked)).toBe(true);
  });

  it('what is recognised in a message is noted as codes, and rings no louder', async () => {
    const { id } = await test.sms(phones.source, 'Batu ba silaha ku soko');
    expect(stateOf(id)?.recognised).toEqual(['weapons', 'market']);
    const entry = await logged(id);
    expect(entry).toMatchObject({ act: 'message.receive', version: 3 });
    expect(entry['data']).toMatchObject({ recognised: ['weapons', 'market'] });
    expect(JSON.stringify(entry)).not.toContain('silaha');

    await test.sms(phones.source, 'Wamekimbia, usiku, silaha');
    expect(stateOf(id)?.recognised).toEqual(['weapons', 'flight', 'night', 'market']);
    expect(stateOf(id)).toMatchObject({ status: 'received', coded: {} });
  });

  it('of a bip, and of words that say nothing it knows, nothing is noted', async () => {
    const bip = await test.bip(phones.otherSource);
    const { id } = await test.sms(phones.stranger, 'Walikuja jana');
    for (const alert of [bip.id, id]) {
      expect(stateOf(alert)?.recognised).toEqual([]);
      expect((await logged(alert))['data']).not.toHaveProperty('recognised');
    }
  });

  it('B15 what is typed is read as well, and nobody may say what was recognised but the node', async () => {
    const heard = {
      channel: 'hf',
      base: 'kibua',
      community: 'kashebere',
      heardAt: new Date(test.clock.wall()).toISOString(),
      words: 'Tirs entendus vers la riviere',
    };
    const done = await test.did('alert.record', 'kibua-cla-1', null, heard);
    expect(stateOf(done.subject)?.recognised).toEqual(['shots', 'river']);
    const claimed = await test.act('alert.record', 'kibua-cla-1', null, { ...heard, recognised: ['fire'] });
    expect(claimed).toMatchObject({ refused: 'act/schema', missing: ['recognised'] });
  });

  it('a word that the mission adds is found from the next message on, and one taken off no more', async () => {
    const before = await test.sms('+243000000801', 'Mapanga wengi');
    expect(stateOf(before.id)?.recognised).toEqual(['many']);
    const added = await test.did('word.add', 'kibua-cla-1', null, {
      word: ' Panga ',
      language: 'swc',
      meaning: 'weapons',
    });
    const after = await test.sms('+243000000802', 'Mapanga wengi');
    expect(stateOf(after.id)?.recognised).toEqual(['weapons', 'many']);
    expect(stateOf(before.id)?.recognised).toEqual(['many']);

    expect(await listed()).toContainEqual(
      expect.objectContaining({ id: added.subject, word: 'Panga', isChecked: false }),
    );
    await test.did('word.check', 'nk-protection-manager', added.subject);
    expect(await listed()).toContainEqual(expect.objectContaining({ id: added.subject, isChecked: true }));

    await test.did('word.remove', 'nk-custodian', added.subject);
    expect((await listed()).map((word) => word.id)).not.toContain(added.subject);
    expect(stateOf((await test.sms('+243000000803', 'Mapanga wengi')).id)?.recognised).toEqual(['many']);
    for (const act of ['word.check', 'word.remove'])
      expect(await test.act(act, 'kibua-cla-1', added.subject)).toEqual({ refused: 'word/not-found' });
  });

  it('takes no word twice, however it is spelt, and none without a letter', async () => {
    const add = (word: string, meaning = 'weapons') =>
      test.act('word.add', 'kibua-cla-1', null, { word, language: 'swc', meaning });
    expect(await add('SILAHAA')).toEqual({ refused: 'word/taken' });
    expect(await add('47 !')).toEqual({ refused: 'act/schema', missing: ['word'] });
    expect(isRefusal(await add('silaha', 'soldiers'))).toBe(false);
  });

  it('is made once: what was taken off does not come back when the node opens again', async () => {
    const [first, ...rest] = await listed();
    await test.did('word.remove', 'administrator', first?.id ?? '');
    await test.reopen();
    expect((await listed()).map((word) => word.id)).toEqual(rest.map((word) => word.id));
  });

  it('what was recognised needs no words when the readings are built anew', async () => {
    const core = test.node.app.core();
    const before = await core?.pool.query<{ no: string; recognised: unknown }>(
      "select no, state -> 'recognised' as recognised from alert order by no",
    );
    const { rebuildReadings } = await import('../log/index.ts');
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    await rebuildReadings(client, test.node.app.clock);
    const after = await client.query("select no, state -> 'recognised' as recognised from alert order by no");
    await client.end();
    expect(after.rows).toEqual(before?.rows);
    expect(after.rows.length).toBeGreaterThan(4);
  });
});
