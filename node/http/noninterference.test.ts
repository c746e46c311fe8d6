// A reader of one base learns nothing of another: whatever happens there, her answers are the same bytes, and nothing
// comes on her line.
import { isoOf } from '@ulinzi/domain/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Screen } from '../access/testing/screen.ts';
import { LiveReader } from '../live/testing/live-reader.ts';
import { buildServer } from '../serve/index.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { openAllPosts } from './testing/all-posts.ts';
import { fizi, happened, happensAt, masisi, openOtherBases, type OtherBase } from './testing/other-bases.ts';
import { routesOf } from './testing/routes.ts';
import { bytesOf } from './testing/whole-answer.ts';

const ofKibua = ['kibua-cla-1', 'kibua-cla-2', 'kibua-commander'];
const ofProvince = [
  'nk-duty-officer',
  'nk-protection-manager',
  'nk-head-of-office',
  'nk-analyst',
  'nk-logistics',
  'nk-jpt-1',
];

let test: TestNode;
let addresses: string[];
let desk: Screen;
let line: Screen;
const own = { id: '', number: '' };

beforeAll(async () => {
  test = await openTestNode();
  await openAllPosts(test);
  await openOtherBases(test);
  own.id = (await test.sms(phones.source, 'Silaha')).id;
  own.number = (await test.sms(phones.otherSource, 'Moto')).alert ?? '';
  await test.did('alert.acknowledge', 'kibua-cla-1', own.id);
  await test.did('alert.assess', 'kibua-cla-1', own.id, { credibility: 'credible' });
  await test.did('promise.make', 'kibua-commander', null, {
    community: 'ntoto',
    kind: 'visit',
    due: isoOf(test.node.app.clock.now() + 86_400_000),
  });
  await test.settle();
  line = await new Screen(test).sitDown('kibua-commander');
  desk = await new Screen(test).sitDown('kibua-cla-1');
  await desk.post('/api/desk/open');
  const server = await buildServer(test.node);
  addresses = routesOf(server)
    .filter(({ method, url }) => method === 'GET' && !/\*|\/live$|^\/api\/(exercise|static)/.test(url))
    .map(({ url }) => url)
    .flatMap((url) =>
      url.includes(':ref') ? [url.replace(':ref', own.id), url.replace(':ref', own.number)] : [url],
    )
    .flatMap((url) =>
      url === '/api/alerts' ? [url, `${url}?show=open`, `${url}?show=waiting`, `${url}?show=all`] : [url],
    )
    .concat('/api/duties?from=2026-01-01T00:00:00.000Z', '/api/counts?weeks=104', '/api/nothing', '/nothing');
  await server.close();
});
afterAll(() => test.close());

const asScreen = (screen: Screen): Record<string, string> => ({
  cookie: `s=${screen.cookie ?? ''}`,
  'x-requested-by': 'watch',
});

/** Everything that these readers can read, by reader and address. */
async function everythingFor(readers: Record<string, Record<string, string>>): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  // The operator's token, in whose name posts ask here, opens the metrics.
  for (const [reader, headers] of Object.entries(readers))
    for (const address of addresses.filter((one) => one !== '/metrics' || !('authorization' in headers)))
      for (const method of ['GET', 'HEAD'])
        read.set(
          `${reader} ${method} ${address}`,
          await bytesOf(fetch(new URL(address, test.node.address), { method, headers })),
        );
  return read;
}

const readersOf = (posts: readonly string[]) =>
  Object.fromEntries(posts.map((post) => [post, test.asPost(post)] as const));

/** Bearers of each post, a desk, a screen, and nobody: who may read what happens elsewhere is not among them. */
const cases: [string, OtherBase, () => Record<string, Record<string, string>>][] = [
  [
    'a base learns nothing of another of its province',
    masisi,
    () => ({ ...readersOf(ofKibua), desk: asScreen(desk), screen: asScreen(line), nobody: {} }),
  ],
  [
    'a base and its province learn nothing of another province',
    fizi,
    () => ({ ...readersOf([...ofKibua, ...ofProvince]), desk: asScreen(desk), nobody: {} }),
  ],
];

describe('what happens elsewhere', () => {
  it.each(cases)(
    '%s: the same bytes, and nothing on the line',
    async (_title, other, readersNow) => {
      const readers = readersNow();
      const lines = await Promise.all(
        Object.entries(readers)
          .filter(([name]) => name !== 'nobody')
          .map(([, headers]) => LiveReader.open({ address: test.node.address, headers })),
      );
      for (const reader of lines) await reader.until((one) => one.told.length > 0);
      let waiting = 0;
      const channel = test.node.app.channels.get(`at-${other.base}`);
      if (!channel) throw new Error('no gateway');
      const health = channel.health.bind(channel);
      channel.health = () => ({ ...health(), waiting });
      // The gateways are looked at every three seconds: what was added before is told by then.
      await new Promise((resolve) => setTimeout(resolve, 3_500));
      const before = await everythingFor(readers);
      const heard = (reader: LiveReader) => reader.told.filter(({ name }) => name !== 'tick');
      const told = lines.map((reader) => heard(reader).length);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
          await happensAt(test, other, seed, 15);
          waiting += seed;
          const after = await everythingFor(readers);
          for (const [what, bytes] of after) expect(`${what} ${bytes}`).toBe(`${what} ${before.get(what)}`);
        }),
        { numRuns: 2, endOnFailure: true },
      );
      await new Promise((resolve) => setTimeout(resolve, 3_500));
      for (const reader of lines) expect(heard(reader).slice(told.shift())).toEqual([]);
      // A line that comes back is told nothing either.
      const [reader] = lines;
      const again = await LiveReader.open({
        address: test.node.address,
        headers: Object.values(readers)[0] ?? {},
        after: reader?.cursor ?? '',
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(heard(again)).toEqual([]);
      for (const one of [...lines, again]) one.cut();
      expect(happened.done).toBeGreaterThan(10);
    },
    120_000,
  );
});
