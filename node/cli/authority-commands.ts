// `ulinzi authority` and `ulinzi certificate`: the mission's authority and what it signs. They work on the keystore, so
// the node must be stopped.
import { resolve } from 'node:path';
import { X509Certificate } from 'node:crypto';
import {
  createAuthority,
  endOf,
  fingerprintOf,
  HttpsRefused,
  readCarried,
  shortFingerprint,
  signCertificate,
  writeAuthority,
  writeCertificate,
} from '../https/index.ts';
import { type KeptAuthority, type KeptCertificate, type Keystore, openKeystore } from '../keystore/index.ts';
import { type Argument, type Call, type Command, type ExitCode, type Option } from './command.ts';
import { orHttpsSaid } from './https-words.ts';
import { folders } from './log-commands.ts';
import { reachOptions } from './reach-options.ts';
import { placesOf } from './serve.ts';

const { data, keys } = folders as Readonly<Record<'data' | 'keys', Option>>;
const to = { type: 'string', value: 'FILE', help: 'https.option.to' } as const;
const file: Argument = { name: 'FILE', help: 'https.option.file' };
const nodeName: Argument = { name: 'NAME', help: 'https.option.name' };

const authorityCreate: Command = {
  path: ['authority', 'create'],
  summary: 'https.authority-create.summary',
  details: 'https.authority-create.details',
  options: {
    domain: { type: 'string', value: 'NAME', required: true, help: 'https.option.authority-domain' },
    data,
    keys,
  },
  example: 'ulinzi authority create --domain meza.example --data DIR --keys DIR',
  run: (call) =>
    onKeystore(call, async (keystore) =>
      tellAuthority(call, await createAuthority(keystore, String(call.options['domain']))),
    ),
};

const authorityShow: Command = {
  path: ['authority', 'show'],
  summary: 'https.authority-show.summary',
  details: 'https.authority-show.details',
  options: { data, keys },
  example: 'ulinzi authority show --data DIR --keys DIR',
  run: (call) =>
    onKeystore(call, async (keystore) => {
      const authority = keystore.certificates.authority();
      if (authority) return tellAuthority(call, authority);
      call.io.out(call.json ? 'null\n' : `${call.io.speak('https.authority.none')}\n`);
      return 1;
    }),
};

const authorityExport: Command = {
  path: ['authority', 'export'],
  summary: 'https.authority-export.summary',
  details: 'https.passphrase-line',
  options: { to: { ...to, required: true }, data, keys },
  example: 'ulinzi authority export --to /media/stick/authority.age --data DIR --keys DIR',
  run: (call) =>
    onKeystore(call, async (keystore) => {
      const authority = keystore.certificates.authority();
      if (!authority) throw new HttpsRefused('no-authority');
      const path = resolve(call.io.cwd, String(call.options['to']));
      await writeAuthority(path, passphrase(call), authority);
      return tellWritten(call, path, authority);
    }),
};

const authorityImport: Command = {
  path: ['authority', 'import'],
  summary: 'https.authority-import.summary',
  details: 'https.passphrase-line',
  arguments: [file],
  options: { data, keys },
  example: 'ulinzi authority import /media/stick/authority.age --data DIR --keys DIR',
  run: (call) =>
    onKeystore(call, async (keystore) => {
      const { authority } = await readCarried(pathOf(call), passphrase(call), 'authority');
      keepSame(keystore, authority);
      return tellAuthority(call, authority);
    }),
};

const certificateIssue: Command = {
  path: ['certificate', 'issue'],
  summary: 'https.certificate-issue.summary',
  details: 'https.certificate-issue.details',
  arguments: [nodeName],
  options: { 'lan-address': reachOptions['lan-address'] as Option, to, data, keys },
  example: 'ulinzi certificate issue masisi.meza.example --to /media/stick/masisi.age --data DIR --keys DIR',
  run: (call) =>
    onKeystore(call, async (keystore) => {
      const { args, options, io } = call;
      const name = String(args[0]).toLowerCase();
      const addresses = Array.isArray(options['lan-address']) ? options['lan-address'] : [];
      const signed = await signCertificate(keystore, { name, addresses, now: Date.now() });
      const authority = keystore.certificates.authority() as KeptAuthority;
      if (options['to'] === undefined) {
        keystore.certificates.keep(signed);
        return tellCertificates(call, [signed]);
      }
      const path = resolve(io.cwd, String(options['to']));
      await writeCertificate(path, passphrase(call), { authority, certificate: signed });
      // Its key goes with the file and nowhere else.
      keystore.certificates.keep({ ...signed, key: null });
      return tellWritten(call, path, authority);
    }),
};

const certificateUse: Command = {
  path: ['certificate', 'use'],
  summary: 'https.certificate-use.summary',
  details: 'https.passphrase-line',
  arguments: [file],
  options: { data, keys },
  example: 'ulinzi certificate use /media/stick/masisi.age --data DIR --keys DIR',
  run: (call) =>
    onKeystore(call, async (keystore) => {
      const { authority, certificate } = await readCarried(pathOf(call), passphrase(call), 'certificate');
      keepSame(keystore, authority);
      if (certificate) keystore.certificates.keep(certificate);
      return tellAuthority(call, authority);
    }),
};

const certificateList: Command = {
  path: ['certificate', 'list'],
  summary: 'https.certificate-list.summary',
  details: 'https.stopped.details',
  options: { data, keys },
  example: 'ulinzi certificate list --data DIR --keys DIR',
  run: (call) => onKeystore(call, async (keystore) => tellCertificates(call, keystore.certificates.all())),
};

const certificateShow: Command = {
  path: ['certificate', 'show'],
  summary: 'https.certificate-show.summary',
  details: 'https.stopped.details',
  arguments: [nodeName],
  options: { data, keys },
  example: 'ulinzi certificate show kibua.meza.example --data DIR --keys DIR',
  run: (call) =>
    onKeystore(call, async (keystore) => {
      const found = keystore.certificates.of(String(call.args[0]).toLowerCase());
      return tellCertificates(call, found ? [found] : []);
    }),
};

export const authorityCommands: readonly Command[] = [
  authorityCreate,
  authorityShow,
  authorityExport,
  authorityImport,
];
export const certificateCommands: readonly Command[] = [
  certificateIssue,
  certificateUse,
  certificateList,
  certificateShow,
];

async function onKeystore(call: Call, work: (keystore: Keystore) => Promise<ExitCode>): Promise<ExitCode> {
  const { keysDir, dataDir } = placesOf(call);
  const keystore = openKeystore(keysDir, { dataFolder: dataDir });
  try {
    return await orHttpsSaid(call.io.speak, () => work(keystore));
  } finally {
    keystore.close();
  }
}

/** Another root under the same name would be a stranger to every phone. */
function keepSame({ certificates }: Keystore, authority: KeptAuthority): void {
  const own = certificates.authority();
  if (own && fingerprintOf(own.certificate) !== fingerprintOf(authority.certificate))
    throw new HttpsRefused('other-authority', { domain: own.domain });
  certificates.keepAuthority(authority);
}

const passphrase = (call: Call) => call.io.line?.() ?? '';
const pathOf = (call: Call) => resolve(call.io.cwd, String(call.args[0]));
const day = (time: number) => new Date(time).toISOString().slice(0, 10);

function tellAuthority({ io, json }: Call, { domain, certificate, key }: KeptAuthority): ExitCode {
  const until = day(endOf(certificate));
  const sha256 = fingerprintOf(certificate);
  if (json) {
    io.out(`${JSON.stringify({ domain, until, sha256, hasKey: key !== null })}\n`);
    return 0;
  }
  const { speak } = io;
  const lines = [
    speak('https.authority.domain', { domain }),
    speak('https.authority.until', { until }),
    speak(key ? 'https.authority.key-here' : 'https.authority.key-elsewhere'),
    speak('https.authority.compare', { pairs: shortFingerprint(certificate) }),
    `SHA-256 ${sha256}`,
  ];
  io.out(`${lines.join('\n')}\n`);
  return 0;
}

function tellWritten(call: Call, path: string, authority: KeptAuthority): ExitCode {
  if (!call.json) call.io.out(`${call.io.speak('https.written', { file: path })}\n`);
  return tellAuthority(call, authority);
}

function tellCertificates({ io, json }: Call, kept: readonly KeptCertificate[]): ExitCode {
  const { speak } = io;
  if (json) io.out(`${JSON.stringify(kept.map(described))}\n`);
  else if (kept.length === 0) io.out(`${speak('https.certificate.none')}\n`);
  else
    for (const one of kept) {
      const { name, until, addresses, isOwn, sha256 } = described(one);
      const more = [
        ...(addresses.length > 0
          ? [speak('https.certificate.addresses', { addresses: addresses.join(', ') })]
          : []),
        ...(isOwn ? [] : [speak('https.certificate.elsewhere')]),
      ];
      io.out(
        `${[speak('https.certificate.line', { name, until }), ...more].join('; ')}\nSHA-256 ${sha256}\n`,
      );
    }
  return kept.length === 0 ? 1 : 0;
}

function described({ name, addresses, certificate, key }: KeptCertificate) {
  const { serialNumber } = new X509Certificate(certificate);
  const sha256 = fingerprintOf(certificate);
  return { name, addresses, until: day(endOf(certificate)), serialNumber, sha256, isOwn: key !== null };
}
