import { day, isRefusal } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

let test: TestNode;

beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

/** What an Assistant of Kibua is told when she registers a source with this number. */
async function registers(by: string, digits: string, number: string): Promise<string> {
  const done = await test.act('source.register', by, null, {
    province: 'nk',
    digits,
    community: 'ntoto',
    regime: 'confidential',
    language: 'fr',
    wantsAcknowledgement: false,
    number,
  });
  return isRefusal(done) ? done.refused : 'done';
}

it('C1 nobody can try out whose phone is in the network: three slips a day, then the same answer for every number', async () => {
  for (const taken of [phones.source, phones.otherSource, phones.commander])
    expect(await registers('kibua-cla-1', '5501', taken)).toBe('number/taken');
  expect(await registers('kibua-cla-1', '5501', phones.assistant)).toBe('number/wait');
  expect(await registers('kibua-cla-1', '5501', '+243000055501')).toBe('number/wait');
  // Others are not held up by her, and who keeps the numbers learns nothing new.
  expect(await registers('kibua-cla-2', '5502', '+243000055502')).toBe('done');
  for (let n = 0; n < 5; n++)
    expect(await registers('administrator', '5503', phones.source)).toBe('number/taken');
  test.clock.advance(day);
  expect(await registers('kibua-cla-1', '5501', '+243000055501')).toBe('done');
});

it('C1 sent all at once they tell no more than one after the other, and a number that is free costs no slip', async () => {
  test.clock.advance(day);
  const taken = [...Object.values(phones), ...Object.values(phones)].filter((one) => one !== phones.stranger);
  const answers = await Promise.all(taken.map((number) => registers('kibua-cla-1', '5505', number)));
  expect(answers.filter((one) => one === 'number/taken')).toHaveLength(3);
  expect(answers.filter((one) => one === 'number/wait')).toHaveLength(taken.length - 3);
  test.clock.advance(day);
  for (const digits of ['5511', '5512', '5513', '5514'])
    expect(await registers('kibua-cla-1', digits, `+24300005${digits}`)).toBe('done');
});

it('alerts of two bases are not merged: the one that keeps it would see the other base’s village', async () => {
  const one = (await test.sms(phones.source, 'Silaha')).id;
  await test.did('alert.acknowledge', 'kibua-cla-1', one);
  await test.did('base.open', null, null, {
    slug: 'masisi',
    label: 'Masisi',
    province: 'nk',
    latitude: -1.4,
    longitude: 28.8,
  });
  const near = await test.did('alert.record', 'nk-duty-officer', null, {
    channel: 'hf',
    base: 'masisi',
    heardAt: new Date(test.clock.wall()).toISOString(),
  });
  expect(await test.act('alert.merge', 'nk-duty-officer', one, { into: near.subject })).toMatchObject({
    refused: 'alert/merge-other-base',
  });
});
