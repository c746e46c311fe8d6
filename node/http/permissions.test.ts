// Who may use which route, by the table in testing/who-may.ts.
import { isoOf, type Role, roles } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actPath, peoplesActs } from '@ulinzi/domain/acts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { inAnHour, known, type Line, place, squareArea } from './testing/who-may-parts.ts';
import { whoMay as table } from './testing/who-may.ts';
import { foreignPostOf, openAllPosts, postOf } from './testing/all-posts.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
  await openAllPosts(test);
  known.alert = (await test.sms(phones.source, 'Silaha')).id;
  const duties = (await test.http('GET', '/api/duties', 'kibua-commander')).body['duties'] as {
    id: string;
  }[];
  known.duty = duties[0]?.id ?? '';
  const words = (await test.http('GET', '/api/words', 'nk-custodian')).body['words'] as { id: string }[];
  known.word = words[0]?.id ?? '';
  await test.did('area.add', null, null, {
    ...squareArea,
    slug: 'exercise-2015-07-18',
    level: 'territory',
    from: '2015-07-18',
    origin: 'EXERCISE',
  });
  await test.did('handset.register', 'nk-custodian', null, {
    province: 'nk',
    digits: '4821',
    base: 'kibua',
    type: 'keypad',
  });
  known.beside = (await test.sms(phones.stranger, 'Moto')).id;
  const opened = await test.did('situation.open', 'kibua-commander', null, {
    alerts: [known.beside],
    event: 'fire',
  });
  known.situation = { id: opened.subject, number: opened.number ?? '' };
  known.shift = (await test.did('shift.hand-over', 'kibua-cla-1', null, { to: 'kibua-cla-2' })).subject;
  for (let n = 0; n < 80; n++) known.keptBack.push((await test.sms('1414', `Promo ${n}`)).id);
  known.trouble = (
    await test.did('trouble.raise', null, null, {
      kind: 'no-credit',
      base: 'kibua',
      concerns: 'base',
      gateway: 'exercise',
    })
  ).subject;
  known.contact = (
    await test.did('contact.schedule', null, null, {
      base: 'kibua',
      way: 'hf',
      hours: ['06:30'],
      days: [1],
      graceMinutes: 30,
    })
  ).subject;
  const soon = (hours: number) => isoOf(test.node.app.clock.now() + hours * 3_600_000);
  known.drill = (
    await test.did('drill.call', null, null, { base: 'kibua', from: soon(24), until: soon(27) })
  ).subject;
  known.recommendation = (
    await test.did('recommendation.make', 'nk-protection-manager', null, {
      base: 'kibua',
      owner: 'kibua-commander',
      due: '2026-12-31',
      kind: 'patrol',
      priority: 'must',
    })
  ).subject;
  known.visit = (await test.did('visit.want', 'kibua-cla-1', null, { base: 'kibua' })).subject;
  known.plan = (
    await test.did('plan.open', 'nk-protection-manager', null, {
      base: 'kibua',
      communities: ['ntoto'],
      threats: ['looting'],
      measures: ['patrol-route'],
      review: '2026-12-31',
    })
  ).subject;
  const flash = { kind: 'flash', readers: 'base', base: 'kibua', from: '2026-11-23' };
  known.report = (await test.did('report.send', null, null, flash)).subject;
  const asked = { line: 'office', base: 'kibua', words: 'EXERCISE' };
  known.question = (await test.did('question.ask', null, null, asked)).subject;
  const marks = { reports: 3, promptness: 3, sourceSafety: 3 };
  const talk = { post: 'kibua-cla-1', on: '2026-11-20', way: 'call', ...marks };
  known.mentoring = (await test.did('mentoring.hold', null, null, talk)).subject;
  known.promise = (
    await test.did('promise.make', 'kibua-commander', null, {
      community: 'ntoto',
      kind: 'visit',
      due: isoOf(test.node.app.clock.now() + 86_400_000),
    })
  ).subject;
});
afterAll(() => test.close());

const bodyOf = (line: Line) => (typeof line.body === 'function' ? line.body(test) : line.body);

/** The address with what it names filled in: things of Kibua. */
function addressOf(url: string): string {
  const [, , kind] = url.split('/');
  const refs: Record<string, string> = {
    alerts: known.alert,
    situations: known.situation.number,
    shifts: known.shift,
    bases: 'kibua',
    communities: 'ntoto',
    posts: 'kibua-cla-2',
    duties: known.duty,
    promises: known.promise,
    recommendations: known.recommendation,
    visits: known.visit,
    plans: known.plan,
    reports: known.report,
    questions: known.question,
    mentoring: known.mentoring,
    troubles: known.trouble,
    contacts: known.contact,
    drills: known.drill,
    gateways: 'exercise',
    words: known.word,
    sources: 'NK-FP-0231',
    handsets: 'NK-HS-4821',
    areas: 'exercise-2015-07-18',
    // Whoever may end one does; the next asks for another.
    messages: (kind === 'messages' ? known.keptBack.pop() : '') ?? '',
  };
  return url.replace(':ref', refs[kind ?? ''] ?? '').replace(':gateway', 'exercise');
}

const lines = Object.entries(table).map(([route, line]) => {
  const [method, url] = route.split(' ') as ['GET' | 'POST', string];
  return { route, method, url, line };
});

/** Refusals that say: not for this post. */
const notYours = [
  'act/not-yours',
  'alert/not-found',
  'source/not-found',
  'promise/not-found',
  'trouble/not-found',
  'contact/not-found',
  'drill/not-found',
  'recommendation/not-found',
  'visit/not-found',
  'plan/not-found',
  'report/not-found',
  'question/not-found',
  'handset/not-found',
  'message/not-found',
];

describe('who may', () => {
  it('every act that people may do is in the table, for exactly its roles', () => {
    const acts = peoplesActs();
    expect(acts.map((act) => [act.name, [...(table[`POST ${actPath(act)}`]?.may ?? [])].sort()])).toEqual(
      acts.map((act) => [act.name, act.who.filter((role) => role !== 'node').sort()]),
    );
  });

  describe.each(lines)('$route', ({ method, url, line }) => {
    it.each(roles)('%s', async (role) => {
      const { status, body } = await test.http(method, addressOf(url), postOf[role], bodyOf(line));
      const code = String(body['refused'] ?? 'done');
      if (line.may.includes(role)) {
        expect(notYours).not.toContain(code);
        expect(['request/token', 'post/unknown', 'act/unknown', 'act/schema']).not.toContain(code);
      } else if (line.may.length === 0) {
        // The operator's token in a post's name still is the operator's.
        expect(status).toBe(200);
      } else {
        expect(notYours).toContain(code);
        expect(status).toBe(404);
      }
    });

    it('nobody, without a token or with a wrong one', async () => {
      for (const authorization of ['', `Bearer ${'x'.repeat(43)}`, 'Basic dXNlcjpwYXNz', 'Bearer ']) {
        const asked = await test.http(method, addressOf(url), 'kibua-commander', bodyOf(line), {
          authorization,
        });
        expect(asked).toMatchObject({ status: 401, body: { refused: 'request/token' } });
      }
    });
  });

  it("the operator's token in nobody's name opens the node's own routes only", async () => {
    for (const { method, url, line } of lines) {
      const { status } = await test.http(method, addressOf(url), null, bodyOf(line));
      expect({ url, status }).toEqual({ url, status: line.may.length === 0 ? 200 : 401 });
    }
  });

  it('a post that does not exist is refused as such', async () => {
    expect(await test.http('GET', '/api/alerts', 'no-such-post')).toMatchObject({
      status: 422,
      body: { refused: 'post/unknown' },
    });
  });
});

describe('the exercise beside the desk is for anyone', () => {
  const bodies: Record<string, object | undefined> = {
    'GET /api/exercise': undefined,
    'POST /api/exercise/send': { number: phones.stranger, text: 'Aksanti' },
    'POST /api/exercise/texts': { number: phones.stranger },
    'POST /api/exercise/flood': { number: phones.stranger, text: 'Aksanti', times: 1 },
    'POST /api/exercise/advance': { minutes: 1 },
    'POST /api/exercise/shown': { alert: '00000000-0000-4000-8000-000000000000' },
  };

  it.each(Object.entries(bodies))('%s', async (route, body) => {
    const [method, url] = route.split(' ') as ['GET' | 'POST', string];
    for (const authorization of ['', `Bearer ${'x'.repeat(43)}`])
      expect((await test.http(method, url, null, body, { authorization })).status).toBe(200);
  });

  it('GET /api/exercise/live', async () => {
    const stop = new AbortController();
    const opened = await fetch(new URL('/api/exercise/live', test.node.address), { signal: stop.signal });
    expect(opened.status).toBe(200);
    stop.abort();
  });
});

describe('the open line is for whoever has a post, as her post may see', () => {
  const open = async (headers: Record<string, string>) => {
    const stop = new AbortController();
    const opened = await fetch(new URL('/api/live', test.node.address), { headers, signal: stop.signal });
    stop.abort();
    return opened.status;
  };

  it.each(roles)('GET /api/live %s', async (role) => {
    const authorization = `Bearer ${test.node.app.keystore.operatorToken()}`;
    expect(await open({ authorization, 'x-ulinzi-post': postOf[role] })).toBe(200);
    expect(await open({ authorization })).toBe(401);
    expect(await open({ authorization: `Bearer ${'x'.repeat(43)}` })).toBe(401);
  });
});

describe("another base's affairs read as if they were not there", () => {
  const nothing = '00000000-0000-4000-8000-000000000000';
  // Posts are the administrator's, and the word list is the whole mission's.
  const named = lines.filter(({ url }) => url.includes(':ref') && !/^\/api\/(posts|words)/.test(url));
  const cases = named.flatMap(({ route, method, url, line }) =>
    Object.entries(foreignPostOf)
      .filter(([role]) => line.may.includes(role as Role))
      .map(([role, post]) => ({ route, method, url, line, role, post })),
  );

  it.each(cases)('$route by $post', async ({ method, url, line, post }) => {
    const ask = (address: string) => test.http(method, address, post, bodyOf(line));
    const isPublic = /^\/api\/(bases|communities)/.test(url);
    const foreign = await ask(addressOf(url));
    const missing = await ask(url.replace(':ref', nothing));
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual(missing.body);
    // Bases are known to everybody; what is done with them is not.
    if (!isPublic) expect(foreign.text).not.toContain('Kibua');
  });

  it('a list holds nothing of it', async () => {
    for (const post of Object.values(foreignPostOf)) {
      expect((await test.http('GET', '/api/alerts?show=all', post)).body['alerts']).toEqual([]);
      const lists = [
        'duties',
        'duties?from=2026-01-01T00:00:00.000Z',
        'promises',
        'troubles',
        'contacts',
        'drills',
        'sources',
        'handsets',
        'groups',
        'messages',
        'gaps',
        'counts',
        'reports',
        'questions',
        'activities',
      ];
      for (const list of lists)
        expect((await test.http('GET', `/api/${list}`, post)).text).not.toMatch(/kibua|NK-FP|ntoto|"nk"/);
    }
  });

  it('who may not clear a source does not learn which codes there are', async () => {
    const [there, missing] = await Promise.all(
      ['NK-FP-0231', 'NK-FP-9999'].map((code) =>
        test.http('POST', `/api/sources/${code}/clear`, 'kinshasa-analyst', {}),
      ),
    );
    expect(there).toEqual(missing);
  });

  it("an act that names another base's place is refused, and changes nothing", async () => {
    const soon = inAnHour(test);
    const tries: [string, string, object][] = [
      [
        '/api/alerts',
        'fizi-commander',
        { channel: 'hf', base: 'kibua', heardAt: '2026-11-01T00:00:00.000Z' },
      ],
      ['/api/promises', 'sk-protection-manager', { community: 'ntoto', kind: 'visit', due: soon }],
      ['/api/communities', 'sk-protection-manager', { slug: 'new', label: 'New', base: 'kibua', ...place }],
      [
        '/api/duties',
        'sk-head-of-office',
        {
          post: 'kibua-cla-1',
          seat: 'assistant',
          scope: 'kibua',
          from: soon,
          until: '2099-01-01T00:00:00.000Z',
        },
      ],
    ];
    for (const [path, post, body] of tries)
      expect(await test.http('POST', path, post, body)).toMatchObject({
        status: 404,
        body: { refused: 'act/not-yours' },
      });
  });
});
