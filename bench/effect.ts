// `npm run bench -- effect [RUNS]`: how often 95 % intervals hold the effect that was put into invented data.
import { coverageDesigns, coverageOf } from '@ulinzi/analysis/effect';
import { seededRandom } from '@ulinzi/analysis/kernel';

const runs = Number(process.argv[2] ?? 500);
if (!Number.isInteger(runs) || runs < 10) {
  console.error('Runs: a whole number of at least 10.');
  process.exit(2);
}

console.log(`Coverage of 95 % intervals, ${runs} runs each (seed 1)\n`);
console.log('design              truth   mean est.  covered  +-      seconds');
for (const design of coverageDesigns) {
  const start = performance.now();
  const { covered, meanEstimate } = coverageOf(design, runs, seededRandom(1));
  const chance = 1.96 * Math.sqrt((covered * (1 - covered)) / runs);
  const seconds = (performance.now() - start) / 1000;
  console.log(
    [
      design.name.padEnd(18),
      design.truth.toFixed(4).padStart(7),
      meanEstimate.toFixed(4).padStart(10),
      covered.toFixed(3).padStart(8),
      chance.toFixed(3).padStart(7),
      seconds.toFixed(1).padStart(8),
    ].join(' '),
  );
  console.log(`  ${design.shows}`);
}
