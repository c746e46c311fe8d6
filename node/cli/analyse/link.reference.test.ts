// Event-matching: MELTT's crash data (Donnay et al. 2018), which have no true answer: its own pairs are compared with
// ours. Record-linkage: RLdata500 and the printed results of the R package RecordLinkage.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runForTest } from './frame-testing.ts';
import { linkCommand } from './link.ts';

const reference = (path: string) =>
  fileURLToPath(new URL(`../../../../shared/reference/${path}`, import.meta.url));
const expectedIn = (folder: string) => JSON.parse(readFileSync(reference(`${folder}/expected.json`), 'utf8'));

interface Groups {
  groups: { rows: { file: string; id: string }[] }[];
  weights: { method: string };
}

const CRASHES = ['crash_data1.csv', 'crash_data2.csv', 'crash_data3.csv'];
const TAXONOMIES = ['model_tax', 'color_tax', 'damage_tax'].flatMap((tax) => [
  '--taxonomy',
  `${tax}=taxonomy_${tax}.csv`,
]);

function linkCrashes(...limits: string[]): Promise<Groups> {
  const argv = [...CRASHES, '--id', 'event', '--end-date', 'enddate', ...TAXONOMIES, ...limits, '--json'];
  return runForTest(linkCommand, argv, { cwd: reference('event-matching') }).then((ran) =>
    ran.json<Groups>(),
  );
}

/** Each pair as `1:44-3:39`: number of the data set and of the event. */
function pairsOf(members: readonly string[]): string[] {
  return members.flatMap((a, at) => members.slice(at + 1).map((b) => `${a}-${b}`));
}

function meltPairs(run: 'spat4_t2' | 'spat3_t1'): Set<string> {
  const { event_matched, episode_matched } = expectedIn('event-matching').run[run];
  const matches: Record<string, number>[] = [...event_matched, ...episode_matched];
  const members = matches.map((match) =>
    [1, 2, 3].filter((set) => match[`data${set}`] !== 0).map((set) => `${set}:${match[`event${set}`]}`),
  );
  return new Set(members.flatMap(pairsOf));
}

function ourPairs({ groups }: Groups): Set<string> {
  const members = groups.map(({ rows }) => rows.map(({ file, id }) => `${CRASHES.indexOf(file) + 1}:${id}`));
  return new Set(members.flatMap(pairsOf));
}

/** Pairs in both, twice, over the pairs of each: 1 where they are the same (Dice 1945). */
function agreement(a: Set<string>, b: Set<string>): number {
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}

test('D1 event-matching: nine in ten pairs as MELTT within 4 km and 2 days, weights set and learned', async () => {
  const set = await linkCrashes('--within-distance', '4', '--within-days', '2');
  expect(set.weights.method).toBe('fixed');
  expect(agreement(ourPairs(set), meltPairs('spat4_t2'))).toBeGreaterThanOrEqual(0.9);
  const learned = await linkCrashes('--within-distance', '4', '--within-days', '2', '--weights', 'em');
  expect(agreement(ourPairs(learned), meltPairs('spat4_t2'))).toBeGreaterThanOrEqual(0.9);
});

test('event-matching: nine in ten pairs also within 25 km and 3 days, where weights are learned', async () => {
  const learned = await linkCrashes();
  expect(learned.weights.method).toBe('em');
  expect(agreement(ourPairs(learned), meltPairs('spat4_t2'))).toBeGreaterThanOrEqual(0.9);
});

interface ListJson {
  candidates: number;
  truth: {
    truePairs: number;
    matches: number;
    completeness: number;
    reduction: number;
    precision: number;
    recall: number;
  };
  classes: Record<'links' | 'possible' | 'nonLinks', { pairs: number; matches: number }>;
}

const FIELDS = [
  '--fields',
  'fname_c1,fname_c2,lname_c1,lname_c2,by,bm,bd',
  '--id',
  'rec',
  '--truth',
  'true_id',
  '--json',
];
const BLOCKS = ['--block', 'by,bm', '--block', 'bm,bd', '--block', 'by,bd'];

function linkPeople(...more: string[]): Promise<ListJson> {
  const cwd = reference('record-linkage');
  return runForTest(linkCommand, ['data.csv', ...FIELDS, ...more], { cwd }).then((ran) =>
    ran.json<ListJson>(),
  );
}

test('record-linkage: the candidate pairs of two out of three parts of the date of birth', async () => {
  const { published, check } = expectedIn('record-linkage');
  const { candidates, truth } = await linkPeople(...BLOCKS);
  expect(candidates).toBe(published.candidate_pairs);
  expect(truth.matches).toBe(published.matches);
  expect(truth.truePairs).toBe(check.true_pairs_total);
  expect(truth.completeness).toBeCloseTo(check.pairs_completeness, 12);
  expect(truth.reduction).toBeCloseTo(check.reduction_ratio, 12);
});

test('record-linkage: EM weights find all fifty doubles, and with blocks all that blocks leave', async () => {
  const all = await linkPeople();
  expect(all.truth.precision).toBeGreaterThanOrEqual(0.98);
  expect(all.truth.recall).toBeGreaterThanOrEqual(0.98);
  const blocked = await linkPeople(...BLOCKS);
  expect(blocked.truth.precision).toBeGreaterThanOrEqual(0.92);
  expect(blocked.truth.recall).toBeGreaterThanOrEqual(0.98);
});

test('record-linkage: the three classes that the R package printed at 24 and -7', async () => {
  const { em_classify } = expectedIn('record-linkage').published;
  const { classes } = await linkPeople(...BLOCKS, '--weights', 'log-linear', '--upper', '24', '--lower=-7');
  const { TRUE, FALSE } = em_classify.table;
  expect(classes.links).toEqual({ pairs: em_classify.links, matches: TRUE.L });
  expect(classes.possible).toEqual({ pairs: em_classify.possible, matches: TRUE.P });
  expect(classes.nonLinks).toEqual({ pairs: em_classify.non_links, matches: TRUE.N });
  const wrong = classes.links.pairs - classes.links.matches;
  expect(wrong).toBe(FALSE.L);
  // Their error rates leave the possible links out.
  const decided = classes.links.pairs + classes.nonLinks.pairs;
  expect(1 - (wrong + classes.nonLinks.matches) / decided).toBeCloseTo(em_classify.accuracy, 6);
  expect(wrong / (wrong + FALSE.N)).toBeCloseTo(em_classify.beta_error, 6);
});
