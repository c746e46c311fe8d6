// Numbers and words are planted and then looked for everywhere but in the spool.
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandLine } from './watched-channel.ts';
import {
  ptyModem,
  temporaryFolder,
  until,
  watchedChannel,
  type PtyModem,
  type WatchedChannel,
} from './index.ts';

let folder: ReturnType<typeof temporaryFolder>;
let modem: PtyModem;
let watched: WatchedChannel;

const numbers = { focalPoint: '+243991118881', caller: '+243991118882', assistant: '+243991118883' };
const words = { incoming: 'nyumba zinawaka', outgoing: 'kanari wa njano' };

/** Each canary as it would be written: plainly, without its plus, as UTF-16 digits, as swapped digits of a PDU. */
const traces = [...Object.values(numbers), ...Object.values(words)].flatMap((canary) => [
  canary,
  canary.replace('+', ''),
  Buffer.from(canary, 'utf16le').swap16().toString('hex'),
  canary.replace('+', '').replaceAll(/(.)(.)/g, '$2$1'),
]);

const tracesIn = (text: string) => traces.filter((trace) => text.toLowerCase().includes(trace.toLowerCase()));

const filesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));

beforeEach(async () => {
  folder = temporaryFolder();
  modem = await ptyModem();
});

afterEach(async () => {
  await watched.stop();
  await modem.close();
  folder.remove();
});

test('a number or a word is in no log, no file name, no argument and no environment, and in the end nowhere', async () => {
  let refusals = 0;
  watched = watchedChannel(join(folder.path, 'keys'), modem, {
    events: {
      incoming: async (message) => {
        // The reason for a refusal may quote what was refused.
        if (refusals++ < 3) throw new Error(`no place for "${message.text}" from ${message.from}`);
        watched.incoming.push(message);
      },
    },
  });
  await watched.channel.start();
  await watched.alive();
  const [daemon] = watched.daemons();

  modem.sms(numbers.focalPoint, words.incoming);
  await modem.ring(numbers.caller, { rings: 3 });
  const [id, refused] = [randomUUID(), randomUUID()];
  await watched.channel.send({ id, to: numbers.assistant, text: words.outgoing, urgent: true });
  await watched.channel.send({
    id: refused,
    to: `${numbers.assistant}#`,
    text: words.outgoing,
    urgent: true,
  });
  await until(() => watched.stateOf(id)?.state === 'sent' && watched.stateOf(refused)?.state === 'failed');

  for (const path of filesUnder(folder.path)) {
    const place = relative(folder.path, path);
    expect(tracesIn(place)).toEqual([]);
    const isSpool = place.startsWith(join('keys', 'spool'));
    if (!isSpool && statSync(path).isFile()) expect(tracesIn(readFileSync(path, 'latin1'))).toEqual([]);
    if (isSpool) expect(statSync(path).mode & 0o077).toBe(0);
  }
  // Where they are, so that the search is known to find them.
  expect(tracesIn(readFileSync(join(watched.spoolFolder, 'spool.db-wal'), 'latin1'))).not.toEqual([]);
  expect(tracesIn(commandLine(daemon!).join(' '))).toEqual([]);
  expect(tracesIn(readFileSync(`/proc/${daemon}/environ`, 'latin1'))).toEqual([]);
  for (const output of [1, 2]) expect(readlinkSync(`/proc/${daemon}/fd/${output}`)).toBe('/dev/null');

  modem.report(modem.sent()[0]!, 'delivered');
  await until(() => watched.stateOf(id)?.state === 'delivered' && watched.incoming.length === 2);
  expect(watched.incoming.map((message) => message.from).sort()).toEqual(
    [numbers.focalPoint, numbers.caller].sort(),
  );
  await watched.channel.stop();
  expect(tracesIn(JSON.stringify(watched.log))).toEqual([]);
  for (const path of filesUnder(folder.path)) {
    if (statSync(path).isFile()) expect(tracesIn(readFileSync(path, 'latin1'))).toEqual([]);
  }
});
