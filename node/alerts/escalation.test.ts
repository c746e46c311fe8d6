import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoOf } from '@ulinzi/domain/kernel';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('the ladder, rung and not only displayed', () => {
  let test: TestNode;
  beforeEach(async () => {
    test = await openTestNode();
  });
  afterEach(() => test.close());

  const escalations = async (number: string) => {
    const { body } = await test.http('GET', `/api/alerts/${number}`, 'kibua-commander');
    const timeline = body['timeline'] as { act: string; data: Record<string, unknown> }[];
    return timeline.filter((step) => step.act === 'alert.escalate').map((step) => step.data);
  };

  it('B3 an alert at 03:00 that nobody answers goes to the commander at 5 minutes and the duty officer at 10', async () => {
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.settle();
    expect(test.inbox(phones.dutyOfficer)).toHaveLength(0);
    await test.pass(6 * minute);
    expect(await test.alert(alert ?? '')).toMatchObject({ rung: 1 });
    expect(test.inbox(phones.commander).length).toBeGreaterThanOrEqual(2);
    await test.pass(6 * minute);
    expect(await test.alert(alert ?? '')).toMatchObject({ rung: 2 });
    expect(test.inbox(phones.dutyOfficer).length).toBeGreaterThanOrEqual(1);
    expect(await escalations(alert ?? '')).toEqual([
      { clock: 'acknowledge', rung: 1, cause: 'deadline' },
      { clock: 'acknowledge', rung: 2, cause: 'deadline' },
    ]);
  });

  it('B3 a hole in the roster is shown beforehand, and an alert in it goes to the next rung at once', async () => {
    const duties = (await test.http('GET', '/api/duties', 'kibua-commander')).body['duties'] as {
      id: string;
      seat: string;
    }[];
    const turn = duties.find((duty) => duty.seat === 'assistant');
    await test.did('duty.cancel', 'kibua-commander', turn?.id ?? '');
    const gaps = (await test.http('GET', '/api/gaps', 'kibua-commander')).body['gaps'] as {
      seat: string;
      scope: string;
    }[];
    expect(gaps).toEqual([expect.objectContaining({ seat: 'assistant', scope: 'kibua' })]);
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.settle();
    await test.settle();
    expect(await escalations(alert ?? '')).toEqual([
      { clock: 'acknowledge', rung: 1, cause: 'nobody-on-duty' },
    ]);
    expect(test.inbox(phones.commander).length).toBeGreaterThanOrEqual(1);
  });

  it('a page that fails goes to the next rung at once, and the list shows it', async () => {
    test.loopback().setReachable(phones.assistant, false);
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.settle();
    await test.settle();
    const shown = await test.alert(alert ?? '');
    expect(shown).toMatchObject({ rung: 1 });
    expect(shown['calls']).toContainEqual(
      expect.objectContaining({ seat: 'assistant', cadence: 'each-minute', delivery: 'failed' }),
    );
    expect(await escalations(alert ?? '')).toEqual([
      { clock: 'acknowledge', rung: 1, cause: 'delivery-failed' },
    ]);
  });

  it('a deadline escalates, it never decides: 30 minutes without a decision rings commander and duty officer', async () => {
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await test.pass(31 * minute);
    expect(await test.alert(alert ?? '')).toMatchObject({
      status: 'acknowledged',
      overdue: ['decide'],
      decision: null,
    });
    const before = test.inbox(phones.dutyOfficer).length;
    expect(before).toBeGreaterThanOrEqual(1);
    await test.sms(phones.dutyOfficer, test.pageCode(phones.dutyOfficer));
    await test.pass(3 * minute);
    expect(test.inbox(phones.dutyOfficer).length).toBeLessThanOrEqual(before + 1);
    expect(test.inbox(phones.commander).length).toBeGreaterThan(before);
  });

  it('several alerts are folded into one page with a count, and its digits answer for just those', async () => {
    const first = await test.sms(phones.source, 'Risasi');
    await test.settle();
    const second = await test.sms(phones.otherSource, 'Moto');
    const third = await test.sms(phones.stranger, 'Au secours');
    await test.pass(minute);
    const text = test.inbox(phones.assistant).at(-1) ?? '';
    expect(text).toMatch(/3/);
    const fourth = await test.sms('+243000000888', 'Bunduki');
    await test.sms(phones.assistant, test.pageCode(phones.assistant));
    for (const { alert } of [first, second, third])
      expect(await test.alert(alert ?? '')).toMatchObject({ status: 'acknowledged' });
    expect(await test.alert(fourth.alert ?? '')).toMatchObject({ status: 'received' });
  });

  it('a bip from the phone on duty answers the one open page', async () => {
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.settle();
    expect((await test.bip(phones.assistant)).fate).toBe('answers');
    expect(await test.alert(alert ?? '')).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: 'kibua-cla-1',
    });
  });

  it('clocks survive a restart and fire once', async () => {
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.settle();
    await test.node.close();
    test.clock.advance(5 * minute + 1_000);
    await test.open();
    await test.settle();
    await test.reopen();
    await test.settle();
    expect(await escalations(alert ?? '')).toEqual([{ clock: 'acknowledge', rung: 1, cause: 'deadline' }]);
  });

  it('a wall clock that jumps moves no deadline, and the jump is an entry', async () => {
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.settle();
    test.clock.jumpWall(-365 * 24 * hour);
    await test.pass(4 * minute);
    expect(await test.alert(alert ?? '')).toMatchObject({ rung: 0 });
    await test.pass(2 * minute);
    expect(await test.alert(alert ?? '')).toMatchObject({ rung: 1 });
    const { body } = await test.http('GET', '/healthz', null);
    expect(body).toMatchObject({ ready: true, clockInDoubt: true });
  });

  it('a laptop that finds its clock in the past rings early rather than late', async () => {
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.pass(4 * minute);
    await test.node.close();
    test.clock.jumpWall(-3 * 365 * 24 * hour);
    await test.open();
    await test.pass(2 * minute);
    expect(await test.alert(alert ?? '')).toMatchObject({ rung: 1 });
  });

  it('settings per base move the rungs of alerts that come after', async () => {
    await test.did('base.set-clocks', 'administrator', 'kibua', {
      acknowledgeMinutes: 2,
      dutyOfficerMinutes: 4,
      decideMinutes: 10,
      feedbackHours: 12,
    });
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.pass(3 * minute);
    expect(await test.alert(alert ?? '')).toMatchObject({ rung: 1 });
    await test.pass(2 * minute);
    expect(await test.alert(alert ?? '')).toMatchObject({ rung: 2 });
  });

  it('feedback that was not possible rings again on its retry date, also when the alert is closed', async () => {
    const { alert } = await test.sms(phones.source, 'Risasi');
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await test.did('alert.decide', 'kibua-commander', alert, { decision: 'cannot', cause: 'road-closed' });
    await test.did('alert.feedback', 'kibua-cla-1', alert, {
      result: 'unsafe',
      retryAt: isoOf(test.clock.wall() + 2 * hour),
    });
    await test.did('alert.close', 'kibua-commander', alert);
    const before = test.inbox(phones.assistant).length;
    await test.pass(2 * hour + minute);
    expect(test.inbox(phones.assistant).length).toBeGreaterThan(before);
    const waiting = (await test.http('GET', '/api/alerts?show=waiting', 'kibua-commander')).body[
      'alerts'
    ] as { number: string }[];
    expect(waiting.map((one) => one.number)).toEqual([alert]);
  });
});
