// `npm run bench -- kills [ROUNDS]`: kill -9 of the node, its database and both, 100 times, while 16 senders write.
// Exit code 1 where anything acknowledged was lost, a deadline fired twice, the log does not verify, or a body has no
// key.
import { killed, nodeFolder, type Round, runKills } from '@ulinzi/e2e/driver';

const rounds = Number(process.argv[2] ?? 100);
if (!Number.isInteger(rounds) || rounds < 3) {
  console.error('Rounds: a whole number of at least 3.');
  process.exit(2);
}

const folder = nodeFolder();
const result = await runKills({
  folder,
  rounds,
  senders: 16,
  alerts: 600,
  verifyEvery: 10,
  loadMs: 1_500,
  random: Math.random,
  onRound: ({ round, killed: what, backInMs, acknowledged, log }) => {
    if (backInMs > 10_000) console.error(`round ${round} took ${Math.round(backInMs)} ms:\n${log}`);
    if (round % 10 === 0)
      console.error(
        `${round} of ${rounds}: ${what}, back in ${Math.round(backInMs)} ms, ${acknowledged} more`,
      );
  },
}).finally(() => folder.remove());

const timesOf = (of: readonly Round[]) => of.map((round) => round.backInMs).sort((a, b) => a - b);
const seconds = (ms: number | undefined) => ((ms ?? 0) / 1_000).toFixed(2);

console.log(`kill -9 under load, ${rounds} rounds, 16 senders\n`);
console.log('killed      rounds  median s  slowest s');
for (const what of killed) {
  const times = timesOf(result.rounds.filter((round) => round.killed === what));
  console.log(
    [
      what.padEnd(10),
      String(times.length).padStart(7),
      seconds(times[Math.floor(times.length / 2)]).padStart(9),
      seconds(times.at(-1)).padStart(10),
    ].join(' '),
  );
}
const totals = {
  'acknowledged entries': result.acknowledged,
  'tries that were sent again': result.sentAgain,
  'acknowledged entries lost': result.missing + result.rounds.reduce((sum, round) => sum + round.missing, 0),
  'gaps in the positions': result.gaps + result.rounds.reduce((sum, round) => sum + round.gaps, 0),
  'findings of verify': result.findings.length,
  'deadlines fired': result.deadlines.fired,
  'deadlines fired twice': result.deadlines.twice,
  'deadlines late at the end': result.deadlines.late,
  bodies: result.bodies.bodies,
  'bodies without a key': result.bodies.lost,
};
console.log();
for (const [what, count] of Object.entries(totals))
  console.log(`${what.padEnd(28)}${String(count).padStart(10)}`);
console.log(`${'came back by itself'.padEnd(28)}${(result.cameBackByItself ? 'yes' : 'NO').padStart(10)}`);

const isSound =
  totals['acknowledged entries lost'] +
    totals['gaps in the positions'] +
    totals['findings of verify'] +
    totals['deadlines fired twice'] +
    totals['deadlines late at the end'] +
    totals['bodies without a key'] ===
    0 && result.cameBackByItself;
process.exitCode = isSound ? 0 : 1;
