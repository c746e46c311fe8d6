import { createHash, randomUUID } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { forgetOldKept } from './index.ts';
import { goodMapping, ownForm, ownInstance } from './testing/own-form.ts';
import { flashInstance, Phone } from './testing/phone.ts';

const team = 'nk-jpt-1';
let test: TestNode;
let phone: Phone;

const link = async (post: string, by = 'administrator') =>
  (await test.http('POST', '/api/openrosa/links', by, { post })).body;

beforeAll(async () => {
  test = await openTestNode();
  for (const [slug, province] of [
    [team, 'nk'],
    ['sk-protection-manager', 'sk'],
  ] as const) {
    const role = slug === team ? 'jpt-member' : 'protection-manager';
    await test.did('post.open', null, null, { slug, label: slug, role, province });
    test.node.app.keystore.openAccount({ name: `EXERCISE ${slug}`, post: slug });
  }
  await test.did('community.alias', 'administrator', 'ntoto', { name: 'Toto' });
  phone = new Phone(String((await link(team))['address']));
});
afterAll(() => test.close());

const reports = async () =>
  (
    await test.node.app
      .core()
      ?.pool.query<{ entry: Buffer }>(
        "select entry from log where convert_from(entry, 'UTF8') like '%report.send%'",
      )
  )?.rows.map(
    ({ entry }) => JSON.parse(entry.toString()) as { id: string; occurred: number; data: object },
  ) ?? [];
const kept = async (by = 'nk-protection-manager') =>
  (await test.http('GET', '/api/openrosa/kept', by)).body['kept'] as { id: string; report: string }[];
const message = (xml: string) => /<message nature="(\w+)">([^<]*)<\/message>/.exec(xml)?.slice(1) ?? [];

describe('what ODK Collect asks for', () => {
  it('a list of forms, each with its hash, and nothing that a browser may keep', async () => {
    const { status, text, headers } = await phone.get('formList');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(headers.get('x-openrosa-version')).toBe('1.0');
    expect(headers.get('date')).toBeTruthy();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).toContain('<xforms xmlns="http://openrosa.org/xforms/xformsList">');
    const listed = [
      ...text.matchAll(
        /<formID>([^<]+)<\/formID>.*?<version>1<\/version><hash>([^<]+)<.*?<downloadUrl>([^<]+)</g,
      ),
    ];
    expect(listed.map(([, id]) => id)).toEqual(
      ['flash', 'daily', 'weekly', 'incident', 'activity', 'visit'].map((kind) => `ulinzi-${kind}`),
    );
    for (const [, , hash, url = ''] of listed) {
      const form = await phone.get(url);
      expect(`md5:${createHash('md5').update(form.text).digest('hex')}`).toBe(hash);
      expect(form.headers.get('content-type')).toContain('text/xml');
    }
  });

  it('the places of its own province only, other spellings beside the name', async () => {
    const manifest = await phone.get('forms/ulinzi-flash/manifest');
    const files = [
      ...manifest.text.matchAll(/<filename>([^<]+)<\/filename><hash>([^<]+)<\/hash><downloadUrl>([^<]+)</g),
    ];
    expect(files.map(([, name]) => name)).toEqual(['bases.csv', 'communities.csv', 'visits.csv']);
    for (const [, , hash, url = ''] of files) {
      const file = await phone.get(url);
      expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(`md5:${createHash('md5').update(file.text).digest('hex')}`).toBe(hash);
    }
    const communities = (await phone.get('files/communities.csv')).text;
    expect(communities).toBe('name,label,base\nkashebere,Kashebere,kibua\nntoto,Ntoto (Toto),kibua\n');
  });

  it('whether it may send, by HEAD', async () => {
    const { status, headers } = await phone.head();
    expect(status).toBe(204);
    expect(headers.get('x-openrosa-version')).toBe('1.0');
    expect(Number(headers.get('x-openrosa-accept-content-length'))).toBeGreaterThan(100_000);
    expect(headers.get('location')).toBeNull();
  });

  it('a form or file that there is not is not there', async () => {
    for (const path of ['forms/x', 'files/x', 'files/__proto__', 'files/constructor'])
      expect((await phone.get(path)).status).toBe(422);
    expect((await phone.get('nothing')).status).toBe(404);
  });
});

describe('what it sends', () => {
  it('A9 is a report, with its codes, its words sealed, and the time that the phone said', async () => {
    const id = randomUUID();
    const sent = await phone.send(flashInstance(id));
    expect(sent.status).toBe(201);
    expect(message(sent.text)).toEqual([
      'submit_success',
      expect.stringMatching(/^Bien reçu\. Rapport \d{6}\.$/),
    ]);
    const report = (await reports()).find((one) => one.id === id);
    expect(report).toMatchObject({
      occurred: '2026-11-23T18:00:00.000Z',
      data: {
        kind: 'flash',
        base: 'kibua',
        from: '2026-11-23',
        community: 'ntoto',
        event: 'looting',
        actor: 'armed-group',
        contact: 'patrol',
        post: team,
        readers: 'base',
      },
      bodies: [{ name: 'text', kind: 'text' }],
    });
    expect(JSON.stringify(report)).not.toContain('hommes');
  });

  it('the same sent again, also at once and also after the post has a new pen, is one report', async () => {
    const id = randomUUID();
    const xml = flashInstance(id);
    const all = await Promise.all([1, 2, 3, 4].map(() => phone.send(xml)));
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    expect((await phone.send(xml)).status).toBe(201);
    expect((await reports()).filter((one) => one.id === id)).toHaveLength(1);
    await test.did('post.vacate', 'administrator', team);
    await test.did('post.seat', 'administrator', team, { name: 'EXERCISE other' });
    phone = new Phone(String((await link(team))['address']));
    expect((await phone.send(xml)).status).toBe(201);
    expect((await reports()).filter((one) => one.id === id)).toHaveLength(1);
    expect(await kept()).toEqual([]);
  });

  it('the same id with other words or codes is refused, kept once, read by who may, and erased', async () => {
    const id = randomUUID();
    await phone.send(flashInstance(id));
    const others = [
      flashInstance(id, { text: 'EXERCISE autre chose' }),
      flashInstance(id).replace('looting', 'fire'),
      flashInstance(id, { text: ' ' }),
    ];
    for (const xml of [...others, ...others]) {
      const again = await phone.send(xml);
      expect(again.status).toBe(409);
      expect(message(again.text)[0]).toBe('error');
    }
    expect((await reports()).filter((one) => one.id === id)).toHaveLength(1);
    const found = await kept();
    expect(found.map(({ report }) => report)).toEqual([id, id, id]);
    expect(await kept('administrator')).toHaveLength(3);
    expect(await kept('sk-protection-manager')).toEqual([]);
    const rows = await test.node.app.core()?.pool.query('select * from openrosa_kept');
    expect(JSON.stringify(rows?.rows)).not.toContain('EXERCISE');
    const read = (one: string, by: string) => test.http('POST', `/api/openrosa/kept/${one}/words`, by);
    const answers = await Promise.all(found.map(({ id: one }) => read(one, 'nk-protection-manager')));
    expect(JSON.stringify(answers.map(({ body }) => body))).toContain('EXERCISE autre chose');
    const one = found[0]?.id ?? '';
    expect((await read(one, 'administrator')).body).toMatchObject({ refused: 'act/not-yours' });
    expect((await read(one, 'sk-protection-manager')).body).toMatchObject({
      refused: 'openrosa/not-found',
    });
    const reads = await test.node.app
      .core()
      ?.pool.query('select 1 from protected_read where subject_id = $1', [one]);
    expect(reads?.rowCount).toBe(1);
    // Their keys are no orphans of a crash.
    await test.reopen();
    expect(JSON.stringify((await read(one, 'nk-custodian')).body)).toContain('ntoto');
    await test.http('POST', `/api/openrosa/kept/${one}/remove`, 'nk-protection-manager');
    expect(await kept()).toHaveLength(2);
    test.clock.advance(31 * 86_400_000);
    const core = test.node.app.core();
    if (core) await forgetOldKept(test.node.app, core);
    expect(await kept()).toEqual([]);
    phone = new Phone(String((await link(team))['address']));
  });

  it('without a UUID it is known by what it says it is', async () => {
    const xml = flashInstance('x').replace('uuid:x', 'collect-77');
    expect((await phone.send(xml)).status).toBe(201);
    const before = (await reports()).length;
    expect((await phone.send(xml)).status).toBe(201);
    expect((await reports()).length).toBe(before);
    expect((await phone.send(xml.replace('looting', 'fire'))).status).toBe(409);
  });

  it.each([
    ['an unknown form', () => flashInstance(randomUUID(), { formId: 'other' }), 422],
    ['an unknown version', () => flashInstance(randomUUID(), { version: '99' }), 422],
    ['cut off', () => flashInstance(randomUUID()).slice(0, 300), 400],
    [
      'encrypted',
      () =>
        `<data id="ulinzi-flash" version="1" encrypted="yes"><base64EncryptedKey>AA</base64EncryptedKey></data>`,
      422,
    ],
    ['a code that is none', () => flashInstance(randomUUID()).replace('looting', 'dancing'), 422],
    ['another province’s base', () => flashInstance(randomUUID()).replace('<base>kibua', '<base>fizi'), 422],
    ['too long', () => flashInstance(randomUUID(), { text: 'x'.repeat(4_001) }), 422],
    ['too large', () => flashInstance(randomUUID(), { text: 'x'.repeat(600_000) }), 413],
  ])('%s is refused in words, and nothing is taken', async (_what, make, status) => {
    const before = (await reports()).length;
    const answer = await phone.send(make());
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(message(answer.text)[1]?.length).toBeGreaterThan(20);
    expect((await reports()).length).toBe(before);
  });

  it('a photo is refused before anything is taken, an encrypted form for what it is', async () => {
    const id = randomUUID();
    const answer = await phone.send(flashInstance(id), { '1.jpg': 'x'.repeat(700_000) });
    expect(answer.status).toBe(422);
    expect(message(answer.text)[1]).toContain('Tout reste sur le téléphone');
    expect((await reports()).filter((one) => one.id === id)).toEqual([]);
    const encrypted = await phone.send(
      '<data id="x" encrypted="yes"><base64EncryptedKey>A</base64EncryptedKey></data>',
      {
        'submission.xml.enc': 'x',
      },
    );
    expect(message(encrypted.text)[1]).toContain('chiffré');
  });

  it('what is no submission at all is told in the same way', async () => {
    for (const [body, type] of [
      ['{}', 'application/json'],
      ['x', 'text/plain'],
      ['--a\r\nnonsense', 'multipart/form-data; boundary=a'],
      ['--a--', 'multipart/form-data'],
    ] as const) {
      const answer = await phone.post(body, { 'content-type': type });
      expect(answer.status).toBe(400);
      expect(message(answer.text)[0]).toBe('error');
    }
  });
});

describe('who may send', () => {
  it('a link is made by the administrator for teams, commanders and managers, never for an Assistant', async () => {
    expect(await link('kibua-cla-1')).toMatchObject({ refused: 'openrosa/role' });
    expect(await link('nk-analyst')).toMatchObject({ refused: 'openrosa/role' });
    expect(await link('nobody')).toMatchObject({ refused: 'post/unknown' });
    expect(await link(team, 'nk-protection-manager')).toMatchObject({ refused: 'act/not-yours' });
    expect(await link('kibua-commander')).toMatchObject({ post: 'kibua-commander' });
  });

  it('the square holds the address as Collect reads it', async () => {
    const { settings, address } = await link(team);
    const read = JSON.parse(inflateSync(Buffer.from(String(settings), 'base64')).toString()) as object;
    expect(read).toMatchObject({ general: { server_url: address }, admin: {} });
    expect(String(address)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/openrosa\/[\w-]{43}$/);
  });

  it('a wrong token and one that was revoked get the same 401, wherever they ask', async () => {
    const made = await link(team);
    const own = new Phone(String(made['address']));
    expect((await own.get('formList')).status).toBe(200);
    const list = await test.http('GET', `/api/openrosa/links?post=${team}`, 'administrator');
    expect(list.text).not.toContain(String(made['address']).slice(-43));
    expect(list.body['links']).toContainEqual({
      id: made['id'],
      post: team,
      madeOn: expect.any(String),
      usedOn: expect.any(String),
    });
    await test.http('POST', `/api/openrosa/links/${made['id'] as string}/revoke`, 'administrator');
    const wrong = new Phone(`${test.node.address}/openrosa/${'x'.repeat(43)}`);
    for (const one of [own, wrong]) {
      const answers = [
        await one.get('formList'),
        await one.get('forms/ulinzi-flash'),
        await one.get('files/communities.csv'),
        await one.head(),
        await one.send(flashInstance(randomUUID())),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
      expect(answers[0]?.text).toBe((await wrong.get('formList')).text);
    }
  });

  it('a link ends with its person’s posting', async () => {
    const own = new Phone(String((await link('kibua-commander'))['address']));
    expect((await own.get('files/bases.csv')).text).toBe('name,label\nkibua,Kibua\n');
    await test.did('post.vacate', 'administrator', 'kibua-commander');
    expect((await own.get('formList')).status).toBe(401);
    expect(await link('kibua-commander')).toMatchObject({ refused: 'post/vacant' });
  });

  it('no token and no words are in the log', async () => {
    const address = String((await link(team))['address']);
    await new Phone(address).get('formList');
    await new Phone(address).send('no xml, EXERCISE secret');
    expect(test.logLines.join('')).not.toMatch(new RegExp(`${address.slice(-43)}|EXERCISE|hommes`));
  });
});

describe('a form of an organisation’s own', () => {
  it('is checked, given to phones, taken in as a report, and taken out again', async () => {
    const give = (more: object) =>
      test.http('POST', '/api/openrosa/forms', 'administrator', {
        xml: ownForm(),
        mapping: goodMapping,
        ...more,
      });
    const faulty = await give({ mapping: '{', dryRun: true });
    expect(faulty.body).toMatchObject({ formId: null, faults: [{ file: 'mapping', line: 1, why: 'json' }] });
    expect((await give({ dryRun: true })).body).toEqual({ formId: 'section-visit', faults: [] });
    expect((await phone.get('formList')).text).not.toContain('section-visit');
    await give({});
    const list = (await phone.get('formList')).text;
    expect(list).toContain(
      '<formID>section-visit</formID><name>EXERCISE Visite</name><version>2026-10</version>',
    );
    expect((await phone.get('forms/section-visit')).text).toBe(ownForm());
    const id = randomUUID();
    expect((await phone.send(ownInstance(`uuid:${id}`))).status).toBe(201);
    expect((await reports()).find((one) => one.id === id)?.data).toMatchObject({
      kind: 'flash',
      event: 'looting',
    });
    await test.reopen();
    phone = new Phone(String((await link(team))['address']));
    expect((await phone.send(ownInstance(`uuid:${id}`))).status).toBe(201);
    expect((await phone.send(ownInstance(`uuid:${id}`, 'EXERCISE autre'))).status).toBe(409);
    await test.http('POST', '/api/openrosa/forms/section-visit/remove', 'administrator');
    expect((await phone.send(ownInstance(`uuid:${randomUUID()}`))).status).toBe(422);
  });
});
