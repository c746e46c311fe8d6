import { expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { compareEvents, type Events, fixedEventWeights, link, sourcesOf, stepsWithin } from './index.ts';

const LIMITS = { km: 25, days: 3 };

/** Reports of the same day, each `[source, km to the east, place]`. */
function reports(list: readonly (readonly [source: string, km: number, place: string])[]): Events {
  return {
    source: list.map(([source]) => source),
    firstDay: new Int32Array(list.length).fill(17_615),
    lastDay: new Int32Array(list.length).fill(17_615),
    latitude: new Float64Array(list.length),
    longitude: Float64Array.from(list, ([, km]) => 29 + km / 111.195),
    kinds: [],
    place: list.map(([, , place]) => place),
  };
}

function propose(events: Events, options: { within?: boolean } = {}) {
  const compared = compareEvents(events, LIMITS);
  const fixed = fixedEventWeights(compared.fields, stepsWithin(LIMITS));
  const { within = false } = options;
  return link(compared, { fixed, sources: sourcesOf(events.source), within, leastChance: 0.5 });
}

test('D1 one event told by three sources is one group, and its neighbour another', () => {
  const { groups, because } = propose(
    reports([
      ['focal point', 0, 'Livungi'],
      ['assistant', 0.6, 'Luvungi'],
      ['team', 0.3, 'Luvungi'],
      ['focal point', 18, 'Kibua'],
      ['assistant', 18.4, 'Kibua'],
    ]),
  );
  expect(because).toBe('few');
  expect(groups.map(({ records }) => records).sort()).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
});

test('two reports of one source stay two events, unless asked for', () => {
  const twice = reports([
    ['team', 0, 'Kibua'],
    ['team', 0.2, 'Kibua'],
  ]);
  expect(propose(twice).groups).toEqual([]);
  expect(propose(twice, { within: true }).groups.map(({ records }) => records)).toEqual([[0, 1]]);
});

test('reports without a source may be of one event: nothing is known of who told them', () => {
  const unsigned = reports([
    ['', 0, 'Kibua'],
    ['', 0.2, 'Kibua'],
  ]);
  expect(propose(unsigned).groups).toHaveLength(1);
});

test('the order of the reports changes nothing', () => {
  const list = [
    ['a', 0, 'Kibua'],
    ['b', 0.4, 'Kibua'],
    ['c', 3, 'Kibuwa'],
    ['a', 9, 'Ntoto'],
    ['b', 9.5, 'Toto'],
  ] as const;
  const members = (order: readonly number[]) =>
    propose(reports(order.map((at) => list[at]!)))
      .groups.map(
        ({ records, bits }) => `${records.map((record) => order[record]).sort()} ${bits.toFixed(9)}`,
      )
      .sort();
  expect(members([4, 2, 0, 3, 1])).toEqual(members([0, 1, 2, 3, 4]));
});

/** Events in forty villages, the first few of which see most of them, told by two sources that share some. */
function twoSources(shared: number): { events: Events; truth: number[] } {
  const random = seededRandom(7);
  const told: { source: string; village: number; day: number; kind: string; truth: number }[] = [];
  for (let event = 0; event < 900; event += 1) {
    const village = Math.floor(40 * random.uniform() ** 2);
    const day = random.integer(365);
    const kind = ['attack', 'looting', 'abduction', 'roadblock'][random.integer(4)]!;
    const sources = event < shared ? ['a', 'b'] : [random.uniform() < 0.5 ? 'a' : 'b'];
    for (const source of sources)
      told.push({ source, village, day: day + (random.uniform() < 0.2 ? 1 : 0), kind, truth: event });
  }
  const events: Events = {
    source: told.map(({ source }) => source),
    firstDay: Int32Array.from(told, ({ day }) => day),
    lastDay: Int32Array.from(told, ({ day }) => day),
    latitude: Float64Array.from(told, ({ village }) => (village % 8) * 0.15 + random.uniform() * 0.01),
    longitude: Float64Array.from(told, ({ village }) => 29 + Math.floor(village / 8) * 0.15),
    kinds: [{ name: 'type', codes: told.map(({ kind }) => [kind]) }],
  };
  return { events, truth: told.map((report) => report.truth) };
}

test('learned weights find most of what two sources share, and little where they share nothing', () => {
  const pairsOf = (shared: number) => {
    const { events, truth } = twoSources(shared);
    const { groups, because } = propose(events);
    expect(because).toBe(null);
    const pairs = groups.flatMap(({ records }) => [records as [number, number]]);
    return { proposed: pairs.length, right: pairs.filter(([a, b]) => truth[a] === truth[b]).length };
  };
  const sharing = pairsOf(400);
  expect(sharing.right).toBeGreaterThan(0.8 * 400);
  expect(sharing.right).toBeGreaterThan(0.8 * sharing.proposed);
  // Two events of one kind on one day in one village look alike: some are always proposed.
  expect(pairsOf(0).proposed).toBeLessThan(0.1 * 900);
});
