// F9: a place by the name that somebody wrote or heard, over HTTP, in acts and at the terminal.
import { isoOf } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ulinzi } from '../cli/testing/terminal.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

let test: TestNode;

beforeAll(async () => {
  test = await openTestNode();
  const at = { latitude: -1.33, longitude: 28.25 };
  const add = async (slug: string, label: string, base: string, aliases: string[] = []) => {
    const { subject } = await test.did('community.add', null, null, { slug, label, base, ...at });
    for (const name of aliases) await test.did('community.alias', null, subject, { name });
  };
  await test.did('base.open', null, null, { slug: 'walungu', label: 'Walungu', province: 'sk', ...at });
  await add('luvungi-walikale', 'Luvungi (Walikale)', 'kibua', ['Livungi']);
  await add('luvungi-uvira', 'Luvungi (Uvira)', 'walungu');
});
afterAll(() => test.close());

const find = async (q: string, base?: string) => {
  const question = new URLSearchParams({ q, ...(base && { base }) });
  return (await test.http('GET', `/api/places?${question.toString()}`, 'kibua-cla-1')).body as {
    settled: string | null;
    places: { slug: string; why: string; sure: string }[];
  };
};

describe('F9 GET /api/places', () => {
  it('two places fit "Luvungi": both are named and none is settled, until the base settles it', async () => {
    const found = await find('Luvungi');
    expect(found.settled).toBeNull();
    expect(found.places.slice(0, 2).map(({ slug }) => slug)).toEqual(['luvungi-uvira', 'luvungi-walikale']);
    expect((await find('Livungi', 'kibua')).settled).toBe('luvungi-walikale');
  });

  it('an alias that is taken off is no name any more, at once', async () => {
    await test.did('community.alias', 'kibua-cla-1', 'ntoto', { name: 'Zambarau' });
    expect((await find('zambarau')).settled).toBe('ntoto');
    await test.did('community.unalias', 'kibua-cla-1', 'ntoto', { name: 'Zambarau' });
    expect((await find('zambarau')).places).toEqual([]);
  });

  it('what is said of a community is in the list of communities', async () => {
    await test.did('community.describe', null, 'ntoto', { territory: 'Walikale', marketDays: [2, 5] });
    const { communities } = (await test.http('GET', '/api/communities', 'kibua-cla-1')).body as {
      communities: { slug: string }[];
    };
    expect(communities.find(({ slug }) => slug === 'ntoto')).toMatchObject({
      territory: 'Walikale',
      marketDays: [2, 5],
      stage: 'none',
    });
    await test.reopen();
    expect((await find('Livungi', 'kibua')).settled).toBe('luvungi-walikale');
  });
});

describe('F9 an alert is placed by a name', () => {
  const placed = async (ref: string, community: string) =>
    test.http('POST', `/api/alerts/${ref}/place`, 'kibua-cla-1', { community });

  it("the alert's own base settles which Luvungi; a near name and an unknown one are asked back", async () => {
    const { id } = await test.sms(phones.stranger, 'Silaha ku soko');
    expect((await placed(id, 'Luvongi')).body).toMatchObject({
      refused: 'place/ambiguous',
      missing: expect.arrayContaining(['luvungi-walikale', 'luvungi-uvira']),
    });
    expect((await placed(id, 'Qzxwj')).body).toMatchObject({ refused: 'alert/place-unknown' });
    expect((await placed(id, 'LIVUNGI')).status).toBe(200);
    const shown = await test.http('GET', `/api/alerts/${id}`, 'kibua-commander');
    expect(shown.body).toMatchObject({ community: 'luvungi-walikale' });
  });

  it('a recorded alert takes the name; the log has the short name alone', async () => {
    const record = (community: string) =>
      test.http('POST', '/api/alerts', 'kibua-cla-1', {
        channel: 'hf',
        base: 'kibua',
        community,
        heardAt: isoOf(test.node.app.clock.now()),
      });
    expect((await record('livungi')).status).toBe(200);
    expect((await record('Livungo')).body).toMatchObject({ refused: 'place/ambiguous' });
    const rows = await test.node.app
      .core()
      ?.pool.query("select convert_from(entry, 'UTF8') as text from log");
    const texts = ((rows?.rows ?? []) as { text: string }[]).filter(({ text }) =>
      text.includes('"alert.record"'),
    );
    expect(texts).toHaveLength(1);
    expect(texts[0]?.text).toContain('"luvungi-walikale"');
  });
});

describe('F9 at the terminal', () => {
  const run = (...words: string[]) =>
    ulinzi([...words, '--as', 'kibua-cla-1', '--url', test.node.address, '--keys', test.keysDir]);

  it('ulinzi place find names the candidates', async () => {
    const { code, out } = await run('place', 'find', 'Livungi');
    expect(code).toBe(0);
    expect(out).toContain('luvungi-walikale');
    expect(out).toContain('luvungi-uvira');
    expect((await run('place', 'find', 'Qzxwj')).code).toBe(1);
  });

  it('ulinzi alert place asks back with the short names', async () => {
    const { id } = await test.sms(phones.otherSource, 'Silaha');
    const { code, err } = await run('alert', 'place', id, '--community', 'Luvongi');
    expect(code).toBe(4);
    expect(err).toContain('luvungi-walikale');
    expect((await run('alert', 'place', id, '--community', 'Livungi')).code).toBe(0);
  });

  it('ulinzi community describe takes lists of numbers and codes', async () => {
    const described = await ulinzi(
      'community describe ntoto --market-days 2,5 --languages swc,lea --stage pilot --as administrator'
        .split(' ')
        .concat('--url', test.node.address, '--keys', test.keysDir),
    );
    expect(described.code).toBe(0);
  });
});
