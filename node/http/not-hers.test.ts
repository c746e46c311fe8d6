// What is named and is not the reader's: it reads, and costs the database, as if it had never been.
import { randomUUID } from 'node:crypto';
import { actPath, acts, peoplesActs } from '@ulinzi/domain/acts';
import { isoOf, type Role } from '@ulinzi/domain/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyFields, drawsOf } from '../log/testing/any-fields.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { openAllPosts } from './testing/all-posts.ts';
import {
  alertsOf,
  fizi,
  masisi,
  messageTo,
  namesAt,
  openOtherBases,
  type OtherBase,
} from './testing/other-bases.ts';
import { bytesOf } from './testing/whole-answer.ts';

let test: TestNode;
const own = { id: '' };

beforeAll(async () => {
  test = await openTestNode();
  await openAllPosts(test);
  await openOtherBases(test);
  own.id = (await test.sms(phones.source, 'Silaha')).id;
  await test.did('alert.acknowledge', 'kibua-cla-1', own.id);
  await messageTo(test, masisi);
});
afterAll(() => test.close());

/** Statements that ran, and how many rows each gave: a clock would tell the same, but not every time. */
async function statementsOf<Result>(work: () => Promise<Result>): Promise<[Result, string[]]> {
  const ran: string[] = [];
  const real = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  const counted = function (this: pg.Client, ...given: unknown[]) {
    const text = typeof given[0] === 'string' ? given[0] : (given[0] as { text?: string })?.text;
    const asked = real.apply(this, given);
    if (asked instanceof Promise)
      return asked.then((found: pg.QueryResult) => {
        ran.push(`${found.rowCount ?? 0} of ${text ?? ''}`);
        return found;
      });
    return asked;
  };
  pg.Client.prototype.query = counted as never;
  try {
    return [await work(), ran];
  } finally {
    pg.Client.prototype.query = real as never;
  }
}

/**
 * Both asked again while the node's own round (a page, a report) runs between them: what differs each time differs for a
 * reason, what differs once was the round.
 */
async function inTheSameQuiet<Asked>(one: () => Promise<Asked>, other: () => Promise<Asked>) {
  for (let tries = 0; ; tries++) {
    const both: [Asked, Asked] = [await one(), await other()];
    if (tries === 5 || JSON.stringify(both[0]) === JSON.stringify(both[1])) return both;
  }
}

describe('what is named and is not hers', () => {
  const refs: Record<string, (other: OtherBase) => Promise<string[]>> = {
    alert: async (other) => {
      await messageTo(test, other);
      const [alert] = await alertsOf(test, other);
      return [alert?.id ?? '', alert?.number ?? ''];
    },
    duty: async (other) =>
      ((await test.http('GET', '/api/duties', other.commander)).body['duties'] as { id: string }[]).map(
        ({ id }) => id,
      ),
    promise: async (other) => {
      const due = isoOf(test.node.app.clock.now() + 86_400_000);
      const made = { community: other.community, kind: 'visit', due };
      return [(await test.did('promise.make', other.commander, null, made)).subject];
    },
    report: async (other) => {
      const flash = { kind: 'flash', readers: 'base', from: '2026-11-23', text: 'EXERCISE' };
      const { subject, number } = await test.did('report.send', other.assistant, null, flash);
      return [subject, number ?? ''];
    },
    question: async (other) => {
      const asked = { line: 'office', words: 'EXERCISE' };
      return [(await test.did('question.ask', other.assistant, null, asked)).subject];
    },
    situation: async (other) => {
      await messageTo(test, other);
      const [alert] = await alertsOf(test, other);
      const fields = { alerts: [alert?.id], event: 'shots' };
      const opened = await test.act('situation.open', other.commander, null, fields);
      return 'number' in opened ? [opened.subject, opened.number ?? ''] : [];
    },
    recommendation: async (other) => {
      const fields = { owner: other.commander, due: '2026-12-31', kind: 'patrol', priority: 'must' };
      const made = await test.did('recommendation.make', null, null, { base: other.base, ...fields });
      return [made.subject, made.number ?? ''];
    },
    visit: async (other) => [
      (await test.did('visit.want', other.commander, null, { base: other.base })).subject,
    ],
    plan: async (other) => [
      (
        await test.did('plan.open', null, null, {
          base: other.base,
          communities: [other.community],
          threats: ['looting'],
          measures: ['lighting'],
          review: '2026-12-31',
        })
      ).subject,
    ],
    shift: async (other) => [
      (await test.did('shift.hand-over', other.assistant, null, { to: other.commander })).subject,
    ],
    source: async (other) => [
      other.code,
      ...((await test.http('GET', '/api/sources', other.assistant)).body['sources'] as { id: string }[]).map(
        ({ id }) => id,
      ),
    ],
  };
  const missing = (ref: string) =>
    ref.includes('FP') ? 'NK-FP-0009' : /^\d{3,9}$/.test(ref) ? '987654321' : randomUUID();

  const named = peoplesActs().filter((act) => !act.creates && refs[act.subject]);
  const posts: [Role, string, OtherBase][] = [
    ['assistant', 'kibua-cla-1', masisi],
    ['commander', 'kibua-commander', masisi],
    ['duty-officer', 'nk-duty-officer', fizi],
    ['protection-manager', 'nk-protection-manager', fizi],
    ['head-of-office', 'nk-head-of-office', fizi],
    ['analyst', 'nk-analyst', fizi],
  ];

  it.each(posts)(
    '%s: each act, with any fields, answers as if it were not there',
    async (_role, post, other) => {
      const cases: [string, string, () => object][] = [];
      for (const act of named) {
        for (const ref of (await refs[act.subject]?.(other)) ?? []) {
          for (const seed of [1, 2, 3]) {
            const alerts = (await alertsOf(test, other)).map(({ id }) => id);
            cases.push([
              actPath(act),
              ref,
              () => anyFields(acts[act.name] as never, drawsOf(seed), namesAt(test, other, alerts)),
            ]);
          }
        }
      }
      for (const what of ['words', 'notes'])
        for (const ref of (await refs['alert']?.(other)) ?? [])
          cases.push([`/api/alerts/:ref/${what}`, ref, () => ({})]);
      for (const [path, ref, fields] of cases) {
        const ask = (named: string) =>
          statementsOf(() =>
            bytesOf(
              fetch(new URL(path.replace(':ref', named), test.node.address), {
                method: 'POST',
                headers: { ...test.asPost(post), 'content-type': 'application/json' },
                body: JSON.stringify(fields()),
              }),
            ),
          );
        const [there, not] = await inTheSameQuiet(
          () => ask(ref),
          () => ask(missing(ref)),
        );
        expect({ path, fields: fields(), there }).toEqual({ path, fields: fields(), there: not });
        expect(there[0]).toMatch(/^\[4/);
      }
      for (const ref of (await refs['alert']?.(other)) ?? []) {
        const ask = (named: string) =>
          statementsOf(() =>
            bytesOf(
              fetch(new URL(`/api/alerts/${named}`, test.node.address), { headers: test.asPost(post) }),
            ),
          );
        const [there, not] = await inTheSameQuiet(
          () => ask(ref),
          () => ask(missing(ref)),
        );
        expect(there).toEqual(not);
      }
    },
    120_000,
  );

  it('an alert that is to go into one that is not hers: as into one that is not there', async () => {
    const [foreign] = await alertsOf(test, masisi);
    const ask = (into: string) =>
      statementsOf(() => test.http('POST', `/api/alerts/${own.id}/merge`, 'kibua-commander', { into }));
    const [there, not] = await inTheSameQuiet(
      () => ask(foreign?.id ?? ''),
      () => ask(randomUUID()),
    );
    expect(there).toEqual(not);
  });
});
