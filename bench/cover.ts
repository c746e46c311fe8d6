// `npm run bench -- cover [FILE...]`: exact p-median and p-center with their times. Files are instances of OR-Library;
// without any, instances are drawn in the same way (Beasley 1985): a connected graph with random edges.
import { readFileSync } from 'node:fs';
import {
  answerCoverage,
  type CoverageQuestion,
  loadSolver,
  orLibraryProblem,
} from '@ulinzi/analysis/coverage';
import { seededRandom } from '@ulinzi/analysis/kernel';

const LIMIT_SECONDS = 120;

/** Vertices and sites to choose, as in pmed1, 5, 6, 10, 16, 20, 26, 30. */
const SIZES = [
  [100, 5],
  [100, 33],
  [200, 5],
  [200, 67],
  [400, 5],
  [400, 133],
  [600, 5],
  [600, 200],
] as const;

function drawnInstance(vertices: number, count: number): string {
  const random = seededRandom(1, vertices * 1000 + count);
  const edge = (from: number, to: number) => `${from} ${to} ${1 + random.integer(100)}`;
  const tour = Array.from({ length: vertices }, (_, at) => edge(at + 1, ((at + 1) % vertices) + 1));
  const rest = Array.from({ length: (vertices * vertices) / 50 - vertices }, () => {
    const from = 1 + random.integer(vertices);
    return edge(from, 1 + ((from + random.integer(vertices - 1)) % vertices));
  });
  return [`${vertices} ${tour.length + rest.length} ${count}`, ...tour, ...rest].join('\n');
}

const files = process.argv.slice(2);
const instances =
  files.length > 0
    ? files.map((file) => ({ name: file.replace(/^.*\//, ''), text: readFileSync(file, 'utf8') }))
    : SIZES.map(([n, p]) => ({ name: `n${n}-p${p}`, text: drawnInstance(n, p) }));

const solver = await loadSolver();
console.log(`Exact choice of sites, at most ${LIMIT_SECONDS} s each\n`);
console.log('instance        places  sites  model     objective  proven  naive      seconds');
for (const { name, text } of instances) {
  const { problem, count } = orLibraryProblem(text);
  for (const model of ['p-median', 'p-center'] as const) {
    const question: CoverageQuestion = { model, count };
    const start = performance.now();
    const answer = answerCoverage(solver, problem, question, {
      shouldStop: () => performance.now() - start > 1000 * LIMIT_SECONDS,
      progress: () => undefined,
    });
    if (answer.kind !== 'chosen') throw new Error('every vertex of an instance reaches every other');
    console.log(
      [
        name.padEnd(14),
        String(problem.places.length).padStart(7),
        String(count).padStart(6),
        model.padEnd(9),
        String(answer.best.objective).padStart(9),
        (answer.proven ? 'yes' : `>=${answer.bound.toFixed(1)}`).padStart(7),
        String(answer.naive.objective).padStart(6),
        ((performance.now() - start) / 1000).toFixed(2).padStart(11),
      ].join(' '),
    );
  }
}
