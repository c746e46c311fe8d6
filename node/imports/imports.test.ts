// Registers from files: all of a file or nothing of it, every bad line named, and the same file twice changes nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Post } from '@ulinzi/domain/people';
import type { ImportAnswer } from '@ulinzi/domain/registers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ulinzi } from '../cli/testing/terminal.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

let test: TestNode;
let folder: string;

beforeAll(async () => {
  test = await openTestNode();
  folder = mkdtempSync(join(tmpdir(), 'ulinzi-import-'));
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

const csv = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`, 'utf8');

async function take(kind: string, file: Uint8Array, by = 'administrator', dryRun = false) {
  const body = { file: Buffer.from(file).toString('base64'), dryRun };
  const answer = await test.http('POST', `/api/imports/${kind}`, by, body, { 'accept-language': 'en' });
  return answer.body as unknown as ImportAnswer & { refused?: string };
}

const logLength = async () => {
  const rows = await test.node.app.core()?.pool.query('select count(*)::int as n from log');
  return ((rows?.rows ?? []) as { n: number }[])[0]?.n ?? 0;
};

const mended = csv(
  'nom court;nom;base;latitude;longitude;autres noms;territoire;jours de marché;étape',
  'mutongo;Mutongo;kibua;-1,31;28,41;Mutongu | Motongo;Walikale;2, 5;pilot',
  'kisima;Kisima;kibua;-1,22;28,47;;;;',
);

describe('communities', () => {
  it('nothing of a file with a bad line is taken in, and every bad line is named with what to do', async () => {
    const before = await logLength();
    const answer = await take(
      'communities',
      csv(
        'slug,label,base,latitude,longitude,stage',
        'good,Good,kibua,-1.31,28.41,pilot',
        'Bad Slug,Two,kibua,-1.31,28.41,',
        'three,Three,nowhere,-1.31,28.41,',
        'four,Four,kibua,95,28.41,begun',
        'five,,kibua,-1.31,28.41,',
        'ntoto,Other name,kibua,-1.4,28.5,',
        'good,Goods,kibua,-1.31,28.41,',
      ),
    );
    expect(answer).toMatchObject({ isDone: false, lines: 7, wrong: 6, unreadable: null });
    expect(answer.problems.map(({ line, field, refused }) => [line, field, refused])).toEqual([
      [3, 'slug', 'act/schema'],
      [4, 'base', 'place/unknown'],
      [5, 'latitude', 'act/schema'],
      [5, 'stage', 'act/schema'],
      [6, 'label', 'act/schema'],
      [7, 'label', 'slug/taken'],
      [8, null, 'slug/taken'],
    ]);
    expect(answer.problems[2]?.message).toContain('-90');
    expect(answer.problems[3]?.message).toContain('pilot');
    expect(JSON.stringify(answer)).not.toMatch(/Bad Slug|Other name|Goods/);
    expect(await logLength()).toBe(before);
  });

  it('a file of a French spreadsheet is taken in whole, with aliases and what is said; again it changes nothing', async () => {
    expect(await take('communities', mended, 'nk-protection-manager', true)).toMatchObject({
      isDone: false,
      added: 2,
      wrong: 0,
    });
    const before = await logLength();
    const first = await take('communities', mended, 'nk-protection-manager');
    expect(first).toMatchObject({ isDone: true, lines: 2, added: 2, unchanged: 0 });
    expect(await logLength()).toBe(before + 5);
    expect(await take('communities', mended)).toMatchObject({ isDone: true, added: 0, unchanged: 2 });
    expect(await logLength()).toBe(before + 5);
    const { communities } = (await test.http('GET', '/api/communities', 'kibua-cla-1')).body as {
      communities: { slug: string }[];
    };
    expect(communities.find(({ slug }) => slug === 'mutongo')).toMatchObject({
      aliases: ['Mutongu', 'Motongo'],
      territory: 'Walikale',
      marketDays: [2, 5],
      stage: 'pilot',
      latitude: -1.31,
    });
  });

  it('Windows-1252 is read as such', async () => {
    const file = Buffer.from(
      'slug;label;base;latitude;longitude\nkasele;Kas\xe9l\xe9;kibua;-1.3;28.4\n',
      'latin1',
    );
    expect(await take('communities', file)).toMatchObject({ isDone: true, added: 1 });
    const found = await test.http('GET', '/api/places?q=kasele', 'kibua-cla-1');
    expect(found.body).toMatchObject({ settled: 'kasele', places: [{ label: 'Kasélé' }] });
  });

  it('an empty file of a kind has its headers in the language asked for, and can be filled', async () => {
    const template = async (kind: string, by: string, language: string) => {
      const path = `/api/imports/${kind}/template`;
      return test.http('GET', path, by, undefined, { 'accept-language': language });
    };
    const french = String((await template('communities', 'nk-protection-manager', 'fr')).body['file']);
    expect(french).toContain('nom court');
    const filled = Buffer.from(
      `${french.trim()}\nkitoko;Kitoko;kibua;-1,2;28,4\n`.replace(/,(?=[^0-9])/g, ';'),
    );
    expect(await take('communities', filled, 'nk-protection-manager', true)).toMatchObject({ wrong: 0 });
    expect((await template('posts', 'nk-protection-manager', 'fr')).status).toBe(404);
    const wrong = await take('communities', csv('slug,label,base,latitude,longitude', 'x1,X,kibua,95,28'));
    expect(wrong.problems).toMatchObject([{ field: 'latitude', column: 'latitude' }]);
  });

  it('a header that is not known, or missing, is said for the whole file', async () => {
    const unknown = await take('communities', csv('slug,colour', 'a,b'));
    expect(unknown.unreadable).toContain('column 2');
    expect(unknown.unreadable).not.toContain('colour');
    expect((await take('communities', csv('slug,label', 'aa,b'))).unreadable).toContain('latitude');
    expect((await take('communities', Buffer.from('PK\u0003\u0004'))).unreadable).not.toBeNull();
  });
});

describe('bases, posts, duties and sources, in this order', () => {
  const number = '+243000000555';

  it('bases get circles of their own', async () => {
    const file = csv(
      'slug,label,province,latitude,longitude',
      'minova,Minova,sk,-1.71,29.02',
      'uvira,Uvira,sk,-3.4,29.14',
    );
    expect(await take('bases', file)).toMatchObject({ isDone: true, added: 2 });
    const bases = test.node.app.core()?.memory.registersOf('base') ?? [];
    const circles = bases.map(({ state }) => (state as unknown as { circle: number }).circle);
    expect(new Set(circles).size).toBe(circles.length);
    expect(await take('bases', file, 'nk-protection-manager')).toMatchObject({ refused: 'act/not-yours' });
  });

  it('posts with their numbers, which go to the keystore alone', async () => {
    const file = csv('slug,label,role,base,number', `minova-cla-1,CLA 1,assistant,minova,${number}`);
    expect(await take('posts', file)).toMatchObject({ isDone: true, added: 1 });
    expect(test.node.app.keystore.findLine(number)?.holder).toEqual({ kind: 'post', post: 'minova-cla-1' });
    expect(await take('posts', file)).toMatchObject({ isDone: true, unchanged: 1 });
    const moved = csv('slug,label,role,base,number', 'minova-cla-1,CLA 1,assistant,minova,+243000000556');
    expect(await take('posts', moved)).toMatchObject({ isDone: true, added: 1 });
    expect(test.node.app.keystore.findLine('+243000000556')?.holder).toMatchObject({ post: 'minova-cla-1' });
    const rows = await test.node.app
      .core()
      ?.pool.query("select convert_from(entry, 'UTF8') as text from log");
    expect(JSON.stringify(rows?.rows)).not.toContain('243000000555');
    expect(test.logLines.join('')).not.toContain('243000000555');
  });

  it('a number that is somebody else’s is refused, and no number of the file is given', async () => {
    const file = csv(
      'slug,label,role,base,number',
      'minova-cla-2,CLA 2,assistant,minova,+243000000661',
      'minova-cla-3,CLA 3,assistant,minova,+243000000001',
      'minova-cla-4,CLA 4,assistant,minova,+243000000661',
    );
    const { problems } = await take('posts', file);
    expect(problems.map(({ line, field, refused }) => [line, field, refused])).toEqual([
      [3, 'number', 'number/taken'],
      [4, 'number', 'number/taken'],
    ]);
    expect(test.node.app.keystore.findLine('+243000000661')).toBeUndefined();
  });

  it('C1 nobody but who keeps the numbers can try them out with a file: all others get one answer, every time', async () => {
    const files = (number: string) => ({
      posts: csv('slug,label,role,base,number', `minova-cla-9,CLA 9,assistant,minova,${number}`),
      sources: csv(
        'province,digits,community,regime,language,wantsAcknowledgement,number',
        `nk,0999,ntoto,confidential,sw,non,${number}`,
      ),
    });
    const held = test.node.app.core()?.memory.registersOf<Post>('post') ?? [];
    const others = held
      .map(({ state }) => state.slug)
      .filter((post) => !/^administrator$|^minova/.test(post));
    expect(others.length).toBeGreaterThan(5);
    for (const post of others)
      for (const number of [phones.source, phones.stranger])
        for (const [kind, file] of Object.entries(files(number)))
          for (const dryRun of [true, false])
            expect(await take(kind, file, post, dryRun)).toMatchObject({ refused: 'act/not-yours' });
  });

  it('duties in the time of the eastern provinces', async () => {
    const file = csv(
      'post,seat,scope,from,until',
      'minova-cla-1,assistant,minova,2026-12-01 06:00,2026-12-08 06:00',
    );
    expect(await take('duties', file)).toMatchObject({ isDone: true, added: 1 });
    expect(await take('duties', file)).toMatchObject({ isDone: true, added: 0, unchanged: 1 });
    const relative = csv('post,seat,scope,from,until', 'minova-cla-1,assistant,minova,now,+7d');
    expect((await take('duties', relative)).problems.map(({ field }) => field)).toEqual(['from', 'until']);
  });

  it('sources by code; a number is given once and cannot be tried out', async () => {
    const header = 'province,digits,community,regime,language,wantsAcknowledgement,number,openingPhrase';
    const file = csv(header, 'nk,0871,Mutongu,confidential,sw,non,+243000000871,habari ya kazi');
    expect(await take('sources', file)).toMatchObject({ isDone: true, added: 1 });
    expect(await take('sources', file)).toMatchObject({ isDone: true, added: 0, unchanged: 1 });
    const other = csv(header, 'nk,0871,mutongo,confidential,sw,non,+243000000872,habari');
    expect(await take('sources', other)).toMatchObject({ isDone: true, added: 0, unchanged: 1 });
    expect(test.node.app.keystore.findLine('+243000000872')).toBeUndefined();
    const rows = await test.node.app
      .core()
      ?.pool.query("select convert_from(entry, 'UTF8') as text from log");
    expect(JSON.stringify(rows?.rows)).not.toContain('habari');
    expect(await take('sources', file, 'nk-protection-manager')).toMatchObject({ refused: 'act/not-yours' });
  });

  it('what was imported is so after a start, and the log is whole', async () => {
    await test.reopen();
    expect(await take('communities', mended)).toMatchObject({ isDone: true, added: 0, unchanged: 2 });
  });
});

describe('at the terminal', () => {
  const run = (...words: string[]) =>
    ulinzi(
      ['import', ...words, '--as', 'administrator', '--url', test.node.address, '--keys', test.keysDir],
      { cwd: folder },
    );

  it('says what was done, what is wrong, and prints an empty file', async () => {
    writeFileSync(
      join(folder, 'bases.csv'),
      csv('slug,label,province,latitude,longitude', 'numbi,Numbi,sk,-1.79,28.89'),
    );
    expect(await run('bases', 'bases.csv', '--dry-run')).toMatchObject({ code: 0, err: '' });
    expect((await run('bases', 'bases.csv')).out).toContain('1');
    writeFileSync(
      join(folder, 'bad.csv'),
      csv('slug,label,province,latitude,longitude', 'x,Numbi,zz,-1.79,28.89'),
    );
    const bad = await run('bases', 'bad.csv');
    expect(bad.code).toBe(4);
    expect(bad.err).toContain('line 2, slug');
    expect(bad.err).toContain('line 2, province');
    expect((await run('bases', 'none.csv')).code).toBe(4);
    expect((await run('bases')).code).toBe(2);
    expect((await ulinzi(['import', 'bases', '--template'], { locale: 'fr' })).out).toBe(
      'nom court,nom,province,latitude,longitude\r\n',
    );
  });

  it('takes ten thousand lines within half a minute', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `village-${at},Village ${at},kibua,-1.3,28.4,Kijiji ${at}`,
    );
    writeFileSync(join(folder, 'many.csv'), csv('slug,label,base,latitude,longitude,aliases', ...lines));
    const begun = performance.now();
    expect((await run('communities', 'many.csv')).code).toBe(0);
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect((await run('communities', 'many.csv', '--json')).out).toContain('"unchanged":10000');
  }, 90_000);

  it('looks a name up once in a file, among ten thousand places: nobody else waits for it', async () => {
    const source = (at: number) => `nk,${String(at).padStart(4, '0')},Kijiji 7065,confidential,sw,non`;
    const lines = Array.from({ length: 1_000 }, (_, at) => source(at + 1_000));
    const file = csv('province,digits,community,regime,language,wantsAcknowledgement', ...lines);
    const begun = performance.now();
    expect(await take('sources', file, 'administrator', true)).toMatchObject({ added: 1_000, wrong: 0 });
    expect(performance.now() - begun).toBeLessThan(5_000);
  }, 90_000);
});
