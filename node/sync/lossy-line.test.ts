// A weak line loses requests and answers, brings them twice and out of order. Whatever it does, each entry is in the log
// once in the end, and its phone knows what became of it.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { logged } from './testing/logged.ts';
import { type Made, Phone } from './testing/phone.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

/** What may happen next on the line; numbers choose among what there is. */
const happenings = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('write' as const), kind: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('send' as const),
      which: fc.array(fc.nat(), { maxLength: 4 }),
      isAnswerLost: fc.boolean(),
    }),
  },
  // Made and under way: it arrives later, or never.
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('delay' as const),
      which: fc.array(fc.nat(), { maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('arrive' as const), at: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('twice-at-once' as const),
      which: fc.array(fc.nat(), { maxLength: 4 }),
    }),
  },
);
type Happening = typeof happenings extends fc.Arbitrary<infer One> ? One : never;

const idOf = (item: { entry: string }) => String((JSON.parse(item.entry) as { id: string }).id);

function write(phone: Phone, kind: number): void {
  if (kind === 0) phone.alert();
  else if (kind === 1) phone.report();
  else {
    const question = phone.write('question.ask', {
      data: { line: 'office', base: 'kibua' },
      bodies: { words: 'EXERCISE a question?' },
    });
    phone.write('question.answer', { subject: idOf(question), bodies: { words: 'EXERCISE more of it.' } });
  }
}

/** Some of what has no receipt yet, in an order of its own. */
function chosen(phone: Phone, which: readonly number[]) {
  const { unanswered } = phone;
  return which.flatMap((one) => unanswered[one % Math.max(1, unanswered.length)] ?? []);
}

async function happens(phone: Phone, underWay: Made[], one: Happening): Promise<void> {
  switch (one.what) {
    case 'write':
      return write(phone, one.kind);
    case 'delay':
      underWay.push(phone.make(chosen(phone, one.which)));
      return;
    case 'arrive': {
      const made = underWay[one.at % Math.max(1, underWay.length)];
      if (made) await phone.send(made);
      return;
    }
    case 'send': {
      const answer = await phone.send(phone.make(chosen(phone, one.which)));
      expect(answer.status).toBe(200);
      if (!one.isAnswerLost) phone.hear(answer);
      return;
    }
    case 'twice-at-once': {
      const items = chosen(phone, one.which);
      // The one that is counted second is taken as a replay, or both are taken in: nobody can tell beforehand.
      await Promise.all([phone.send(phone.make(items)), phone.send(phone.make(items))]);
    }
  }
}

it('A1 no entry is lost and none is counted twice, whatever the line does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happenings, { minLength: 4, maxLength: 24 }), async (story) => {
      const phone = await new Phone(test).enrol('kibua-cla-1');
      const underWay: Made[] = [];
      for (const one of story) await happens(phone, underWay, one);
      for (let rounds = 0; phone.unanswered.length > 0 && rounds < 5; rounds++) await phone.sync();
      const outcomes = phone.written.map(({ n }) => phone.receipts.get(n)?.outcome);
      expect(outcomes).toEqual(phone.written.map(() => 'accepted'));
      expect((await phone.sync([])).missing).toEqual([]);
      const ids = phone.written.map(idOf);
      const rows = await logged(test, ids);
      expect(rows.map(({ entry }) => entry.id).sort()).toEqual(ids.toSorted());
    }),
    { numRuns: 15 },
  );
}, 180_000);
