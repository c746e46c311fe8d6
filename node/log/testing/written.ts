import { isoOf } from '@ulinzi/domain/kernel';
import type { TestNode } from '../../testing/test-node.ts';

const assistant = 'kibua-cla-1';

const day = (test: TestNode, days: number) =>
  isoOf(test.node.app.clock.now() + days * 24 * 3_600_000).slice(0, 10);

/** Reports that are mended, returned, accepted, coded and taken back; a question on each line; a talk with the mentor. */
export async function writtenAndAnswered(test: TestNode): Promise<void> {
  const office = 'nk-protection-manager';
  const incident = {
    kind: 'incident',
    readers: 'base',
    from: day(test, -1),
    community: 'ntoto',
    event: 'looting',
    actor: 'national-forces',
    contact: 'met-in-village',
    text: 'EXERCISE',
  };
  const { subject: report } = await test.did('report.send', assistant, null, incident);
  await test.did('report.return', office, report, { reason: 'place', comment: 'EXERCISE' });
  await test.did('report.amend', assistant, report, { placePrecision: 'near', text: 'EXERCISE anew' });
  await test.did('report.accept', office, report, { quality: 4, comment: 'EXERCISE' });
  await test.did('report.code', office, report, { event: 'looting', actor: 'national-forces' });
  const nil = { kind: 'daily', readers: 'mentor', from: day(test, 0), isNil: true };
  const twice = await test.did('report.send', assistant, null, nil);
  await test.did('report.withdraw', assistant, twice.subject, { reason: 'sent-twice' });
  const about = { line: 'office', base: 'kibua', report, words: 'EXERCISE' };
  const { subject: question } = await test.did('question.ask', office, null, about);
  await test.did('question.answer', assistant, question, { words: 'EXERCISE' });
  await test.did('question.end', office, question);
  await test.did('question.ask', assistant, null, { line: 'mentor', words: 'EXERCISE' });
  await test.did('mentoring.hold', office, null, {
    post: assistant,
    on: day(test, -3),
    way: 'in-person',
    reports: 4,
    promptness: 5,
    sourceSafety: 4,
    words: 'EXERCISE',
  });
}
