// A fixed story in which every act that people may do, and the take-over by another node, is done once.
import { isoOf } from '@ulinzi/domain/kernel';
import { randomUUID } from 'node:crypto';
import { phones, type TestNode } from '../../testing/test-node.ts';

const minute = 60_000;
const commander = 'kibua-commander';
const assistant = 'kibua-cla-1';

/** Lives through the story on a furnished node. */
export async function oneOfEach(test: TestNode): Promise<void> {
  await registers(test);
  await respondedTo(test);
  await monitoredAndMerged(test);
  await passedOnAndTakenOver(test);
}

const at = (test: TestNode, minutes: number) => isoOf(test.node.app.clock.now() + minutes * minute);

async function registers(test: TestNode): Promise<void> {
  await test.did('base.set-clocks', 'administrator', 'fizi', {
    acknowledgeMinutes: 2,
    dutyOfficerMinutes: 4,
    decideMinutes: 10,
    feedbackHours: 12,
  });
  await test.did('post.seat', 'administrator', 'fizi-cla-1', { name: 'EXERCISE Furaha' });
  await test.did('post.set-number', 'administrator', 'fizi-cla-1', { number: '+243000000044' });
  const turn = { post: 'fizi-cla-1', seat: 'assistant', scope: 'fizi' };
  const duty = await test.did('duty.assign', 'fizi-commander', null, {
    ...turn,
    from: at(test, 0),
    until: at(test, 60),
  });
  await test.did('duty.cancel', 'fizi-commander', duty.subject);
  const promise = await test.did('promise.make', commander, null, {
    community: 'ntoto',
    kind: 'patrol',
    due: at(test, 60),
    words: 'EXERCISE',
  });
  await test.did('promise.settle', commander, promise.subject, { result: 'kept', told: 'yes' });
  await test.did('source.mark-at-risk', assistant, 'NK-FP-7740', { cause: 'reported' });
  await test.did('source.clear', 'nk-custodian', 'NK-FP-7740');
  await test.did('source.revoke-phone', assistant, 'NK-FP-7740', { cause: 'lost' });
}

async function respondedTo(test: TestNode): Promise<void> {
  const { alert, id } = await test.sms(phones.stranger, 'Au secours');
  await test.did('alert.acknowledge', assistant, alert);
  await test.did('alert.place', assistant, alert, { community: 'kashebere' });
  await test.did('alert.request-number', assistant, alert);
  await test.did('alert.call-back', assistant, alert, { result: 'spoke', event: 'shots', note: 'EXERCISE' });
  await test.did('alert.assess', assistant, alert, { credibility: 'credible' });
  await test.did('alert.decide', commander, alert, { decision: 'respond' });
  await test.did('alert.respond', commander, alert, {
    means: 'other',
    checks: ['say-nothing-of-warning', 'risk-accepted'],
  });
  await test.did('alert.arrive', commander, alert);
  await test.did('alert.resolve', commander, alert, { outcome: 'protected' });
  await test.did('alert.feedback', assistant, alert, { result: 'given', way: 'voice' });
  await test.did('alert.close', commander, alert);
  await test.did('alert.feedback-undelivered', null, id, { community: 'kashebere' });
  await test.did('alert.reopen', commander, alert, { reason: 'new-information' });
}

async function monitoredAndMerged(test: TestNode): Promise<void> {
  const first = await test.did('alert.record', assistant, null, {
    channel: 'hf',
    base: 'kibua',
    heardAt: at(test, -20),
    words: 'EXERCISE',
  });
  await test.did('alert.acknowledge', assistant, first.subject);
  await test.did('alert.decide', commander, first.subject, { decision: 'monitor', reviewAt: at(test, 1) });
  test.clock.advance(2 * minute);
  await test.did('alert.review', assistant, first.subject, { result: 'quiet' });
  const { alert, id } = await test.sms('+243000000883', 'Moto');
  await test.did('alert.acknowledge', assistant, alert);
  await test.did('alert.merge', commander, first.subject, { into: id });
}

async function passedOnAndTakenOver(test: TestNode): Promise<void> {
  const { alert } = await test.sms('+243000000884', 'Moto');
  await test.did('alert.acknowledge', assistant, alert);
  await test.did('alert.decide', commander, alert, {
    decision: 'pass-on',
    recipient: 'humanitarian',
    checks: ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'],
  });
  await test.did('alert.answer', commander, alert, { answer: 'acting' });
  const taken = await test.sms('+243000000885', 'Moto');
  await test.did('alert.take-over', null, taken.id, { home: randomUUID() });
}
