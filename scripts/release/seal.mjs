// Names every file of a folder with its digest, signs the list, and packs the folder so that the same files give the
// same bytes.
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, sign } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cannot } from '../installation.mjs';

const sealing = ['MANIFEST', 'MANIFEST.sig'];

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => !lstatSync(path.join(folder, name)).isDirectory() && !sealing.includes(name))
    .sort();
}

/** Writes `release.pub`, `MANIFEST` (as sha256sum reads it) and `MANIFEST.sig`, of 64 bytes. */
function seal(folder, key) {
  rmSync(path.join(folder, 'release.pub'), { force: true });
  writeFileSync(
    path.join(folder, 'release.pub'),
    createPublicKey(key).export({ type: 'spki', format: 'pem' }),
  );
  const lines = filesIn(folder).map((name) => {
    const file = path.join(folder, name);
    // The installer takes nothing else: a link could lead anywhere, and a name with a space splits a line.
    if (!lstatSync(file).isFile()) throw new Error(`${name} is not a plain file`);
    if (!/^[\w.,:+~@/-]+$/.test(name)) throw new Error(`${name}: the list of digests cannot hold this name`);
    return `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${name}\n`;
  });
  const manifest = Buffer.from(lines.join(''));
  writeFileSync(path.join(folder, 'MANIFEST'), manifest);
  writeFileSync(path.join(folder, 'MANIFEST.sig'), sign(null, manifest, key));
}

/** Packs a folder into `<its name>.tar.gz` beside it and gives that path. `seconds`: the time that all files get. */
function pack(folder, seconds, level) {
  const archive = `${folder}.tar.gz`;
  const always = [
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u=rwX,go=rX',
    '--format=gnu',
  ];
  const line = `tar --create ${always.join(' ')} --mtime=@${seconds} --directory "$1" "$2" | gzip --no-name -${level} > "$3"`;
  const shell = [
    '-c',
    `set -o pipefail; ${line}`,
    'bash',
    path.dirname(folder),
    path.basename(folder),
    archive,
  ];
  if (spawnSync('bash', shell, { stdio: ['ignore', 2, 2] }).status !== 0)
    cannot(`${archive} could not be written.`);
  return archive;
}

/** Signs a laid out release and packs it, at the time of its commit; `level` as gzip has it. Gives the archive. */
export function sealAndPack(folder, key, level = '6') {
  if (!/^[1-9]$/.test(level)) cannot('--level is a number from 1 to 9.');
  for (const name of sealing) rmSync(path.join(folder, name), { force: true });
  const { committed } = JSON.parse(readFileSync(path.join(folder, 'program', 'release.json'), 'utf8'));
  seal(folder, key);
  return pack(folder, committed, level);
}
