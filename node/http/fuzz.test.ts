// Whatever comes in over HTTP: never a 5xx, always an answer or a refusal with its code and words, and the node goes
// on as before.
import { connect } from 'node:net';
import { acts, actPath, peoplesActs } from '@ulinzi/domain/acts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyFields, drawsOf } from '../log/testing/any-fields.ts';
import { readHeads, readPublicKey, verifyLog } from '../log/index.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { openAllPosts, postOf } from './testing/all-posts.ts';

let test: TestNode;
let alert: string;

beforeAll(async () => {
  test = await openTestNode();
  await openAllPosts(test);
  alert = (await test.sms(phones.source, 'Silaha')).id;
  await test.did('alert.acknowledge', 'kibua-cla-1', alert);
});
afterAll(() => test.close());

const posts = ['kibua-cla-1', 'kibua-commander', 'nk-duty-officer', 'nk-custodian', 'administrator'];

/** Texts that databases, parsers and people trip over. */
const hardText = fc.oneof(
  fc.constantFrom(
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff x',
    '\ufeff',
    '\u202e',
    '',
    ' ',
    'NaN',
    "'; drop table log; --",
    '../../etc/passwd',
    '%00',
    '{}',
    '${x}',
    '\\u0000',
    '\u{1f600}'.repeat(60),
    'x'.repeat(81),
    'x'.repeat(5_000),
    '2026-02-31T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '0000-01-01T00:00:00.000Z',
    '00000000-0000-4000-8000-000000000000',
    '__proto__',
    'constructor',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const hardNumber = fc.constantFrom(
  -0,
  -1,
  0.5,
  1e300,
  -1e300,
  2 ** 31,
  2 ** 53,
  Number.MAX_VALUE,
  5e-324,
  8.64e15,
  253_402_300_799_999,
  253_402_300_800_000,
);

const hardValue: fc.Arbitrary<unknown> = fc.oneof(
  hardText,
  hardNumber,
  fc.constantFrom(null, true, false, [], {}, [[]], [null], { a: { b: {} } }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.integer({ min: 50, max: 400 }).map(nested),
);

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A request that an act takes, with some fields replaced, taken away or added. */
const spoiledFields = (name: string) =>
  fc
    .tuple(
      fc.nat({ max: 1_000_000 }),
      fc.array(fc.tuple(fc.nat({ max: 30 }), hardValue), { maxLength: 3 }),
      fc.option(fc.tuple(hardText, hardValue), { nil: undefined, freq: 4 }),
    )
    .map(([seed, replaced, added]) => {
      const declared = acts[name];
      if (!declared) throw new Error(name);
      const now = Date.parse('2026-11-24T01:00:00.000Z');
      const slugs = {
        base: ['kibua'],
        community: ['ntoto'],
        post: ['kibua-cla-2'],
        scope: ['kibua'],
        slug: [`fuzz-${seed}`],
      };
      const given = anyFields(declared, drawsOf(seed), {
        now,
        alerts: [alert],
        numbers: ['+243000000700'],
        slugs,
      });
      const fields: [string, unknown][] = Object.entries(given);
      const names = [
        ...Object.keys(declared.data.properties),
        ...declared.bodies.map((body) => body.name),
        ...declared.secrets,
        'saw',
      ];
      for (const [index, value] of replaced) fields.push([names[index % names.length] as string, value]);
      if (added) fields.push(added);
      return Object.fromEntries(fields);
    });

async function ask(
  method: string,
  path: string,
  body: string | Buffer | undefined,
  headers: Record<string, string> = {},
): Promise<void> {
  // A browser has no token.
  const isScreen = 'cookie' in headers;
  const response = await fetch(new URL(path, test.node.address), {
    method,
    headers: {
      ...(!isScreen && { authorization: `Bearer ${test.node.app.keystore.operatorToken()}` }),
      ...(!isScreen && { 'x-ulinzi-post': 'kibua-commander' }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  // With the refusal, so that a failure says which.
  expect(response.status >= 500 && text).toBe(false);
  if (response.status < 400 || method === 'HEAD') return;
  const said = JSON.parse(text) as { refused: string; message: string };
  expect(said).toEqual(
    expect.objectContaining({
      refused: expect.stringMatching(/^[a-z]+\/[a-z-]+$/),
      message: expect.any(String),
    }),
  );
  expect(said.message.length).toBeGreaterThan(10);
}

/** The node takes an alert as before, and its log is whole. */
async function stillWell(): Promise<void> {
  expect((await test.http('GET', '/healthz', null)).body).toMatchObject({ ready: true });
  const core = test.node.app.core();
  if (!core) throw new Error('no database');
  const { findings } = await verifyLog(core.pool, readHeads(test.keysDir), readPublicKey(test.keysDir) ?? '');
  expect(findings).toEqual([]);
  expect(test.logLines.filter((line) => line.includes('request.failed'))).toEqual([]);
}

const runs = { numRuns: 40, endOnFailure: true };

describe('a body of any shape', () => {
  it.each(peoplesActs().map((act) => ({ name: act.name, path: actPath(act) })))(
    '$name',
    async ({ name, path }) => {
      const refs: Record<string, string> = {
        alert,
        base: 'kibua',
        post: 'kibua-cla-2',
        source: 'NK-FP-0231',
      };
      const address = path.replace(':ref', refs[acts[name]?.subject ?? ''] ?? alert);
      await fc.assert(
        fc.asyncProperty(
          // As JSON already: what is nested deep cannot be printed otherwise.
          fc
            .oneof({ weight: 3, arbitrary: spoiledFields(name) }, { weight: 1, arbitrary: hardValue })
            .map((body) => JSON.stringify(body) ?? ''),
          fc.constantFrom(...posts),
          (body, post) => ask('POST', address, body, { 'x-ulinzi-post': post }),
        ),
        runs,
      );
      await stillWell();
    },
  );

  it.each([
    '/api/claims',
    '/api/gateways/exercise/messages',
    '/api/gateways/exercise/inbox',
    '/api/exercise/send',
    '/api/exercise/texts',
    '/api/exercise/shown',
  ])('%s', async (path) => {
    const field = fc.constantFrom('code', 'from', 'text', 'kind', 'reference', 'sentAt', 'number', 'more');
    const whole = path.endsWith('messages') ? { from: phones.stranger, text: 'Moto', kind: 'text' } : {};
    const body = fc
      .tuple(
        fc.constantFrom(whole, {}),
        fc.array(fc.tuple(field, fc.oneof(hardText, hardNumber, hardValue)), { maxLength: 4 }),
      )
      .map(([fields, replaced]) => JSON.stringify({ ...fields, ...Object.fromEntries(replaced) }));
    await fc.assert(
      fc.asyncProperty(body, (json) => ask('POST', path, json)),
      { ...runs, numRuns: 150 },
    );
    await stillWell();
  });
});

describe('a character that cannot be kept', () => {
  const texts = peoplesActs().flatMap((act) =>
    [...act.labels, ...act.bodies.map((body) => body.name), ...act.secrets].map((field) => ({ act, field })),
  );

  it.each(texts)('is refused in $field of $act.name, and nothing is recorded', async ({ act, field }) => {
    const now = Date.parse('2026-11-24T01:00:00.000Z');
    const slugs = { base: ['kibua'], community: ['ntoto'], slug: ['fuzz'], role: ['analyst'] };
    const given = anyFields(act, drawsOf(1), { now, alerts: [alert], numbers: ['+243000000701'], slugs });
    const path = actPath(act).replace(':ref', alert);
    const role = act.who.find((one) => Object.hasOwn(postOf, one)) as keyof typeof postOf;
    for (const text of ['a\u0000b', '\ud800', 'x\udfff']) {
      const answer = await test.http('POST', path, postOf[role], { ...given, [field]: text });
      expect(answer.status).toBe(422);
      expect(answer.body['refused']).toMatch(/^(act\/bad-characters|act\/schema|number\/malformed)$/);
      expect(answer.body['missing']).toEqual([field]);
    }
  });
});

describe('a request that is no request', () => {
  const targets = ['/api/alerts', '/api/claims', '/api/gateways/exercise/messages', '/api/duties'];

  it('broken JSON, bytes that are no text, too much of it', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some)),
      fc.constantFrom(
        '',
        '{',
        '{"a":1,}',
        '{"__proto__":{"x":1}}',
        '{"constructor":{"prototype":1}}',
        '[[[[',
        'nul',
        '{"slug":"\\ud800"}',
        '{"code":1e999}',
        `{"code":"${'x'.repeat(70_000)}"}`,
        '['.repeat(30_000) + ']'.repeat(30_000),
        `{"code":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
        `{"from":"x","text":${'{"a":'.repeat(8_000)}0${'}'.repeat(8_000)}}`,
        '{"a":'.repeat(10_000) + '0' + '}'.repeat(10_000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...targets), bytes, (path, body) => ask('POST', path, body)),
      { ...runs, numRuns: 150 },
    );
    await stillWell();
  });

  it('another kind of content', async () => {
    const kinds = fc.constantFrom(
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
      'application/jsonx',
      'x',
      '/',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...targets),
        kinds,
        fc.constantFrom('{}', 'a=b', '', '{"code":"x"}'),
        (path, kind, body) => ask('POST', path, body, { 'content-type': kind }),
      ),
      { ...runs, numRuns: 80 },
    );
    await stillWell();
  });

  it.each([
    '/api/session',
    '/api/session/persona',
    '/api/session/end',
    '/api/sessions/x/revoke',
    '/api/enrolments',
    '/api/enrolments/finish',
    '/api/desk/open',
    '/api/desk/close',
    '/api/account/passphrase',
    '/api/account/pin',
  ])('%s, by a screen, a duty desk or nobody', async (path) => {
    const { keystore, clock } = test.node.app;
    const when = { steady: clock.now(), wall: clock.recorded() };
    const pen = keystore.sittingPen('kibua-commander')?.id;
    if (!pen) throw new Error('no pen');
    const [screen, desk] = [keystore.sessions.open(pen, when), keystore.sessions.open(pen, when)];
    keystore.sessions.makeDesk(desk.id);
    const whole = {
      post: 'kibua-commander',
      passphrase: 'mvua ndogo juu ya daraja',
      next: 'kikombe cha buluu mezani',
      code: '123456',
      pin: '274816',
      ticket: 'x',
    };
    const fields = fc
      .tuple(
        fc.subarray(Object.keys(whole) as (keyof typeof whole)[]),
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(whole), 'more'), hardValue), { maxLength: 3 }),
      )
      .map(([kept, replaced]) =>
        JSON.stringify({
          ...Object.fromEntries(kept.map((name) => [name, whole[name]])),
          ...Object.fromEntries(replaced),
        }),
      );
    // What a header can carry at all.
    const header = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.,;:=*/% "'), maxLength: 120 });
    const headers = fc.record(
      {
        cookie: fc.oneof(
          fc.constantFrom('s=', 's=%ff', 's=;s=;', `s=${screen.token}`, `s=${desk.token}`),
          header,
        ),
        'x-requested-by': fc.oneof(fc.constant('watch'), header),
        'x-ulinzi-pin': fc.oneof(fc.constantFrom('kibua-commander:000000', 'kibua-cla-1:1'), header),
        origin: fc.oneof(fc.constantFrom('null', 'http://[', test.node.address), header),
        'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', 'none', ''),
      },
      { requiredKeys: ['cookie'] },
    );
    await fc.assert(
      fc.asyncProperty(fields, headers, (body, given) => ask('POST', path, body, given)),
      runs,
    );
    await stillWell();
  });

  it('any address, any search, any method', async () => {
    const part = fc.oneof(
      hardText.filter((text) => text.isWellFormed()).map(encodeURIComponent),
      fc.constantFrom('%', '%zz', '%ff', '%00', '..%2f..', 'x'.repeat(300), '4821', '1e9', '%F0%9F'),
    );
    const address = fc.oneof(
      part.map((one) => `/api/alerts/${one}`),
      part.map((one) => `/api/alerts/${one}/words`),
      part.map((one) => `/api/sources/${one}/clear`),
      part.map((one) => `/api/gateways/${one}/messages`),
      part.map((one) => `/api/alerts?show=${one}`),
      part.map((one) => `/api/alerts?show=open&show=${one}&${one}=1`),
      part.map((one) => `/${one}`),
    );
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD');
    await fc.assert(
      fc.asyncProperty(address, method, fc.constantFrom('nk-custodian', 'kibua-cla-1'), (path, verb, post) =>
        ask(verb, path, undefined, { 'x-ulinzi-post': post }),
      ),
      { ...runs, numRuns: 150 },
    );
    await stillWell();
  });

  it('any token, post and language', async () => {
    const header = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.,;=*/ \t'), maxLength: 300 }),
      fc.constantFrom('', 'Bearer', 'Bearer \t', 'zz-ZZ;q=9', 'fr', 'sw-CD', '*', '\u00ff'.repeat(20)),
    );
    await fc.assert(
      fc.asyncProperty(header, header, header, (authorization, post, language) =>
        ask('GET', '/api/alerts', undefined, {
          'x-ulinzi-post': post,
          'accept-language': language,
          ...(authorization.length % 2 === 0 && { authorization }),
        }),
      ),
      { ...runs, numRuns: 120 },
    );
    await stillWell();
  });

  it('what is not HTTP at all, or only begins to be', async () => {
    const { hostname, port } = new URL(test.node.address);
    const sent = [
      '\u0000\u0001\u0002',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'POST /api/claims HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
      'POST /api/claims HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
    ];
    for (const bytes of sent) {
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), hostname, () => socket.end(bytes));
        let text = '';
        socket.on('data', (chunk) => (text += chunk.toString('latin1')));
        socket.on('error', () => resolve(text));
        socket.on('close', () => resolve(text));
      });
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
    }
    await stillWell();
  });
});
