import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const minute = 60_000;
const allChecks = [
  'route-not-direct',
  'not-first-to-source',
  'ordinary-patrol',
  'say-nothing-of-warning',
  'perpetrator-side-excluded',
  'residual-strength',
  'risk-accepted',
];

describe('an alert from the SMS to the village that was told', () => {
  let test: TestNode;
  let number: string;

  beforeAll(async () => {
    test = await openTestNode();
  });
  afterAll(() => test.close());

  it('B1 B4 one word from a known phone opens an alert at the base of her village', async () => {
    const received = await test.sms(phones.source, 'Silaha');
    expect(received.fate).toBe('opens');
    number = received.alert ?? '';
    expect(await test.alert(number)).toMatchObject({
      status: 'received',
      base: 'kibua',
      community: 'ntoto',
      sender: 'confidential',
    });
  });

  it('B3 the Assistant is rung and the commander is told, in content-free words', async () => {
    await test.settle();
    expect(test.inbox(phones.assistant)).toEqual([expect.stringMatching(/^Rappelle-moi stp\. \d{2}$/)]);
    expect(test.inbox(phones.commander)).toEqual([expect.stringMatching(/^Rappelle-moi stp\. \d{2}$/)]);
    expect(test.inbox(phones.source)).toEqual(['Imefika. Aksanti.']);
  });

  it('the page is repeated each minute, with the same digits, until somebody answers', async () => {
    await test.pass(2 * minute);
    const texts = test.inbox(phones.assistant);
    expect(texts).toHaveLength(3);
    expect(new Set(texts).size).toBe(1);
    expect(test.inbox(phones.commander)).toHaveLength(1);
  });

  it('replying with the digits acknowledges for that post and stops that clock only', async () => {
    const reply = await test.sms(phones.assistant, test.pageCode(phones.assistant));
    expect(reply.fate).toBe('answers');
    const alert = await test.alert(number);
    expect(alert).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: 'kibua-cla-1',
      ringingSince: null,
    });
    expect(alert).toMatchObject({ nextClock: { clock: 'decide' } });
    await test.pass(3 * minute);
    expect(test.inbox(phones.assistant)).toHaveLength(3);
  });

  it('B19 closing is refused with the reason while a decision, an outcome and the village are owed', async () => {
    expect(await test.act('alert.close', 'kibua-commander', number)).toMatchObject({
      refused: 'alert/decision-missing',
      missing: ['decision', 'feedback'],
    });
  });

  it('C2 a patrol without the checks is refused, naming those that are missing', async () => {
    await test.did('alert.decide', 'kibua-commander', number, { decision: 'respond' });
    expect(
      await test.act('alert.respond', 'kibua-commander', number, {
        means: 'patrol',
        checks: ['route-not-direct'],
      }),
    ).toMatchObject({
      refused: 'alert/checks-missing',
      missing: allChecks.slice(1),
    });
  });

  it('goes out, arrives, resolves; feedback is then owed within 24 hours', async () => {
    await test.did('alert.respond', 'kibua-commander', number, { means: 'patrol', checks: allChecks });
    await test.did('alert.arrive', 'kibua-commander', number);
    await test.did('alert.resolve', 'kibua-commander', number, { outcome: 'protected' });
    expect(await test.act('alert.close', 'kibua-commander', number)).toMatchObject({
      refused: 'alert/feedback-missing',
    });
    expect(await test.alert(number)).toMatchObject({
      status: 'resolved',
      nextClock: { clock: 'feedback', secondsLeft: 24 * 3600 },
    });
  });

  it('B19 closes once the village was told by whom, how and when', async () => {
    expect(await test.act('alert.feedback', 'kibua-cla-1', number, { result: 'given' })).toMatchObject({
      refused: 'alert/way-missing',
    });
    await test.did('alert.feedback', 'kibua-cla-1', number, { result: 'given', way: 'voice' });
    await test.did('alert.close', 'kibua-commander', number);
    expect(await test.alert(number)).toMatchObject({ status: 'closed', owed: [], waitsForFeedback: [] });
  });

  it('the timeline tells every step, without author, number or words', async () => {
    const { text } = await test.http('GET', `/api/alerts/${number}`, 'kibua-commander');
    for (const secret of [phones.source, phones.assistant, 'Silaha', 'EXERCISE', 'FP-0231'])
      expect(text).not.toContain(secret);
  });
});
