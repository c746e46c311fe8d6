import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { enrol, type Enrolled, passphrase, Screen } from './testing/screen.ts';

const year = 365 * 86_400_000;
const hour = 3_600_000;

let test: TestNode;
let commander: Enrolled;

beforeAll(async () => {
  test = await openTestNode();
  commander = await enrol(test, 'kibua-commander');
});
afterAll(() => test.close());

/** A screen that tries to sign in. */
async function tries(post: string, code: string, by = passphrase) {
  const screen = new Screen(test);
  const answer = await screen.post('/api/session', { post, passphrase: by, code });
  return { screen, ...answer };
}

/** Time for the next code of the phone. */
const nextCode = () => test.clock.advance(30_000);
const paper = (n: number) => commander.enrolment.paperCodes[n - 1] ?? '';

describe('signing in', () => {
  it('with passphrase and a code of the phone, once; no name is typed or told', async () => {
    const code = commander.code();
    const { status, screen, text } = await tries('kibua-commander', code);
    expect(status).toBe(200);
    expect(await screen.session()).toMatchObject({
      kind: 'exercise',
      actor: { post: 'kibua-commander', role: 'commander', base: 'kibua', baseLabel: 'Kibua', isDesk: false },
      deskPosts: [],
    });
    expect(text).not.toMatch(/EXERCISE/);
    expect((await screen.get('/api/alerts')).status).toBe(200);
    expect((await tries('kibua-commander', code)).body['refused']).toBe('session/wrong');
  });

  it('with a right code and a wrong passphrase, the code stays good for a second try', async () => {
    nextCode();
    const code = commander.code();
    expect((await tries('kibua-commander', code, 'mvua kubwa juu ya daraja')).status).toBe(401);
    expect((await tries('kibua-commander', code)).status).toBe(200);
  });

  it('two at once with one code: one of them', async () => {
    nextCode();
    const code = commander.code();
    const both = await Promise.all([1, 2].map(() => tries('kibua-commander', code)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('with codes of the paper, each once, some skipped, none before those that were used', async () => {
    for (const [n, status] of [
      [1, 401], // Used when she enrolled.
      [2, 200],
      [2, 401],
      [5, 200],
      [3, 401],
      [20, 401], // Too far ahead.
      [6, 200],
    ] as const)
      expect({ n, status: (await tries('kibua-commander', paper(n))).status }).toEqual({ n, status });
    const { screen } = await tries('kibua-commander', paper(7));
    expect((await screen.get('/api/sessions')).body['paperCodesLeft']).toBe(13);
  });

  it('where the clock says 2019: the paper opens, the phone does not; set right again, the phone does', async () => {
    const ago = -7 * year;
    test.clock.jumpWall(ago);
    await test.settle();
    expect((await tries('kibua-commander', commander.code(-ago))).status).toBe(401);
    const { status, screen } = await tries('kibua-commander', paper(8));
    expect(status).toBe(200);
    expect((await screen.get('/api/alerts')).status).toBe(200);
    test.clock.jumpWall(-ago);
    await test.settle();
    expect((await screen.get('/api/alerts')).status, 'the clock that jumped ended no session').toBe(200);
    nextCode();
    expect((await tries('kibua-commander', commander.code())).status).toBe(200);
  });

  it('when it happened stands nowhere but by day, once its code is past', async () => {
    nextCode();
    await tries('kibua-commander', commander.code());
    test.clock.advance(3 * 60_000);
    test.node.app.keystore.credentials.sweepSteps(test.clock.wall());
    await test.node.close();
    const { rowsOf } = await import('../keystore/testing/test-folder.ts');
    expect(rowsOf(test.keysDir, 'SELECT * FROM used_step')).toEqual([]);
    const sessions = rowsOf<object>(test.keysDir, 'SELECT * FROM session');
    expect(sessions.length).toBeGreaterThan(3);
    for (const row of sessions)
      expect(row).toEqual({
        id: expect.any(String),
        hash: expect.any(Uint8Array),
        pen: expect.any(String),
        is_desk: 0,
        passkey: null,
        started_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        used_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
    await test.open();
  });
});

describe('who may not sign in', () => {
  it('learns nothing: an unknown post, a wrong passphrase and a wrong code answer in the same bytes', async () => {
    const answers = [
      await tries('kibua-nobody', '000000'),
      await tries('nk-analyst', '000000'),
      await tries('kibua-commander', '000000'),
      await tries('kibua-commander', paper(9), 'mvua kubwa juu ya daraja'),
      await tries('kibua-nobody', '0000 0000'),
    ];
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { refused: 'session/wrong' }, setCookie: null });
  });

  it('waits after five wrong ones, known or not, and a right passphrase waits too', async () => {
    test.clock.advance(hour);
    for (const post of ['kibua-commander', 'kibua-nobody-else']) {
      const codes = [];
      for (let n = 0; n < 7; n++) codes.push((await tries(post, '111111')).body['refused']);
      expect([post, ...codes.slice(-2)]).toEqual([post, 'session/wait', 'session/wait']);
    }
    expect((await tries('kibua-commander', paper(9))).body['refused']).toBe('session/wait');
    test.clock.advance(2_000);
    expect((await tries('kibua-commander', paper(9))).status).toBe(200);
    expect((await tries('kibua-commander', '111111')).body['refused'], 'counted anew').toBe('session/wrong');
  });

  it('who tries at random has sixty tries in a minute, whatever posts he names', async () => {
    test.clock.advance(hour);
    const codes = [];
    for (let n = 0; n < 62; n++) codes.push((await tries(`post-${n}`, '111111')).body['refused']);
    expect(codes.slice(58)).toEqual(['session/wrong', 'session/wrong', 'session/wait', 'session/wait']);
    test.clock.advance(hour);
  });
});

describe('a session', () => {
  const signedIn = async () => {
    nextCode();
    const { screen } = await tries('kibua-commander', commander.code());
    return screen;
  };

  it('is a cookie that no script reads and no other site sends; with https it is for https alone', async () => {
    nextCode();
    const { setCookie } = await tries('kibua-commander', commander.code());
    expect(setCookie).toMatch(/^s=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('takes nothing from another page: no header, a foreign origin, a foreign site', async () => {
    const screen = await signedIn();
    const { host } = new URL(test.node.address);
    const path = '/api/promises';
    const body = { community: 'ntoto', kind: 'visit', due: '2027-01-01T00:00:00.000Z' };
    const refusedHeaders: Record<string, string>[] = [
      { 'x-requested-by': '' },
      { 'x-requested-by': 'XMLHttpRequest' },
      { origin: 'https://example.org' },
      { origin: `https://${host}.example.org` },
      { origin: 'null' },
      { origin: '' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of refusedHeaders)
      expect({ headers, ...(await screen.post(path, body, headers)) }).toMatchObject({
        headers,
        status: 401,
        body: { refused: 'request/token' },
      });
    expect((await screen.get('/api/alerts', { 'sec-fetch-site': 'cross-site' })).status).toBe(401);
    expect((await screen.get('/api/promises')).body['promises']).toEqual([]);
    const ours = { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    expect((await screen.post(path, body, ours)).status).toBe(200);
    // Nor can another page have a browser sit down here.
    const login = { post: 'kibua-commander', passphrase, code: commander.code() };
    for (const headers of refusedHeaders.slice(2))
      expect((await new Screen(test).post('/api/session', login, headers)).body['refused']).toBe(
        'request/token',
      );
  });

  it('signed out, is over at once, and who listens is told', async () => {
    const screen = await signedIn();
    const ended: string[] = [];
    const stop = test.node.app.keystore.sessions.onEnded((id) => ended.push(id));
    const { cookie } = screen;
    const out = await screen.post('/api/session/end');
    expect(out).toMatchObject({ status: 200, body: { actor: null } });
    expect(out.setCookie).toMatch(/^s=; .*Expires=Thu, 01 Jan 1970/);
    screen.cookie = cookie;
    expect((await screen.get('/api/alerts')).status).toBe(401);
    expect(ended).toHaveLength(1);
    stop();
  });

  it('is listed by day, and revoked from another screen or by the administrator', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const list = (await other.get('/api/sessions')).body['sessions'] as { id: string; isThis: boolean }[];
    const here = list.filter(({ isThis }) => isThis);
    expect(here).toHaveLength(1);
    const oneId = list[1]?.id ?? '';
    const stranger = await new Screen(test).sitDown('fizi-commander');
    expect((await stranger.post(`/api/sessions/${oneId}/revoke`)).body['refused']).toBe('session/not-found');
    expect((await stranger.get('/api/sessions?post=kibua-commander')).body['refused']).toBe('act/not-yours');
    expect((await other.post(`/api/sessions/${oneId}/revoke`)).status).toBe(200);
    expect((await one.get('/api/alerts')).status).toBe(401);
    const administrator = await new Screen(test).sitDown('administrator');
    const theirs = await administrator.get('/api/sessions?post=kibua-commander');
    expect(theirs.body['sessions']).not.toEqual([]);
    expect(theirs.text).not.toMatch(/T\d\d:|EXERCISE/);
    expect((await administrator.post(`/api/sessions/${here[0]?.id}/revoke`)).status).toBe(200);
    expect((await other.get('/api/alerts')).status).toBe(401);
  });

  it('unused, ends after twelve hours; used, it goes on, also over a start', async () => {
    const [used, unused] = [await signedIn(), await signedIn()];
    for (let n = 0; n < 13; n++) {
      test.clock.advance(hour);
      expect((await used.get('/api/alerts')).status).toBe(200);
    }
    expect((await unused.get('/api/alerts')).status).toBe(401);
    await test.reopen();
    expect((await used.get('/api/alerts')).status).toBe(200);
    test.clock.advance(13 * hour);
    const ended: string[] = [];
    test.node.app.keystore.sessions.onEnded((id) => ended.push(id));
    test.node.app.keystore.sessions.sweep({ steady: test.node.app.clock.now(), wall: test.clock.wall() });
    expect(ended.length, 'and nobody has to ask for it to end').toBeGreaterThan(0);
    expect((await used.get('/api/alerts')).status).toBe(401);
  });

  it('I3 ends with its pen: the next person in the post finds nothing of the former', async () => {
    const screen = await signedIn();
    await test.did('post.seat', 'administrator', 'kibua-commander', { name: 'EXERCISE' });
    expect((await screen.get('/api/alerts')).status).toBe(401);
    nextCode();
    expect((await tries('kibua-commander', commander.code())).body['refused']).toBe('session/wrong');
    expect((await tries('kibua-commander', paper(10))).body['refused']).toBe('session/wrong');
  });

  it('of a persona: in an exercise only', async () => {
    const screen = await new Screen(test).sitDown('nk-custodian');
    expect((await screen.session()).actor).toMatchObject({ post: 'nk-custodian', role: 'custodian' });
    expect((await screen.post('/api/session/persona', { post: 'no-such-post' })).status).toBe(422);
  });
});
