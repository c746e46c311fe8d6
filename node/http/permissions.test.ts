// Who may use which route. The table is written out by hand: a change in an act's declaration must show here.
import { isoOf, type Role, roles } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actPath, peoplesActs } from '@ulinzi/domain/acts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { foreignPostOf, openAllPosts, postOf } from './testing/all-posts.ts';

const leads = ['commander', 'duty-officer', 'protection-manager', 'head-of-office'] as const;
const field = ['assistant', ...leads] as const;
const roster = [
  'administrator',
  'commander',
  'duty-officer',
  'protection-manager',
  'head-of-office',
] as const;
const lexicon = ['assistant', 'protection-manager', 'head-of-office', 'custodian', 'administrator'] as const;
const everyone = roles;
const nobody = [] as const;

interface Line {
  readonly may: readonly Role[];
  /** A request that a role which may is not refused for its form. */
  readonly body?: object | ((test: TestNode) => object);
}

const inAnHour = (test: TestNode) => isoOf(test.node.app.clock.now() + 3_600_000);
const place = { latitude: -1.3, longitude: 28.5 };

/** By method and address; `:ref` is an alert of Kibua, a source of Ntoto, or what else the address names. */
const table: Record<string, Line> = {
  'GET /api/alerts': { may: everyone },
  'GET /api/alerts/:ref': { may: [...field, 'custodian'] },
  'POST /api/alerts/:ref/words': { may: ['assistant', 'custodian'] },
  'POST /api/alerts/:ref/notes': { may: ['assistant', 'commander', 'duty-officer', 'custodian'] },
  'POST /api/alerts': {
    may: field,
    body: (test) => ({ channel: 'hf', base: 'kibua', heardAt: isoOf(test.node.app.clock.now()) }),
  },
  'POST /api/alerts/:ref/acknowledge': { may: field, body: {} },
  'POST /api/alerts/:ref/code': { may: field, body: { event: 'shots' } },
  'POST /api/alerts/:ref/place': { may: field, body: { community: 'ntoto' } },
  'POST /api/alerts/:ref/request-number': { may: ['assistant'], body: {} },
  'POST /api/alerts/:ref/call-back': { may: ['assistant'], body: { result: 'no-answer' } },
  'POST /api/alerts/:ref/assess': { may: field, body: { credibility: 'credible' } },
  'POST /api/alerts/:ref/decide': { may: leads, body: { decision: 'respond' } },
  'POST /api/alerts/:ref/respond': { may: leads, body: { means: 'other', checks: [] } },
  'POST /api/alerts/:ref/arrive': { may: field, body: {} },
  'POST /api/alerts/:ref/answer': { may: field, body: { answer: 'acting' } },
  'POST /api/alerts/:ref/review': { may: field, body: { result: 'quiet' } },
  'POST /api/alerts/:ref/resolve': { may: leads, body: { outcome: 'other' } },
  'POST /api/alerts/:ref/feedback': { may: field, body: { result: 'attempt-failed' } },
  'POST /api/alerts/:ref/close': { may: field, body: {} },
  'POST /api/alerts/:ref/reopen': { may: field, body: { reason: 'other' } },
  'POST /api/alerts/:ref/merge': { may: field, body: () => ({ into: known.alert }) },
  'GET /api/bases': { may: everyone },
  'POST /api/bases': {
    may: ['administrator'],
    body: { slug: 'kibua', label: 'Kibua', province: 'nk', ...place },
  },
  'POST /api/bases/:ref/set-clocks': {
    may: ['administrator', 'head-of-office'],
    body: { acknowledgeMinutes: 5, dutyOfficerMinutes: 10, decideMinutes: 30, feedbackHours: 24 },
  },
  'GET /api/communities': { may: everyone },
  'POST /api/communities': {
    may: ['administrator', 'protection-manager'],
    body: { slug: 'ntoto', label: 'Ntoto', base: 'kibua', ...place },
  },
  'POST /api/communities/:ref/alias': {
    may: ['administrator', 'protection-manager', 'assistant'],
    body: { name: 'Ntoto' },
  },
  'POST /api/communities/:ref/unalias': {
    may: ['administrator', 'protection-manager', 'assistant'],
    body: { name: 'Ntoto' },
  },
  'POST /api/communities/:ref/describe': {
    may: ['administrator', 'protection-manager'],
    body: { stage: 'pilot' },
  },
  'GET /api/places?q=ntoto': { may: everyone },
  'POST /api/imports/communities': {
    may: ['administrator', 'protection-manager'],
    body: { file: Buffer.from('slug,label\n').toString('base64') },
  },
  'POST /api/imports/posts': {
    may: ['administrator'],
    body: { file: Buffer.from('slug,label\n').toString('base64') },
  },
  'GET /api/posts': { may: everyone },
  'POST /api/posts': {
    may: ['administrator'],
    body: { slug: 'kibua-commander', label: 'Kibua', role: 'commander', base: 'kibua' },
  },
  'POST /api/posts/:ref/seat': { may: ['administrator'], body: {} },
  'POST /api/posts/:ref/set-number': { may: ['administrator'], body: { number: '1' } },
  'GET /api/duties': { may: everyone },
  'GET /api/gaps': { may: everyone },
  'POST /api/duties': {
    may: roster,
    body: (test) => ({
      post: 'kibua-cla-2',
      seat: 'assistant',
      scope: 'kibua',
      from: inAnHour(test),
      until: inAnHour(test),
    }),
  },
  'POST /api/duties/:ref/cancel': { may: roster, body: {} },
  'GET /api/gateways': { may: everyone },
  'POST /api/gateways': {
    may: ['administrator'],
    body: { slug: 'exercise', label: 'Exercise', kind: 'loopback', base: 'kibua' },
  },
  'GET /api/promises': { may: everyone },
  'POST /api/promises': {
    may: [...field, 'jpt-member'],
    body: { community: 'ntoto', kind: 'visit', due: '2020-01-01T00:00:00.000Z' },
  },
  'POST /api/promises/:ref/settle': {
    may: field,
    body: { result: 'kept', told: 'yes' },
  },
  'GET /api/counts': { may: everyone },
  'GET /api/words': { may: everyone },
  'POST /api/words': {
    may: lexicon,
    body: { word: 'silaha', language: 'swc', meaning: 'weapons' },
  },
  'POST /api/words/:ref/check': { may: lexicon, body: {} },
  'POST /api/words/:ref/remove': { may: lexicon, body: {} },
  'GET /api/sources': { may: everyone },
  'POST /api/sources': {
    may: ['assistant', 'custodian', 'administrator'],
    body: {
      province: 'nk',
      digits: '4444',
      community: 'nowhere',
      regime: 'confidential',
      language: 'fr',
      wantsAcknowledgement: false,
    },
  },
  'POST /api/sources/:ref/mark-at-risk': { may: ['assistant', 'custodian'], body: { cause: 'other' } },
  'POST /api/sources/:ref/clear': { may: ['custodian'], body: {} },
  'POST /api/sources/:ref/revoke-phone': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { cause: 'lost' },
  },
  'GET /api/handsets': { may: everyone },
  'POST /api/handsets': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { province: 'nk', digits: '4821', base: 'kibua', type: 'keypad' },
  },
  'POST /api/handsets/:ref/issue': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { post: 'kibua-cla-2', number: phones.source },
  },
  'POST /api/handsets/:ref/lose': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { cause: 'lost' },
  },
  'POST /api/handsets/:ref/return': { may: ['assistant', 'custodian', 'administrator'], body: {} },
  'POST /api/handsets/:ref/revoke': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { cause: 'broken' },
  },
  'GET /api/groups': { may: everyone },
  'POST /api/groups': {
    may: ['custodian', 'administrator'],
    body: { slug: 'kibua-closed', label: 'EXERCISE', base: 'kibua', operator: 'airtel' },
  },
  'GET /api/messages': { may: everyone },
  'POST /api/messages/:ref/words': { may: ['assistant', 'custodian'] },
  // Once: who comes second meets a message that waits no longer, as the test of quarantine shows.
  'POST /api/messages/:ref/release': { may: ['assistant', 'custodian'], body: { reason: 'cannot-be-told' } },
  'POST /api/messages/:ref/discard': { may: ['assistant', 'custodian'], body: { reason: 'other' } },
  // Asked for by token there is no screen to sign out, or to make a desk; that is said after the role was looked at.
  'POST /api/session/end': { may: everyone },
  'GET /api/sessions': { may: everyone },
  'POST /api/sessions/:id/revoke': { may: everyone },
  'POST /api/desk/open': { may: field },
  'POST /api/desk/close': { may: everyone },
  // The handset of the exercise: for whoever can read the node's own token file, in no post.
  'POST /api/gateways/:gateway/messages': { may: nobody, body: { from: phones.source, text: 'Silaha' } },
  'POST /api/gateways/:gateway/inbox': { may: nobody, body: { number: phones.source } },
};

let test: TestNode;
const known = { alert: '', duty: '', promise: '', word: '', keptBack: [] as string[] };

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
  await test.did('handset.register', 'nk-custodian', null, {
    province: 'nk',
    digits: '4821',
    base: 'kibua',
    type: 'keypad',
  });
  for (let n = 0; n < 80; n++) known.keptBack.push((await test.sms('1414', `Promo ${n}`)).id);
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
    bases: 'kibua',
    communities: 'ntoto',
    posts: 'kibua-cla-2',
    duties: known.duty,
    promises: known.promise,
    words: known.word,
    sources: 'NK-FP-0231',
    handsets: 'NK-HS-4821',
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
        'sources',
        'handsets',
        'groups',
        'messages',
        'gaps',
        'counts',
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
