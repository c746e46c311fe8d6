// A fixed story in which every act that people may do, and the take-over by another node, is done once.
import { isoOf } from '@ulinzi/domain/kernel';
import { randomUUID } from 'node:crypto';
import { restoreJob } from '../../backup/index.ts';
import { phones, type TestNode } from '../../testing/test-node.ts';
import { writtenAndAnswered } from './written.ts';

const minute = 60_000;
const commander = 'kibua-commander';
const assistant = 'kibua-cla-1';

/** Lives through the story on a furnished node. */
export async function oneOfEach(test: TestNode): Promise<void> {
  await registers(test);
  await respondedTo(test);
  await monitoredAndMerged(test);
  await passedOnAndTakenOver(test);
  await tiedAndHandedOver(test);
  await followedUp(test);
  await writtenAndAnswered(test);
  await putBack(test);
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
  await test.did('post.vacate', 'administrator', 'fizi-cla-1');
  await test.did('post.seat', 'administrator', 'fizi-cla-1', { name: 'EXERCISE Neema', from: at(test, 0) });
  await test.did('post.describe', 'administrator', 'fizi-cla-1', { language: 'sw' });
  await test.did('post.renew-code', 'administrator', 'fizi-cla-1');
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
  await test.did('source.describe', assistant, 'NK-FP-7740', {
    ways: ['sms', 'bip'],
    attendance: 60,
    openingPhrase: 'EXERCISE',
  });
  await test.did('source.mark-at-risk', assistant, 'NK-FP-7740', { cause: 'reported' });
  await test.did('source.clear', 'nk-custodian', 'NK-FP-7740');
  await test.did('source.revoke-phone', assistant, 'NK-FP-7740', { cause: 'lost' });
  await test.did('community.alias', 'administrator', 'ntoto', { name: 'Entoto' });
  await test.did('community.unalias', 'administrator', 'ntoto', { name: 'Entoto' });
  await test.did('community.describe', 'administrator', 'ntoto', { stage: 'pilot', marketDays: [3, 6] });
  await test.did('road.record', assistant, null, {
    base: 'kibua',
    community: 'ntoto',
    season: 'rainy',
    vehicle: 'truck',
    isClosed: true,
    basis: 'reported',
    asOf: '2026-11-20',
  });
  const word = { word: 'mazoezi', language: 'swc', meaning: 'weapons' };
  const added = await test.did('word.add', assistant, null, word);
  await test.did('word.check', 'nk-custodian', added.subject);
  await test.did('word.remove', assistant, added.subject);
  await areas(test);
  await test.did('gateway.prefer', 'administrator', 'exercise', { rank: 1 });
  await test.did('gateway.set-throughput', 'administrator', 'exercise', { throughput: 100 });
  await test.did('gateway.pause', 'administrator', 'exercise');
  await test.did('gateway.resume', 'administrator', 'exercise');
  await troubles(test);
  await telephones(test);
}

/** Taken in as from a file, and ended. */
async function areas(test: TestNode): Promise<void> {
  const corners = [
    [28, -2],
    [29, -2],
    [29, -1],
    [28, -2],
  ];
  const given = {
    level: 'territory',
    from: '2015-07-18',
    source: 'EXERCISE',
    areas: [{ label: 'EXERCISE', polygons: [[corners]] }],
  };
  await test.http('POST', '/api/imports/areas', 'administrator', given);
  await test.did('area.end', 'administrator', 'exercise-2015-07-18', { until: '2026-01-01' });
}

/** What raises itself, taken and settled; a contact that is agreed on, heard, and given up. */
async function troubles(test: TestNode): Promise<void> {
  await test.did('gateway.watch', 'administrator', 'exercise', { balanceCode: '*123#', lowCredit: 500 });
  const raised = await test.did('trouble.raise', null, null, {
    kind: 'no-credit',
    base: 'kibua',
    concerns: 'base',
    gateway: 'exercise',
  });
  await test.did('trouble.take', commander, raised.subject);
  await test.did('trouble.settle', commander, raised.subject, { reason: 'mistaken' });
  const contact = await test.did('contact.schedule', assistant, null, {
    base: 'kibua',
    community: 'ntoto',
    way: 'hf',
    hours: ['06:30', '17:30'],
    days: [1, 2, 3, 4, 5, 6, 7],
    graceMinutes: 30,
  });
  const times = { from: at(test, 0), until: at(test, 60) };
  const { subject: drill } = await test.did('drill.call', assistant, null, { base: 'kibua', ...times });
  await test.did('drill.end', commander, drill);
  await test.did('tally.record', null, null, { drill, base: 'kibua', heard: [], silent: [] });
  await test.did('contact.heard', assistant, contact.subject, { heardAt: at(test, -10) });
  await test.did('contact.cancel', assistant, contact.subject);
}

/** One with an Assistant and back again, one with a source and lost; what was kept back is worked through. */
async function telephones(test: TestNode): Promise<void> {
  const number = '+243000000886';
  await test.did('group.open', 'administrator', null, {
    slug: 'kibua-closed',
    label: 'EXERCISE Kibua',
    base: 'kibua',
    operator: 'airtel',
  });
  const kept = { province: 'nk', base: 'kibua', type: 'keypad', group: 'kibua-closed' };
  for (const digits of ['4821', '7306'])
    await test.did('handset.register', assistant, null, { ...kept, digits });
  await test.did('handset.issue', assistant, 'NK-HS-4821', { post: 'kibua-cla-2', number });
  await test.did('handset.return', assistant, 'NK-HS-4821');
  await test.did('handset.revoke', assistant, 'NK-HS-4821', { cause: 'broken' });
  const sources = test.node.app.core()?.memory.registersOf('source') ?? [];
  const source = sources.find(({ state }) => 'code' in state && state.code === 'NK-FP-7740')?.id;
  const lost = '+243000000887';
  await test.did('handset.issue', assistant, 'NK-HS-7306', { source, number: lost });
  await test.did('handset.lose', assistant, 'NK-HS-7306', { cause: 'stolen' });
  const [help, nothing] = [await test.sms(lost, 'Silaha'), await test.sms('1414', 'Promo')];
  await test.did('message.release', assistant, help.id, { reason: 'asks-for-help' });
  await test.did('message.discard', assistant, nothing.id, { reason: 'advertising' });
}

async function respondedTo(test: TestNode): Promise<void> {
  const { alert, id } = await test.sms(phones.stranger, 'Au secours');
  await test.did('alert.acknowledge', assistant, alert);
  await test.did('alert.place', assistant, alert, { community: 'kashebere' });
  await test.did('alert.request-number', assistant, alert);
  await test.did('alert.code', assistant, alert, { event: 'shots' });
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
  const settled = await test.sms('+243000000888', 'Moto');
  await test.did('alert.settle-sender', null, settled.id, { sender: 'known', community: 'kashebere' });
  const taken = await test.sms('+243000000885', 'Moto');
  await test.did('alert.take-over', null, taken.id, { home: randomUUID() });
}

/** Two that tell of one event, one that does not; who follows them, and the next shift. */
async function tiedAndHandedOver(test: TestNode): Promise<void> {
  const [one, other, apart] = [
    await test.sms('+243000000871', 'Moto'),
    await test.sms('+243000000872', 'Moto'),
    await test.sms('+243000000873', 'Moto'),
  ];
  const opened = await test.did('situation.open', commander, null, { alerts: [one.id], event: 'fire' });
  await test.did('alert.tie', commander, other.id, { situation: opened.subject });
  await test.did('alert.untie', commander, other.id);
  await test.did('alert.apart', commander, other.id, { from: [apart.id] });
  await test.did('alert.take', assistant, one.id);
  await test.did('alert.hand', assistant, one.id, { post: 'kibua-cla-2' });
  const shift = await test.did('shift.hand-over', assistant, null, { to: 'kibua-cla-2' });
  await test.did('shift.take-over', 'kibua-cla-2', shift.subject);
  await test.did('situation.end', commander, opened.subject);
}

/** A visit from the wish to its end, and another that is cancelled; the plan and the recommendations that come of it. */
async function followedUp(test: TestNode): Promise<void> {
  const office = 'nk-protection-manager';
  const wanted = { base: 'kibua', communities: ['ntoto'], words: 'EXERCISE' };
  const { subject: visit } = await test.did('visit.want', assistant, null, wanted);
  const roster = [
    { component: 'military', people: 2 },
    { component: 'human-rights', people: 3 },
  ];
  const days = { from: day(test, -5), until: day(test, -2), communities: ['ntoto'], roster };
  await test.did('visit.plan', office, visit, { ...days, vehicles: 2 });
  await test.did('visit.check', assistant, visit, { item: 'villages-told' });
  await test.did('visit.hold', office, visit, days);
  const other = await test.did('visit.want', assistant, null, { base: 'kibua' });
  await test.did('visit.cancel', office, other.subject, { reason: 'no-vehicle', words: 'EXERCISE' });
  const holds = { threats: ['looting'], measures: ['patrol-route'], review: day(test, 60) };
  const opening = { base: 'kibua', communities: ['ntoto'], visit, ...holds, words: 'EXERCISE' };
  const { subject: plan } = await test.did('plan.open', office, null, opening);
  await test.did('plan.amend', office, plan, { ...holds, measures: ['lighting'], visit });
  await test.did('plan.approve', office, plan);
  await test.did('plan.end', office, plan);
  const make = async () =>
    (
      await test.did('recommendation.make', office, null, {
        base: 'kibua',
        community: 'ntoto',
        owner: commander,
        due: day(test, 14),
        kind: 'patrol',
        priority: 'must',
        visit,
        plan,
        words: 'EXERCISE',
      })
    ).subject;
  const [done, declined] = [await make(), await make()];
  await test.did('recommendation.agree', commander, done, { due: day(test, 20) });
  await test.did('recommendation.start', commander, done);
  await test.did('recommendation.claim', commander, done, { evidence: 'EXERCISE' });
  await test.did('recommendation.check', assistant, done, { found: 'done', words: 'EXERCISE' });
  await test.did('recommendation.decline', commander, declined, { reason: 'no-means', words: 'EXERCISE' });
  await test.did('recommendation.reassign', office, declined, { owner: 'kibua-cla-2' });
  await test.did('recommendation.overtake', office, declined);
}

const day = (test: TestNode, days: number) => at(test, days * 24 * 60).slice(0, 10);

/** As if what came before had been put back from a backup. */
async function putBack(test: TestNode): Promise<void> {
  const { app } = test.node;
  const tail = app.core()?.writer.tail;
  if (!tail) throw new Error('no database');
  const head = Buffer.from(tail.hash).toString('hex');
  const restored = { incarnation: tail.incarnation, position: tail.position, head };
  await app.core()?.writer.submit(restoreJob(restored, app.nodeSubject, app.keystore.nodePen));
}
