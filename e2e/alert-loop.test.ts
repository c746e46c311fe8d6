// From a real SMS to a closed alert: a real node, started and led by the command line alone, a real Gammu SMSD, and a
// modem that speaks AT commands. What the phones got is read where the modem sent it.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { ptyModem, type PtyModem } from './gammu/index.ts';

const root = join(import.meta.dirname, '..');
const phones = {
  source: '+243000000231',
  assistant: '+243000000001',
  commander: '+243000000002',
  dutyOfficer: '+243000000003',
};
const checks = [
  'route-not-direct',
  'not-first-to-source',
  'ordinary-patrol',
  'say-nothing-of-warning',
  'perpetrator-side-excluded',
  'residual-strength',
  'risk-accepted',
].join(',');

describe('a real node led by the command line, on a real gateway', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ulinzi-e2e-'));
  chmodSync(folder, 0o711);
  let node: ChildProcess;
  let url: string;
  let modem: PtyModem;

  /** Runs `ulinzi` with these words and this on its input; gives its exit code and what it printed. */
  const ulinziReading = (input: string, ...words: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const child = spawn(
        process.execPath,
        [join(root, 'node/cli/main.ts'), ...words, '--url', url, '--lang', 'en'],
        {
          env: { ...process.env, ULINZI_TOKENS: join(folder, 'tokens'), NODE_ENV: 'test' },
          cwd: folder,
        },
      );
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk) => (out += chunk));
      child.stderr.on('data', (chunk) => (err += chunk));
      child.on('close', (code) => resolve({ code, out, err }));
      child.stdin.end(input);
    });
  const ulinzi = (...words: string[]) => ulinziReading('', ...words);
  const done = async (...words: string[]) => {
    const result = await ulinzi(...words);
    if (result.code !== 0) throw new Error(`ulinzi ${words.join(' ')}: ${result.code} ${result.err}`);
    return result.out;
  };
  const alerts = async () =>
    (
      JSON.parse(await done('alert', 'list', '--json', '--as', 'kibua-commander')) as {
        alerts: {
          number: string;
          status: string;
          community: string | null;
          channel: string;
          calls: { seat: string; delivery: string }[];
        }[];
      }
    ).alerts;
  const textsTo = (phone: string) =>
    modem
      .sent()
      .filter((sent) => sent.to === phone)
      .map((sent) => sent.text);

  beforeAll(async () => {
    modem = await ptyModem();
    const started = await startReal(folder);
    node = started.node;
    url = started.url;
    await done('claim', started.code);
    const admin = ['--as', 'administrator'];
    await done(
      'base',
      'open',
      '--slug',
      'kibua',
      '--label',
      'Kibua',
      '--province',
      'nk',
      '--latitude=-1.28',
      '--longitude',
      '28.49',
      ...admin,
    );
    await done(
      'community',
      'add',
      '--slug',
      'ntoto',
      '--label',
      'Ntoto',
      '--base',
      'kibua',
      '--latitude=-1.44',
      '--longitude',
      '28.47',
      ...admin,
    );
    for (const [post, role, number] of [
      ['kibua-cla-1', 'assistant', phones.assistant],
      ['kibua-commander', 'commander', phones.commander],
      ['nk-duty-officer', 'duty-officer', phones.dutyOfficer],
    ] as const) {
      const place = role === 'duty-officer' ? ['--province', 'nk'] : ['--base', 'kibua'];
      await done(
        'post',
        'open',
        '--slug',
        post,
        '--label',
        post,
        '--role',
        role,
        ...place,
        '--number',
        number,
        ...admin,
      );
      const seated = JSON.parse(
        await done('post', 'seat', post, '--name', 'EXERCISE', '--json', ...admin),
      ) as { claimCode: string };
      await done('claim', seated.claimCode);
      const scope = role === 'duty-officer' ? 'nk' : 'kibua';
      await done(
        'duty',
        'assign',
        '--post',
        post,
        '--seat',
        role,
        '--scope',
        scope,
        '--from=-1m',
        '--until',
        '+3d',
        ...admin,
      );
    }
    await done(
      'gateway',
      'add',
      '--slug',
      'modem-1',
      '--label',
      'Modem 1',
      '--kind',
      'gammu',
      '--base',
      'kibua',
      '--device',
      modem.device,
      '--connection',
      modem.connection,
      ...admin,
    );
    // Her number is not in the command line.
    const registered = await ulinziReading(
      phones.source,
      'source',
      'register',
      '--province',
      'nk',
      '--digits',
      '0231',
      '--community',
      'ntoto',
      '--regime',
      'confidential',
      '--language',
      'sw',
      '--wants-acknowledgement',
      '--number',
      '-',
      '--as',
      'kibua-cla-1',
    );
    if (registered.code !== 0) throw new Error(registered.err);
  }, 240_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => node.once('exit', resolve));
    node.kill('SIGTERM');
    await ended;
    await modem.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('B1 B3 B4 a one-word SMS becomes an alert, and the person on duty is rung through the same gateway', async () => {
    modem.sms(phones.source, 'Silaha');
    await eventually(() => textsTo(phones.assistant).length > 0);
    expect(textsTo(phones.assistant)[0]).toMatch(/^Rappelle-moi stp\. \d{2}$/);
    await eventually(() => textsTo(phones.commander).length > 0 && textsTo(phones.source).length > 0);
    expect(textsTo(phones.source)).toEqual(['Imefika. Aksanti.']);
    expect(await alerts()).toEqual([
      expect.objectContaining({ status: 'received', community: 'ntoto', channel: 'sms' }),
    ]);
  });

  it('the delivery report of the network shows in the list', async () => {
    const page = modem.sent().find((sent) => sent.to === phones.assistant);
    if (!page) throw new Error('no page');
    modem.report(page, 'delivered');
    await eventually(
      async () => (await alerts())[0]?.calls.some((call) => call.delivery === 'delivered') ?? false,
    );
    expect((await alerts())[0]?.calls).toContainEqual(
      expect.objectContaining({ seat: 'assistant', delivery: 'delivered' }),
    );
  });

  it("replying with the page's digits acknowledges, and the alert is taken to closed by three commands' people", async () => {
    const number = (await alerts())[0]?.number ?? '';
    const digits = /\d{2}$/.exec(textsTo(phones.assistant)[0] ?? '')?.[0] ?? '';
    modem.sms(phones.assistant, digits);
    await eventually(async () => (await alerts())[0]?.status === 'acknowledged');
    const dial = await done('alert', 'request-number', number, '--as', 'kibua-cla-1');
    expect(dial).toContain(phones.source);
    await done(
      'alert',
      'call-back',
      number,
      '--result',
      'spoke',
      '--event',
      'weapons-seen',
      '--actor',
      'armed-group',
      '--as',
      'kibua-cla-1',
    );
    expect(await done('alert', 'words', number, '--as', 'kibua-cla-1')).toContain('Silaha');
    const early = await ulinzi('alert', 'close', number, '--as', 'kibua-commander');
    expect(early).toMatchObject({ code: 4 });
    await done('alert', 'decide', number, '--decision', 'respond', '--as', 'kibua-commander');
    await done(
      'alert',
      'respond',
      number,
      '--means',
      'patrol',
      '--checks',
      checks,
      '--as',
      'kibua-commander',
    );
    await done('alert', 'arrive', number, '--as', 'kibua-commander');
    await done('alert', 'resolve', number, '--outcome', 'protected', '--as', 'nk-duty-officer');
    const refused = await ulinzi('alert', 'close', number, '--as', 'kibua-commander');
    expect(refused.err).toMatch(/village has had no answer/);
    await done(
      'alert',
      'feedback',
      number,
      '--result',
      'given',
      '--way',
      'agreed-phrase',
      '--as',
      'kibua-cla-1',
    );
    await eventually(() => textsTo(phones.source).length > 1);
    expect(textsTo(phones.source)[1]).toBe('Habari. Ile kazi nimeifanya.');
    await done('alert', 'close', number, '--as', 'kibua-commander');
    expect(await alerts()).toEqual([]);
  });

  it('a bip does the same, and a bip back acknowledges', async () => {
    const pages = textsTo(phones.assistant).length;
    await modem.ring(phones.source);
    await eventually(async () => (await alerts())[0]?.channel === 'call');
    await eventually(() => textsTo(phones.assistant).length > pages);
    await modem.ring(phones.assistant);
    await eventually(async () => (await alerts())[0]?.status === 'acknowledged');
    expect((await alerts())[0]).toMatchObject({
      status: 'acknowledged',
      channel: 'call',
      community: 'ntoto',
    });
  });

  it('the log of all this is sound', async () => {
    const before = await alerts();
    expect(before).toHaveLength(1);
    const found = await verifyStopped();
    expect(found).toMatchObject({ code: 0 });
  });

  /** Stops the node as a service manager does, verifies its log, and starts it again. */
  async function verifyStopped() {
    const ended = new Promise((resolve) => node.once('exit', resolve));
    node.kill('SIGTERM');
    await ended;
    const result = await verifyLog(folder);
    const started = await startReal(folder);
    node = started.node;
    return result;
  }
});

const places = (folder: string) => ['--data', join(folder, 'data'), '--keys', join(folder, 'keys')];

/** Starts `ulinzi serve --real` and waits for what it prints: the address and, on a first start, the code. */
function startReal(folder: string): Promise<{ node: ChildProcess; url: string; code: string }> {
  const words = ['serve', '--real', ...places(folder), '--port', '0', '--lang', 'en'];
  const node = spawn(process.execPath, [join(root, 'node/cli/main.ts'), ...words], { cwd: folder });
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    node.stderr.on('data', (chunk) => (err += chunk));
    node.stdout.on('data', (chunk) => {
      out += chunk;
      const url = /(http:\/\/\S+)\/api\n/.exec(out)?.[1];
      const code = /claim (\S+)/.exec(out)?.[1] ?? '';
      if (url)
        setTimeout(() => resolve({ node, url, code: code || (/claim (\S+)/.exec(out)?.[1] ?? '') }), 500);
    });
    node.once('exit', (code) => reject(new Error(`the node ended with ${code}: ${err.slice(-2_000)}`)));
  });
}

function verifyLog(folder: string): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [
      join(root, 'node/cli/main.ts'),
      'verify',
      ...places(folder),
      '--lang',
      'en',
    ]);
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.on('close', (code) => resolve({ code, out }));
  });
}
