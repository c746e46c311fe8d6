// A number, a name, a message's words, a note and what was agreed with a source are planted (C1). They are lived
// with over HTTP and the command line, errors and crashes are provoked around them, and then they are looked for.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  furnish,
  killDatabase,
  nodeFolder,
  type NodeProcess,
  onDatabase,
  serverPid,
  startNode,
} from './driver/index.ts';

/** In the keys folder and nowhere else. */
const keptWithKeys = {
  source: '+243990777101',
  stranger: '+243990777102',
  staff: '+243990777103',
  name: 'Furaha Kanari-Wambere',
};
/** Nowhere in clear. */
const sealed = {
  words: 'nyumba zinawaka upande wa mto',
  voice: 'radio kanari kisha kimya',
  note: 'noti ya siri kuhusu daraja',
  reason: 'sababu ya pekee kabisa',
  promise: 'ahadi ya kisima kipya',
  phrase: 'habari ya mihogo ya bibi',
  distress: 'kikombe-cha-buluu',
};
/** What somebody signs in with: hashed, or known to her browser alone. More is planted when she enrols. */
const signIn: Record<string, string> = { passphrase: 'kanari mbili juu ya paa' };
const digits = { pin: '740139', paperCode: '' };
const canaries: Record<string, string> = { ...keptWithKeys, ...sealed, ...signIn };

/** A canary in each form in which a file or a line might hold it. */
function formsOf(canary: string): Buffer[] {
  const plain = canary.replace('+', '');
  const inBase64 = [0, 1, 2].map((shift) => {
    const coded = Buffer.from(' '.repeat(shift) + plain).toString('base64');
    // The ends of the code depend on what stands beside it.
    return coded.slice(shift === 0 ? 0 : 4, coded.length - 4);
  });
  const hex = Buffer.from(plain).toString('hex');
  return [
    Buffer.from(plain),
    Buffer.from(plain, 'utf16le'),
    ...[...inBase64, hex, hex.toUpperCase(), encodeURIComponent(plain)].map((text) => Buffer.from(text)),
  ];
}

/** Names of the canaries that are in these bytes. */
const canariesIn = (bytes: string | Buffer, among: Record<string, string> = canaries): string[] => {
  const searched = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return Object.entries(among)
    .filter(([, canary]) => formsOf(canary).some((form) => searched.includes(form)))
    .map(([name]) => name);
};

/** Names of the digits that stand by themselves in these bytes; within longer numbers they are there by chance. */
const digitsIn = (bytes: string | Buffer): string[] => {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
  return Object.entries(digits)
    .filter(([, code]) => new RegExp(`(?<![0-9])${code.replace(' ', ' ?')}(?![0-9])`).test(text))
    .map(([name]) => name);
};

const folder = nodeFolder();
let node: NodeProcess;
/** Logs of all the processes that the node was. */
let logs = '';
/** Every answer that was a refusal, or that must hold nothing protected. */
let answers = '';
let alert = '';

async function ask(method: string, path: string, by: string | null, body?: unknown, isOpen = false) {
  const response = await fetch(`${node.address}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${node.token}`,
      ...(by !== null && { 'x-ulinzi-post': by }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!isOpen || response.status >= 400) answers += `${JSON.stringify([...response.headers])}\n${text}\n`;
  return {
    status: response.status,
    text,
    token: /^s=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '',
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, string>,
  };
}

/** The same, where a refusal would be a mistake of the test. */
async function did(path: string, by: string, body: object, isOpen = false) {
  const answer = await ask('POST', path, by, body, isOpen);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

const send = (from: string, text: string | null) =>
  did('/api/gateways/exercise/messages', 'kibua-cla-1', {
    from,
    ...(text === null ? { kind: 'call' } : { text }),
  });

/** Runs `ulinzi` as somebody at the base would; what it prints is kept with the answers. */
const ulinzi = (...words: string[]) =>
  new Promise<number | null>((resolve) => {
    const program = join(import.meta.dirname, '../node/cli/main.ts');
    const at = ['--url', node.address, '--keys', folder.keysDir];
    const child = spawn(process.execPath, [program, ...words, ...at], { cwd: folder.path });
    child.stdout.on('data', (chunk) => (answers += chunk));
    child.stderr.on('data', (chunk) => (answers += chunk));
    child.on('close', resolve);
  });

const checks = ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'];

beforeAll(async () => {
  await furnish(folder, 0);
  node = await startNode(folder);
  await plant();
  await provoke();
  await survive();
});
afterAll(async () => {
  await node?.stop();
  folder.remove();
});

/** The loop from a message to a closed alert, each of its free texts a canary. */
async function plant(): Promise<void> {
  await did('/api/sources', 'kibua-cla-1', {
    province: 'nk',
    digits: '0231',
    community: 'ntoto',
    regime: 'confidential',
    language: 'sw',
    wantsAcknowledgement: true,
    number: keptWithKeys.source,
    openingPhrase: sealed.phrase,
    distressWord: sealed.distress,
  });
  await did('/api/posts/kibua-cla-1/set-number', 'administrator', { number: keptWithKeys.staff });
  const { claimCode } = await did('/api/posts/kibua-commander/seat', 'administrator', {
    name: keptWithKeys.name,
  });
  await enrol(claimCode ?? '');
  alert = (await send(keptWithKeys.source, sealed.words))['alert'] ?? '';
  await send(keptWithKeys.stranger, sealed.words);
  await send(keptWithKeys.stranger, null);
  await did('/api/alerts', 'kibua-cla-1', {
    channel: 'hf',
    base: 'kibua',
    heardAt: new Date().toISOString(),
    words: sealed.voice,
  });
  const on = `/api/alerts/${alert}`;
  await did(`${on}/acknowledge`, 'kibua-cla-1', {});
  // What is handed over here, and read, is for the one who asked: it is not among what is searched.
  expect((await did(`${on}/request-number`, 'kibua-cla-1', {}, true))['dial']).toMatchObject({
    number: keptWithKeys.source,
    openingPhrase: sealed.phrase,
    distressWord: sealed.distress,
  });
  expect((await ask('POST', `${on}/words`, 'kibua-cla-1', undefined, true)).text).toContain(sealed.words);
  await did(`${on}/call-back`, 'kibua-cla-1', { result: 'spoke', note: sealed.note });
  await did(`${on}/assess`, 'kibua-cla-1', { credibility: 'credible', note: sealed.note });
  await did(`${on}/decide`, 'kibua-commander', {
    decision: 'respond',
    note: sealed.note,
    why: sealed.reason,
  });
  await did(`${on}/respond`, 'kibua-commander', {
    means: 'authorities',
    checks,
    note: sealed.note,
    why: sealed.reason,
  });
  await did(`${on}/resolve`, 'kibua-commander', { outcome: 'protected', note: sealed.note });
  await did(`${on}/feedback`, 'kibua-cla-1', { result: 'given', way: 'agreed-phrase', note: sealed.note });
  await did(`${on}/close`, 'kibua-commander', {});
  const due = new Date(Date.now() + 86_400_000).toISOString();
  await did('/api/promises', 'kibua-commander', {
    community: 'ntoto',
    kind: 'other',
    due,
    words: sealed.promise,
  });
  for (const list of [
    'alerts?show=all',
    `alerts/${alert}`,
    'sources',
    'posts',
    'promises',
    'duties',
    'gateways',
  ])
    expect((await ask('GET', `/api/${list}`, 'kibua-cla-1')).status).toBe(200);
  for (const page of ['/metrics', '/api/openapi.json', '/healthz'])
    expect((await ask('GET', page, null)).status).toBe(200);
}

/** The commander takes her post at a screen, signs in, fails to, and opens a duty desk. */
async function enrol(code: string): Promise<void> {
  const begun = await ask('POST', '/api/enrolments', null, { code }, true);
  const { ticket, totpSecret, paperCodes } = JSON.parse(begun.text) as {
    ticket: string;
    totpSecret: string;
    paperCodes: string[];
  };
  signIn['totpSecret'] = totpSecret.replaceAll(' ', '');
  digits.paperCode = paperCodes[1] ?? '';
  const passphrase = signIn['passphrase'] ?? '';
  const finish = { ticket, passphrase, pin: digits.pin, code: paperCodes[0] };
  const done = await ask('POST', '/api/enrolments/finish', null, finish, true);
  expect(done.status).toBe(200);
  signIn['sessionToken'] = done.token;
  Object.assign(canaries, signIn);
  const post = 'kibua-commander';
  expect((await ask('POST', '/api/session', null, { post, passphrase, code: paperCodes[2] })).status).toBe(
    200,
  );
  for (const wrong of [
    { post, passphrase, code: digits.paperCode },
    { post: 'x', passphrase, code: '000000' },
  ])
    expect((await ask('POST', '/api/session', null, wrong)).body['refused']).toBe('session/wrong');
  const asScreen = async (path: string, pin: string) => {
    const headers = {
      cookie: `s=${done.token}`,
      'x-requested-by': 'watch',
      'x-ulinzi-pin': `${post}:${pin}`,
    };
    const response = await fetch(`${node.address}${path}`, { method: 'POST', headers });
    answers += `${JSON.stringify([...response.headers])}\n${await response.text()}\n`;
    return response.status;
  };
  // The token is handed to its own browser anew, to be kept.
  const before = answers;
  expect(await asScreen('/api/desk/open', digits.pin)).toBe(200);
  answers = before;
  expect(await asScreen('/api/session/end', '111112')).toBe(401);
  expect(await asScreen(`/api/alerts/${signIn['totpSecret']}/words`, digits.pin)).toBe(404);
}

/** Mistakes of all kinds, each with a canary in the wrong place. */
async function provoke(): Promise<void> {
  const all = Object.values(canaries);
  for (const canary of all) {
    const inUrl = encodeURIComponent(canary);
    const tries: [string, string, string, unknown?][] = [
      ['GET', `/api/alerts/${inUrl}`, 'kibua-cla-1'],
      ['GET', `/api/alerts/%ff${inUrl}`, 'kibua-cla-1'],
      ['GET', `/api/alerts?show=${inUrl}`, 'kibua-cla-1'],
      ['GET', `/${inUrl}`, 'kibua-cla-1'],
      ['POST', `/api/alerts/${alert}/decide`, 'kibua-commander', { decision: canary }],
      ['POST', `/api/alerts/${alert}/decide`, 'kibua-commander', { decision: 'respond', [canary]: canary }],
      ['POST', `/api/alerts/${alert}/decide`, 'kibua-commander', `{"decision":"${canary}`],
      ['POST', '/api/claims', 'kibua-cla-1', { code: canary }],
      ['POST', '/api/claims', 'kibua-cla-1', `{"code":"${canary}${'x'.repeat(70_000)}"}`],
      ['POST', '/api/session', 'kibua-cla-1', { post: canary, passphrase: canary, code: canary }],
      ['POST', '/api/session', 'kibua-cla-1', { post: 'kibua-cla-1', passphrase: canary, code: '000000' }],
      ['POST', '/api/enrolments', 'kibua-cla-1', { code: canary }],
      ['POST', '/api/enrolments/finish', 'kibua-cla-1', { ticket: canary, passphrase: canary }],
      ['POST', `/api/sessions/${inUrl}/revoke`, 'administrator'],
      ['POST', '/api/bases', 'administrator', { slug: canary, label: canary, province: canary }],
      ['POST', '/api/posts/nk-duty-officer/set-number', 'administrator', { number: `x${canary}` }],
      ['POST', `/api/posts/${inUrl}/seat`, 'administrator', { name: canary }],
      ['POST', `/api/gateways/${inUrl}/messages`, 'kibua-cla-1', { from: canary, text: canary }],
      [
        'POST',
        '/api/gateways/exercise/messages',
        'kibua-cla-1',
        { from: canary, text: `${canary}\u0000`, sentAt: -1 },
      ],
    ];
    for (const [method, path, by, body] of tries)
      expect((await ask(method, path, by, body)).status).toBeGreaterThan(399);
  }
  const taken = { number: keptWithKeys.source };
  expect((await ask('POST', '/api/posts/nk-duty-officer/set-number', 'administrator', taken)).status).toBe(
    409,
  );
  expect(await ulinzi('alert', 'list', '--as', 'kibua-commander')).toBe(0);
  expect(await ulinzi('alert', 'show', alert, '--as', 'kibua-commander')).toBe(0);
  expect(await ulinzi('alert', 'show', alert, '--as', 'kibua-commander', '--json')).toBe(0);
  expect(await ulinzi('alert', 'close', alert, '--as', 'kibua-commander')).toBe(4);
}

/** Crashes while messages come in: of a connection, the database, the node. */
async function survive(): Promise<void> {
  const writing = (async () => {
    for (let n = 0; n < 60; n++) {
      await send(keptWithKeys.stranger, `${sealed.words} ${n}`).catch(() => delay(50));
    }
  })();
  await delay(100);
  await onDatabase(folder, (pool) =>
    pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'ulinzi-%'",
    ),
  ).catch(() => undefined);
  await node.until(() => node.timesLogged('database.back') > 0);
  killDatabase(folder);
  await node.until(() => node.timesLogged('database.back') > 1);
  await writing;
  await node.until(node.isReady);
  await send(keptWithKeys.source, sealed.words);
  logs += node.log();
  await node.kill();
  node = await startNode(folder);
}

const filesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());

/** Files, and the canaries in their bytes or their names. */
const findIn = (path: string, among: Record<string, string> = canaries): string[] =>
  filesUnder(path).flatMap((file) => {
    const name = relative(path, file);
    return [...canariesIn(readFileSync(file), among), ...canariesIn(name, among)].map(
      (found) => `${found} in ${name}`,
    );
  });

describe('C1 what was planted is not found', () => {
  it('the search finds a canary where one is: the number and the name lie in the keys folder', () => {
    const found = findIn(folder.keysDir, keptWithKeys).map((line) => line.split(' ')[0]);
    expect(new Set(found)).toEqual(new Set(['source', 'stranger', 'staff', 'name']));
    for (const form of formsOf(sealed.words))
      expect(canariesIn(Buffer.concat([Buffer.from('x'), form]))).toEqual(['words']);
    const inside = Buffer.from(`{"text":"${sealed.words}"}`).toString('base64');
    expect(canariesIn(inside)).toEqual(['words']);
    expect(digitsIn(`"${digits.pin}" ${digits.paperCode.replace(' ', '')}`)).toEqual(['pin', 'paperCode']);
    expect(digitsIn(`1${digits.pin}`)).toEqual([]);
  });

  it("in the node's log, though it has said much", () => {
    const said = logs + node.log();
    expect(said).toContain('database.lost');
    expect(said.split('\n').length).toBeGreaterThan(5);
    expect([...canariesIn(said), ...digitsIn(said)]).toEqual([]);
  });

  it('in any refusal, list, page, metric or output of a command', () => {
    expect(answers).toContain('number/taken');
    expect(answers).toContain('ulinzi_log_entries_total');
    expect([...canariesIn(answers), ...digitsIn(answers)]).toEqual([]);
  });

  it('in the arguments or the surroundings of the node, its database, or any process of theirs', () => {
    const pids = [node.child.pid, serverPid(folder)].map(String);
    const own = readdirSync('/proc').filter((pid) => {
      if (!/^\d+$/.test(pid)) return false;
      try {
        return (
          pids.includes(pid) ||
          pids.includes(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '')
        );
      } catch {
        return false;
      }
    });
    expect(own.length).toBeGreaterThan(5);
    for (const pid of own)
      for (const file of ['cmdline', 'environ'])
        expect(canariesIn(readFileSync(`/proc/${pid}/${file}`))).toEqual([]);
  });

  it('in any row of any table, as text and as bytes: what a thief of the database reads', async () => {
    const rows = await onDatabase(folder, async (pool) => {
      const { rows: tables } = await pool.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
          where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      const found: [string, string, Buffer[]][] = [];
      for (const { name } of tables) {
        const { rows: whole } = await pool.query<{ text: string }>(`select t::text as text from ${name} t`);
        const { rows: parts } = await pool.query<Record<string, unknown>>(`select * from ${name}`);
        const bytes = parts.flatMap((row) => Object.values(row).filter((one) => Buffer.isBuffer(one)));
        found.push([name, whole.map(({ text }) => text).join('\n'), bytes]);
      }
      return found;
    });
    expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(['public.log', 'public.outgoing']));
    expect(rows.some(([, text]) => text.includes('ntoto'))).toBe(true);
    for (const [name, text, bytes] of rows) {
      const among = [text, ...bytes];
      expect([name, ...among.flatMap((one) => [...canariesIn(one), ...digitsIn(one)])]).toEqual([name]);
      // Sessions, accounts and who sat down when are in the keystore alone.
      expect(name).not.toMatch(/session|credential|account|attempt/);
    }
  });

  it('in any byte of the data folder, its heap, its write-ahead log, its server log or its file names', async () => {
    await onDatabase(folder, (pool) => pool.query('checkpoint'));
    const files = filesUnder(folder.dataDir).map((file) => relative(folder.dataDir, file));
    expect(files.some((file) => file.includes('pg_wal'))).toBe(true);
    expect(files.some((file) => file.includes('cluster/log/'))).toBe(true);
    expect(findIn(folder.dataDir)).toEqual([]);
    await node.stop();
    expect(findIn(folder.dataDir)).toEqual([]);
    for (const file of filesUnder(folder.dataDir))
      expect([file, ...digitsIn(readFileSync(file))]).toEqual([file]);
  });

  it('words, notes, what was agreed with a source, passphrases and sessions: in the keys folder neither', () => {
    expect(findIn(folder.keysDir, { ...sealed, ...signIn })).toEqual([]);
    for (const file of filesUnder(folder.keysDir))
      expect([file, ...digitsIn(readFileSync(file))]).toEqual([file]);
  });
});
