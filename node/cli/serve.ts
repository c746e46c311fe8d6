// `ulinzi serve`, which is `npm start`: opens a node and keeps it open. The exercise by default; `--real` for a node
// that is put to use.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beginAnew, forwardClockOf, isHalfSeeded, seedExercise } from '../exercise/index.ts';
import { type BackupPlaces, BackupRefused, keepBackupsApart } from '../backup/index.ts';
import { errorFields, structuredLog } from '../app/index.ts';
import { HttpsRefused, keepSettings, shortFingerprint } from '../https/index.ts';
import { createReal, openNode, type RunningNode } from '../serve/index.ts';
import { saidOf } from './backup-words.ts';
import { type Call, type Command, type ExitCode, MachineCannot, UsageError } from './command.ts';
import { saidOfHttps } from './https-words.ts';
import { releaseName } from './release.ts';
import { namedOf, reachOf, reachOptions, settingsOption, withSettings } from './reach-options.ts';

export const serve: Command = {
  path: ['serve'],
  summary: 'commands.serve.summary',
  details: 'commands.serve.details',
  options: {
    data: { type: 'string', value: 'DIR', help: 'commands.serve.data' },
    keys: { type: 'string', value: 'DIR', help: 'commands.serve.keys' },
    port: { type: 'string', value: 'N', help: 'commands.serve.port' },
    real: { type: 'boolean', help: 'commands.serve.real' },
    fresh: { type: 'boolean', help: 'commands.serve.fresh' },
    'database-url': { type: 'string', value: 'URL', help: 'commands.serve.database-url' },
    'backup-to': { type: 'string', value: 'DIR', help: 'commands.serve.backup-to' },
    'keys-backup-to': { type: 'string', value: 'DIR', help: 'commands.serve.keys-backup-to' },
    ...reachOptions,
    ...settingsOption,
  },
  example: 'npm start -- --port 9000',
  run: serveNode,
};

export interface Places {
  readonly dataDir: string;
  readonly keysDir: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
}

/** Folders, port and database of a call. Throws `UsageError` where a real node's folders are not given or the same. */
export function placesOf(call: Call): Places {
  const { options, io } = call;
  const real = options['real'] === true;
  if (real && (options['data'] === undefined || options['keys'] === undefined)) {
    throw new UsageError(io.speak('commands.serve.folders-needed'));
  }
  const dataDir = resolve(io.cwd, String(options['data'] ?? '.ulinzi/exercise/data'));
  const keysDir = resolve(io.cwd, String(options['keys'] ?? '.ulinzi/exercise/keys'));
  if (dataDir === keysDir) throw new UsageError(io.speak('commands.serve.folders-differ'));
  const port = Number(options['port'] ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(io.speak('cli.not-a-number', { option: '--port' }));
  }
  const url = options['database-url'] ?? io.env['DATABASE_URL'];
  return { dataDir, keysDir, port, databaseUrl: url === undefined ? undefined : String(url) };
}

async function serveNode(given: Call): Promise<ExitCode> {
  const call = withSettings(given, serve);
  const { io } = call;
  const places = placesOf(call);
  const kind = call.options['real'] === true ? 'real' : 'exercise';
  if (kind === 'real' && call.options['fresh'] === true) {
    throw new UsageError(io.speak('commands.serve.fresh-is-exercise'));
  }
  const reach = reachOf(call, places.keysDir);
  if (kind === 'exercise' && reach.way !== 'this-machine')
    throw new UsageError(io.speak('https.refused.exercise'));
  const log = structuredLog(io.err);
  // Not only Ctrl-C: a service manager stops with SIGTERM.
  const stop = new Promise<void>((done) => {
    io.signal.addEventListener('abort', () => done());
    process.once('SIGTERM', () => done());
  });
  const node = await opened(call, async () => {
    if (call.options['fresh'] === true) beginAnew({ ...places, log });
    // A making that was cut off is begun anew.
    if (kind === 'exercise' && (isEmpty(places.keysDir) || isHalfSeeded(places.dataDir))) {
      io.err(`${io.speak('commands.serve.seeding')}\n`);
      await seedExercise({ ...places, log });
    }
    const backups = backupPlaces(call, places);
    const release = releaseName();
    if (kind === 'real') return openNode({ kind, ...places, log, backups, reach, release });
    const forward = forwardClockOf(places.dataDir);
    return openNode({ kind, ...places, log, backups, forward, clock: forward.nodeClock(), release });
  });
  // The operator says it once; what could not be opened is not kept.
  if (kind === 'real') keepSettings(places.keysDir, namedOf(reach));
  await greet(call, node);
  await stop;
  await node.close();
  return 0;
}

/** Where the node makes its own backups; two folders, and neither in the data or the keys. */
function backupPlaces({ options, io }: Call, { dataDir, keysDir }: Places): BackupPlaces {
  const given = (name: string) =>
    options[name] === undefined ? undefined : resolve(io.cwd, String(options[name]));
  const places = { log: given('backup-to'), keys: given('keys-backup-to') };
  for (const dir of Object.values(places)) {
    if (dir === undefined) continue;
    keepBackupsApart(dir, dataDir);
    keepBackupsApart(dir, keysDir);
  }
  return places;
}

function isEmpty(folder: string): boolean {
  return !existsSync(join(folder, 'keystore.sqlite')) || readdirSync(folder).length === 0;
}

/** Opens, and says in words why it could not: a code of the part that refused, never a stack trace. */
async function opened(call: Call, open: () => Promise<RunningNode>): Promise<RunningNode> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof MachineCannot) throw error;
    if (error instanceof HttpsRefused) throw new MachineCannot(saidOfHttps(error, call.io.speak));
    if (error instanceof BackupRefused) throw new MachineCannot(saidOf(error, call.io.speak));
    const { code } = error as { code?: unknown };
    if (code === 'EADDRNOTAVAIL') throw new MachineCannot(call.io.speak('https.refused.address'));
    if (code === 'EACCES' && (error as { syscall?: unknown }).syscall === 'listen')
      throw new MachineCannot(call.io.speak('https.refused.port'));
    if (code === 'EADDRINUSE') throw new MachineCannot(call.io.speak('commands.serve.port-in-use'));
    if (typeof code === 'string' && code.startsWith('keystore/'))
      throw new MachineCannot((error as Error).message);
    if (errorFields(error)['error'] === 'OtherNode')
      throw new MachineCannot(call.io.speak('commands.serve.other-node'));
    if (errorFields(error)['error'] === 'AnotherWriter')
      throw new MachineCannot(call.io.speak('commands.serve.another-writer'));
    throw error;
  }
}

async function greet(call: Call, node: RunningNode): Promise<void> {
  const { io } = call;
  const isExercise = node.app.kind === 'exercise';
  if (isExercise) io.out(`${io.speak('cli.exercise')}\n`);
  // The screens first: that is what most people have come for.
  if (node.publicAddress !== null) io.out(`${node.publicAddress}\n`);
  io.out(`${node.address}\n${node.address}/api\n`);
  if (node.app.keystore.isLocked)
    io.out(`${io.speak('commands.serve.locked', { line: 'npx ulinzi unlock' })}\n`);
  const { authority } = node.app.reach;
  if (authority) {
    const address = `${node.plainAddress ?? node.publicAddress ?? node.address}/authority`;
    io.out(`${io.speak('https.greet.enrol', { address })}\n`);
    io.out(`${io.speak('https.authority.compare', { pairs: shortFingerprint(authority) })}\n`);
  }
  if (isExercise) {
    io.out(`${io.speak('commands.serve.try', { line: 'npx ulinzi alert list --as kibua-commander' })}\n`);
  } else if (node.isNew) {
    const code = await createReal(node);
    io.out(`${io.speak('commands.serve.first-administrator', { line: `npx ulinzi claim ${code}` })}\n`);
  }
}
