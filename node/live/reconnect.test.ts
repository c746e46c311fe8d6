// Whatever happens and wherever a line is cut: who reads it comes to see every alert as it is, and nothing twice.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { LiveReader, screenAfter, type Told } from './testing/live-reader.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

const senders = [phones.source, phones.otherSource, phones.stranger, '+243000000444'];

type Step =
  | { readonly kind: 'sms'; readonly from: number }
  | { readonly kind: 'act'; readonly on: number; readonly act: number }
  | { readonly kind: 'beat' | 'cut' | 'wait' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sms' as const), from: fc.nat({ max: 3 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      on: fc.nat({ max: 5 }),
      act: fc.nat({ max: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'cut' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'beat' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'wait' as const }) },
);

/** Acts that may come; most of them are refused most of the time. */
const acts: [string, string, object][] = [
  ['alert.acknowledge', 'kibua-cla-1', {}],
  ['alert.assess', 'kibua-cla-1', { credibility: 'credible' }],
  ['alert.decide', 'kibua-commander', { decision: 'cannot', cause: 'road-closed' }],
  ['alert.feedback', 'kibua-cla-1', { result: 'given', way: 'voice' }],
  ['alert.close', 'kibua-commander', {}],
  ['alert.place', 'kibua-cla-1', { community: 'ntoto' }],
  ['alert.request-number', 'kibua-cla-1', {}],
];

/** A reader who is cut off now and then, and comes back with her newest cursor. */
class Persistent {
  readonly #post: string;
  readonly told: Told[] = [];
  #line: LiveReader | null = null;

  constructor(post: string) {
    this.#post = post;
  }

  async open(): Promise<void> {
    const cursor = this.told.at(-1)?.id;
    this.#line = await LiveReader.open({
      address: test.node.address,
      headers: test.asPost(this.#post),
      ...(cursor && { after: cursor }),
    });
  }

  async cut(): Promise<void> {
    this.close();
    await this.open();
  }

  close(): void {
    this.#line?.cut();
    this.told.push(...(this.#line?.told ?? []));
    this.#line = null;
  }

  all(): Told[] {
    return [...this.told, ...(this.#line?.told ?? [])];
  }
}

const bare = (line: Record<string, unknown>) => {
  const next = line['nextClock'] as object | null;
  return { ...line, nextClock: next && { ...next, secondsLeft: 0 } };
};

async function boardOf(post: string): Promise<Record<string, unknown>[]> {
  const lists = await Promise.all(
    ['open', 'waiting'].map((show) => test.http('GET', `/api/alerts?show=${show}`, post)),
  );
  const lines = lists.flatMap(({ body }) => body['alerts'] as { id: string }[]);
  return [...new Map(lines.map((line) => [line.id, bare(line as never)])).values()];
}

const byId = (lines: Iterable<Record<string, unknown>>) =>
  [...lines].sort((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1));

/** What there is to see; a token also counts what is not told up the lane, and an older one is as good. */
const sightOf = (lines: Iterable<Record<string, unknown>>) =>
  byId(lines).map((line) => ({ ...bare(line), saw: '' }));

/** Lines that were told of an alert as they had been told before. */
function toldTwice(told: readonly Told[]): Told[] {
  const newest = new Map<string, string>();
  return told.filter(({ name, value }) => {
    if (name === 'board')
      for (const line of value['alerts'] as Record<string, unknown>[])
        newest.set(String(line['id']), JSON.stringify(bare(line)));
    if (name !== 'alert') return false;
    const [id, line] = [String(value['id']), JSON.stringify(bare(value))];
    const isTwice = newest.get(id) === line;
    newest.set(id, line);
    return isTwice;
  });
}

describe('a line that is cut at any moment', () => {
  it('shows every alert as it is in the end, and tells nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const readers = ['kibua-commander', 'kibua-cla-1', 'nk-duty-officer', 'fizi-commander'].map(
          (post) => ({ post, line: new Persistent(post) }),
        );
        await Promise.all(readers.map(({ line }) => line.open()));
        for (const one of steps) await take(one, readers);
        await test.settle();
        for (const { post, line } of readers) await asOnBoard(post, line);
        for (const { post, line } of readers) {
          const told = line.all();
          line.close();
          expect(sightOf(screenAfter(told).values())).toEqual(sightOf(await boardOf(post)));
          expect(toldTwice(told)).toEqual([]);
          // Of the rest there is one board for each line that had no cursor, and of the other base nothing else.
          expect(told.filter(({ name }) => name === 'board').length).toBeLessThanOrEqual(1 + cutsIn(steps));
          if (post === 'fizi-commander') expect(told.filter((one) => !isForAll(one))).toEqual([]);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});

/** Waits until a screen shows what the board shows; a machine that does much else may take its time. */
async function asOnBoard(post: string, line: Persistent): Promise<void> {
  const board = JSON.stringify(sightOf(await boardOf(post)));
  const shown = () => JSON.stringify(sightOf(screenAfter(line.all()).values()));
  for (const end = Date.now() + 5_000; shown() !== board && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
}

/** That a gateway lives is the whole mission's. */
const isForAll = ({ name, value }: Told) =>
  name === 'board' || name === 'tick' || (name === 'list' && value['list'] === 'gateways');

const cutsIn = (steps: readonly Step[]) => steps.filter(({ kind }) => kind === 'cut').length;

async function take(one: Step, readers: readonly { line: Persistent }[]): Promise<void> {
  switch (one.kind) {
    case 'sms':
      await test.sms(senders[one.from] as string, 'Silaha');
      return;
    case 'act': {
      const alerts = await boardOf('kibua-commander');
      const alert = alerts[one.on % Math.max(1, alerts.length)];
      const [name, by, fields] = acts[one.act] as (typeof acts)[number];
      if (alert) await test.act(name, by, String(alert['id']), { ...fields });
      return;
    }
    case 'beat':
      return test.pass(60_000);
    case 'wait':
      return void (await new Promise((resolve) => setTimeout(resolve, 30)));
    case 'cut':
      await Promise.all(readers.map(({ line }) => line.cut()));
  }
}
