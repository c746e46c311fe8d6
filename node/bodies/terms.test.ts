import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { ranges, destroyOldMessages, forgetStrangers } from './terms.ts';

const day = 86_400_000;

describe('what has had its time', () => {
  let test: TestNode;
  let number: string;
  beforeAll(async () => {
    test = await openTestNode();
    number = (await test.sms(phones.stranger, 'Canari au bord du lac')).alert ?? '';
  });
  afterAll(() => test.close());

  const parts = () => {
    const { app } = test.node;
    const core = app.core();
    if (!core) throw new Error('no database');
    const { keystore, nodeSubject, clock } = app;
    return {
      pool: core.pool,
      writer: core.writer,
      keystore,
      nodeSubject,
      pen: keystore.nodePen,
      recorded: () => clock.recorded(),
    };
  };
  const words = async () =>
    (await test.http('POST', `/api/alerts/${number}/words`, 'kibua-cla-1')).body['words'];

  it("a caller's number stays while her alert is open, and goes 72 hours after it is over", async () => {
    await test.pass(0);
    test.clock.advance(4 * day);
    expect(await forgetStrangers(parts())).toBe(0);
    await test.did('alert.acknowledge', 'kibua-cla-1', number);
    await test.did('alert.assess', 'kibua-cla-1', number, { credibility: 'unfounded', reason: 'test-call' });
    await test.did('alert.feedback', 'kibua-cla-1', number, { result: 'given', way: 'voice' });
    await test.did('alert.close', 'kibua-commander', number);
    expect(await forgetStrangers(parts())).toBe(1);
  });

  it('raw words can be read until the thirtieth day and never after it, also when the keystore comes back', async () => {
    expect(await destroyOldMessages(parts())).toEqual({ destroyed: 0, isDone: true });
    expect(await words()).toMatchObject([{ words: 'Canari au bord du lac' }]);
    test.clock.advance(27 * day);
    expect(await destroyOldMessages(parts())).toEqual({ destroyed: 2, isDone: true });
    expect(await words()).toMatchObject([{ words: null }]);
    expect(await destroyOldMessages(parts())).toEqual({ destroyed: 0, isDone: true });
    await test.reopen();
    expect(await words()).toMatchObject([{ words: null }]);
  });

  it('ranges hold just the keys given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (keys) => {
        const back = ranges(keys).flatMap(([from, until]) =>
          Array.from({ length: until - from + 1 }, (_, n) => from + n),
        );
        expect(back).toEqual([...keys].sort((a, b) => a - b));
      }),
    );
  });
});
