import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HandClock, openTestNode, phones, TestNode } from '../testing/test-node.ts';
import { enrol, passphrase, Screen } from './testing/screen.ts';

let test: TestNode;
let alert: string;

beforeAll(async () => {
  test = await openTestNode();
  alert = (await test.sms(phones.source, 'Silaha')).id;
  await enrol(test, 'kibua-commander');
});
afterAll(() => test.close());

const personaPin = '000000';
const ownPin = '274816';

async function openDesk(post: string): Promise<Screen> {
  const screen = await new Screen(test).sitDown(post);
  const opened = await screen.post('/api/desk/open');
  if (opened.status !== 200) throw new Error(opened.text);
  expect(opened.setCookie).toMatch(/; HttpOnly; SameSite=Strict$/);
  expect(opened.setCookie).toContain('Max-Age=2592000');
  return screen;
}

/** Pens of the entries of an act, newest last. */
async function pensOf(act: string): Promise<string[]> {
  const pool = test.node.app.core()?.pool;
  const { rows } = (await pool?.query(
    "select convert_from(entry, 'UTF8') as entry from log order by position",
  )) ?? {
    rows: [],
  };
  return (rows as { entry: string }[])
    .map(({ entry }) => JSON.parse(entry) as { act: string; pen: string })
    .filter((entry) => entry.act === act)
    .map(({ pen }) => pen);
}

describe('a duty desk', () => {
  it('shows what the commander of its base sees, whoever opened it, and which posts may act', async () => {
    const desk = await openDesk('kibua-cla-2');
    const { actor, deskPosts } = await desk.session();
    expect(actor).toMatchObject({ post: 'kibua-cla-2', isDesk: true });
    expect(deskPosts.map(({ post }) => post).sort()).toEqual([
      'kibua-cla-1',
      'kibua-cla-2',
      'kibua-commander',
    ]);
    const [onDesk, byCommander] = [
      await desk.get(`/api/alerts/${alert}`),
      await test.http('GET', `/api/alerts/${alert}`, 'kibua-commander'),
    ];
    expect(onDesk.status).toBe(200);
    expect(onDesk.body['number']).toBe(byCommander.body['number']);
    // The source's code is for her own Assistants, and a desk is everybody's.
    expect(onDesk.text).not.toContain('NK-FP-');
    expect((await desk.get('/api/sources')).text).not.toContain('NK-FP-');
  });

  it('of a province, what its duty officer sees', async () => {
    const desk = await openDesk('nk-duty-officer');
    expect((await desk.session()).deskPosts.map(({ post }) => post)).toContain('nk-protection-manager');
    expect((await desk.session()).deskPosts.map(({ post }) => post)).not.toContain('kibua-commander');
    expect((await desk.get(`/api/alerts/${alert}`)).status).toBe(200);
  });

  it('does nothing without a PIN, reads no words without one, and signs nobody out', async () => {
    const desk = await openDesk('kibua-cla-1');
    const acknowledge = `/api/alerts/${alert}/acknowledge`;
    const wrong = ['', 'kibua-cla-1', 'kibua-cla-1:', 'kibua-cla-1:12345', 'kibua-cla-1:123457', ':000000'];
    for (const path of [acknowledge, `/api/alerts/${alert}/words`, '/api/desk/close', '/api/session/end'])
      for (const given of wrong) {
        const headers: Record<string, string> = given === '' ? {} : { 'x-ulinzi-pin': given };
        expect(await desk.post(path, path === acknowledge ? {} : undefined, headers)).toMatchObject({
          status: 401,
          body: { refused: 'session/pin' },
        });
      }
    // A post that is not of this base, or not at all, reads as a wrong PIN does.
    for (const post of ['fizi-commander', 'nk-duty-officer', 'nobody'])
      expect((await desk.act(acknowledge, {}, post, personaPin)).body['refused']).toBe('session/pin');
    expect(await pensOf('alert.acknowledge')).toEqual([]);
    expect((await desk.get('/api/alerts')).status, 'and stays open').toBe(200);
  });

  it("writes in the pen of the PIN's post, not in that of who opened it", async () => {
    const desk = await openDesk('kibua-cla-2');
    const done = await desk.act(`/api/alerts/${alert}/acknowledge`, {}, 'kibua-cla-1', personaPin);
    expect(done.status).toBe(200);
    expect(await pensOf('alert.acknowledge')).toEqual([test.node.app.keystore.sittingPen('kibua-cla-1')?.id]);
    const words = await desk.act(`/api/alerts/${alert}/words`, undefined, 'kibua-cla-1', personaPin);
    expect(words).toMatchObject({ status: 200 });
    const read = await test.node.app.core()?.pool.query<{ pen: string }>('select pen from protected_read');
    expect(read?.rows.map(({ pen }) => pen)).toEqual([test.node.app.keystore.sittingPen('kibua-cla-1')?.id]);
    // By her own role: a commander reads no words at a desk either.
    expect((await desk.act(`/api/alerts/${alert}/words`, undefined, 'kibua-commander', ownPin)).status).toBe(
      404,
    );
  });

  it('offers what one of its posts could do, each by her own rights', async () => {
    const desk = await openDesk('kibua-commander');
    const mayOf = async () => (await desk.get(`/api/alerts/${alert}`)).body['may'] as string[];
    const hers = async (post: string) =>
      (await test.http('GET', `/api/alerts/${alert}`, post)).body['may'] as string[];
    expect((await mayOf()).toSorted()).toEqual(
      [...new Set([...(await hers('kibua-cla-1')), ...(await hers('kibua-commander'))])].toSorted(),
    );
    const other = (await test.sms(phones.otherSource, 'Risasi')).id;
    await test.did('alert.acknowledge', 'kibua-commander', other);
    const may = (await desk.get(`/api/alerts/${other}`)).body['may'];
    expect(may).toContain('request-number');
    expect((await test.http('GET', `/api/alerts/${other}`, 'kibua-commander')).body['may']).not.toContain(
      'request-number',
    );
    await test.did('alert.request-number', 'kibua-cla-1', other);
    expect((await desk.get(`/api/alerts/${other}`)).body['may']).toContain('call-back');
  });

  it('once a persona has chosen a PIN, the one of the exercise no longer is hers', async () => {
    const desk = await openDesk('kibua-cla-1');
    const promise = { community: 'ntoto', kind: 'visit', due: '2027-01-01T00:00:00.000Z' };
    expect((await desk.act('/api/promises', promise, 'kibua-commander', personaPin)).status).toBe(401);
    expect((await desk.act('/api/promises', promise, 'kibua-commander', ownPin)).status).toBe(200);
  });

  it('locks a PIN after five wrong ones, tried at once or not, until the passphrase was given', async () => {
    const desk = await openDesk('kibua-cla-1');
    const acts = (pin: string) =>
      desk.act(
        '/api/promises',
        { community: 'ntoto', kind: 'visit', due: '2027-01-01T00:00:00.000Z' },
        'kibua-commander',
        pin,
      );
    const many = await Promise.all(Array.from({ length: 12 }, () => acts('999999')));
    expect(many.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(many.filter(({ status }) => status === 423)).toHaveLength(7);
    expect((await acts(ownPin)).body['refused']).toBe('session/pin-locked');
    test.clock.advance(40 * 86_400_000);
    expect((await acts(ownPin)).status, 'a month later the desk has ended').toBe(401);
    const again = await openDesk('kibua-cla-1');
    const pin = '815392';
    const post = 'kibua-commander';
    for (const body of [
      { passphrase: 'mvua kubwa juu ya daraja', pin, post },
      { passphrase, pin },
      { passphrase, pin, post: 'fizi-commander' },
    ])
      expect((await again.post('/api/account/pin', body)).body['refused']).toBe('session/wrong');
    expect((await again.act('/api/desk/close', {}, post, ownPin)).status).toBe(423);
    expect((await again.post('/api/account/pin', { passphrase, pin, post })).body).toEqual({
      changed: 'pin',
    });
    expect((await again.act('/api/desk/close', {}, post, pin)).body).toMatchObject({ actor: null });
    expect((await again.get('/api/alerts')).status).toBe(401);
  });

  it('is not opened by who sees no alerts, or without a screen', async () => {
    for (const post of ['nk-analyst', 'administrator', 'kinshasa-analyst', 'nk-custodian']) {
      const screen = await new Screen(test).sitDown(post);
      expect((await screen.post('/api/desk/open')).body['refused']).toBe('act/not-yours');
    }
    const { body } = await test.http('POST', '/api/desk/open', 'kibua-commander', {});
    expect(body['refused']).toBe('session/not-found');
  });

  it('stays open for a month, and closes when its opener is relocated', async () => {
    const desk = await openDesk('kibua-cla-2');
    test.clock.advance(29 * 86_400_000);
    expect((await desk.get('/api/alerts')).status).toBe(200);
    await test.did('post.seat', 'administrator', 'kibua-cla-2', { name: 'EXERCISE' });
    expect((await desk.get('/api/alerts')).status).toBe(401);
  });
});

describe('a changed passphrase', () => {
  it('signs the other screens out, keeps duty desks, and opens alone from then on', async () => {
    const here = new Screen(test);
    const person = await enrol(test, 'kibua-cla-1', here);
    const login = async (by: string, paper: number) => {
      const screen = new Screen(test);
      const code = person.enrolment.paperCodes[paper - 1];
      return {
        screen,
        ...(await screen.post('/api/session', { post: 'kibua-cla-1', passphrase: by, code })),
      };
    };
    const [other, desk] = [(await login(passphrase, 2)).screen, (await login(passphrase, 3)).screen];
    expect((await desk.post('/api/desk/open')).status).toBe(200);
    const next = 'kikombe cha buluu mezani';
    const change = (body: object) => here.post('/api/account/passphrase', body);
    expect((await change({ passphrase: 'mvua kubwa juu ya daraja', next })).body['refused']).toBe(
      'session/wrong',
    );
    expect((await change({ passphrase, next: 'kibua' })).body['refused']).toBe('passphrase/weak');
    expect((await change({ passphrase, next })).body).toEqual({ changed: 'passphrase' });
    const open = await Promise.all([here, other, desk].map((screen) => screen.get('/api/alerts')));
    expect(open.map(({ status }) => status)).toEqual([200, 401, 200]);
    expect((await login(passphrase, 4)).status).toBe(401);
    expect((await login(next, 4)).status).toBe(200);
  });
});

describe('a real node', () => {
  it('seats nobody with one click, and at its desk knows only who has enrolled', async () => {
    const real = new TestNode('real', new HandClock());
    await real.create();
    try {
      const place = { latitude: -1.28, longitude: 28.49 };
      await real.did('base.open', null, null, { slug: 'kibua', label: 'Kibua', province: 'nk', ...place });
      const posts = {
        administrator: 'administrator',
        'kibua-commander': 'commander',
        'kibua-cla-1': 'assistant',
      };
      for (const [slug, role] of Object.entries(posts)) {
        const base = slug.startsWith('kibua') ? { base: 'kibua' } : {};
        await real.did('post.open', null, null, { slug, label: slug, role, ...base });
        real.node.app.keystore.openAccount({ name: 'EXERCISE', post: slug });
      }
      const screen = new Screen(real);
      expect(await screen.post('/api/session/persona', { post: 'kibua-cla-1' })).toMatchObject({
        status: 404,
        body: { refused: 'act/unknown' },
        setCookie: null,
      });
      await enrol(real, 'kibua-commander', screen);
      const { body } = await screen.post('/api/desk/open');
      expect((body['deskPosts'] as { post: string }[]).map(({ post }) => post)).toEqual(['kibua-commander']);
      for (const post of ['kibua-cla-1', 'kibua-commander'])
        expect((await screen.act('/api/desk/close', {}, post, personaPin)).body['refused']).toBe(
          'session/pin',
        );
      expect((await screen.act('/api/desk/close', {}, 'kibua-commander', ownPin)).status).toBe(200);
    } finally {
      await real.close();
    }
  });
});
