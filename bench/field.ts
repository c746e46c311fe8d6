// `npm run bench -- field`: the phone's notebook in a real Chromium on a real node. Bytes of the first load, bytes of a
// report on the line, the time to write and send a hundred queued reports over a weak 2G line, an alert overtaking them
// (B1), and opening without a network on a processor four times slower.
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { seededRandom } from '@ulinzi/analysis/kernel';
import { FieldNode, Phone, weak2G, WeakLine } from '@ulinzi/e2e/field';

const reports = Number(process.env['REPORTS'] ?? 100);
const built = path.join(import.meta.dirname, '../build/field');

/** A report as it is written: some 400 characters, no two alike. */
const sentences = [
  'Dispute au puits entre deux familles depuis dimanche, sans blessé.',
  'Les jeunes gardent la route le soir et demandent 500 francs aux passants.',
  'Le marché a été ouvert, mais moins de femmes sont venues que la semaine passée.',
  'Une patrouille est passée à midi et a parlé au chef du village.',
  'Trois ménages sont partis vers la colline et dorment chez des parents.',
  'L’école est restée fermée deux jours parce que le maître a peur de la route.',
  'On a entendu des tirs loin, au nord, vers quatre heures du matin.',
  'Le centre de santé n’a plus de médicaments contre le paludisme.',
];
const words = sentences.join(' ').split(' ');
const random = seededRandom(11, words.length);
/** The words of these sentences, drawn anew for each: whole sentences that come again would compress too well. */
const reportText = (n: number) =>
  Array.from({ length: 72 }, () => words[Math.floor(random.uniform() * words.length)])
    .join(' ')
    .concat(` Visite ${n}.`);

const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

function firstLoad(): void {
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.\w+$/.test(file),
  );
  const zipped = (test: RegExp) =>
    files
      .filter((file) => test.test(file))
      .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(built, file)), { level: 9 }).length, 0);
  const parts = {
    script: zipped(/assets\/index-.*\.js$/),
    'French words': zipped(/assets\/fr-.*\.js$/),
    style: zipped(/\.css$/),
    worker: zipped(/service-worker\.js$/),
    'page, manifest, picture': zipped(/\.(html|webmanifest|svg)$/),
  };
  say('first load, gzip:');
  for (const [name, bytes] of Object.entries(parts)) say(`  ${name.padEnd(26)}${bytes} bytes`);
  const wanted = parts.script + parts['French words'] + parts.style;
  say(`  script, words and style   ${wanted} bytes (target 60,000)`);
}

firstLoad();
const field = new FieldNode();
const line = new WeakLine(() => field.node.url);
await Promise.all([field.start(), line.open()]);
const phone = new Phone(line.address);
try {
  await phone.start();
  await phone.enrol(await field.code());

  const before = line.up;
  const text = reportText(0);
  let body = 0;
  phone.page.on('request', (request) => {
    if (request.url().endsWith('/field/sync')) body ||= request.postDataBuffer()?.length ?? 0;
  });
  await phone.writeFlash(text);
  while ((await field.count('report.send')) < 1) await phone.page.waitForTimeout(100);
  say(
    `one report of ${text.length} characters: ${body} bytes of body, ${line.up - before} with the headers of its request`,
  );

  line.cut();
  const began = performance.now();
  for (let n = 1; n <= reports; n++) await phone.writeFlash(reportText(n));
  const writtenMs = performance.now() - began;
  say(
    `${reports} reports written by hand of a program, offline: ${seconds(writtenMs)}, ${(writtenMs / reports).toFixed(0)} ms each`,
  );
  await phone.lock();
  await phone.noteBip();

  line.pace = weak2G;
  line.mend();
  const upBefore = line.up;
  await phone.unlock();
  const opened = performance.now();
  while ((await field.count('alert.record')) < 1) await phone.page.waitForTimeout(50);
  say(
    `B1 an alert overtakes them: at the node ${seconds(performance.now() - opened)} after the notebook was opened`,
  );
  while ((await field.count('report.send')) < reports + 1) await phone.page.waitForTimeout(100);
  const sentMs = performance.now() - opened;
  await phone.online();
  const up = line.up - upBefore;
  say(
    `${reports} reports sent over 35 kbit/s with 800 ms there and back: ${seconds(sentMs)}, ${up} bytes up, ${Math.round(up / reports)} a report`,
  );

  line.pace = {};
  line.cut();
  await phone.stop();
  await phone.start();
  const devtools = await phone.devtools();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const starts: number[] = [];
  for (let n = 0; n < 5; n++) {
    const from = performance.now();
    await phone.open();
    starts.push(performance.now() - from);
  }
  starts.sort((one, other) => one - other);
  say(
    `offline start to the lock, processor four times slower: median ${starts[2]?.toFixed(0)} ms (target 1,000)`,
  );
  const unlocking = performance.now();
  await phone.unlock();
  say(
    `from the passphrase to the screens, with ${reports} reports in it: ${(performance.now() - unlocking).toFixed(0)} ms (key derivation is not slowed by this)`,
  );
  say(`Load of the machine: ${(loadavg()[0] ?? Number.NaN).toFixed(1)}`);
} finally {
  await phone.remove();
  await line.close();
  await field.remove();
}
