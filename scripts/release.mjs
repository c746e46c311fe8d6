// `npm run release`: one signed archive that installs and upgrades a laptop without a network (docs/installing.md).
//   npm run release -- [--key FILE] [--out DIR] [--without-gateways] [--renew-gateways]
//   npm run release -- --make-key FILE [--sealed]      the builder's key, once
//   npm run release -- --seal FOLDER --key FILE        signs and packs what was built elsewhere: the key may stay offline
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cannot, compileWords, install, root } from './installation.mjs';
import { fingerprintOf, makeKey, openKey, ownKey } from './release/key.mjs';
import { sealAndPack } from './release/seal.mjs';
import { buildWeb } from './web.mjs';

const { values } = parseArgs({
  options: {
    key: { type: 'string' },
    out: { type: 'string', default: path.join(root, 'build', 'release') },
    'without-gateways': { type: 'boolean', default: false },
    'renew-gateways': { type: 'boolean', default: false },
    'make-key': { type: 'string' },
    sealed: { type: 'boolean', default: false },
    seal: { type: 'string' },
    level: { type: 'string', default: '6' },
  },
});

if (values['make-key'] !== undefined) {
  const made = makeKey(path.resolve(values['make-key']), { isSealed: values.sealed });
  console.log(`Key: ${values['make-key']}\nFingerprint: ${fingerprintOf(made)}`);
} else if (values.seal !== undefined) {
  const folder = path.resolve(values.seal);
  const key = values.key === undefined ? ownKey() : openKey(path.resolve(values.key));
  console.log(
    `${sealAndPack(folder, key, values.level)}\nFingerprint of the key that signed it: ${fingerprintOf(key)}`,
  );
} else {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    cannot(
      'The archive is for Debian on linux-x64, and is built there: it takes Node and PostgreSQL from this machine.',
    );
  const key = values.key === undefined ? ownKey() : openKey(path.resolve(values.key));
  install();
  for (const [what, code] of [
    ['words', compileWords({ quiet: true })],
    ['screens', buildWeb({ quiet: true })],
  ]) {
    if (code !== 0) cannot(`No release: the ${what} do not compile (above is why).`);
  }
  const { buildRelease } = await import('./release/build.mjs');
  const { archive, fingerprint } = await buildRelease({
    key,
    out: path.resolve(values.out),
    level: values.level,
    gateways: values['without-gateways'] ? 'none' : values['renew-gateways'] ? 'renew' : 'as-listed',
  });
  console.log(`${archive}\nFingerprint of the key that signed it: ${fingerprint}`);
}
