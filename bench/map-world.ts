// A node's answers for the benchmark of the map, from memory: the real screens, and ten thousand invented villages.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { SessionAnswer } from '@ulinzi/domain/access';
import type { BoardAnswer, BoardLine } from '@ulinzi/domain/alerts';
import type { AreasAnswer, RoadsAnswer } from '@ulinzi/domain/geography';
import type { BasesAnswer, CommunitiesAnswer } from '@ulinzi/domain/registers';

const built = join(import.meta.dirname, '../build/watch');
/** As node/screens serves them. */
const policy =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self'";
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface World {
  readonly address: string;
  close(): void;
}

/** The same numbers each time. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function basesOf(count: number): BasesAnswer {
  const random = drawn(1);
  const ladder = { acknowledgeMinutes: 5, dutyOfficerMinutes: 5, decideMinutes: 30, feedbackHours: 24 };
  const bases = Array.from({ length: count }, (_, nth) => ({
    slug: `base-${nth}`,
    label: `Base ${nth}`,
    province: 'nk',
    latitude: -4 + 7 * random(),
    longitude: 27 + 4 * random(),
    ladder,
  }));
  return { bases };
}

function communitiesOf(count: number, { bases }: BasesAnswer): CommunitiesAnswer {
  const random = drawn(2);
  const communities = Array.from({ length: count }, (_, nth) => {
    const base = bases[nth % bases.length];
    return {
      slug: `village-${nth}`,
      label: `Village ${nth}`,
      base: base?.slug ?? '',
      latitude: (base?.latitude ?? 0) + 0.6 * (random() - 0.5),
      longitude: (base?.longitude ?? 0) + 0.6 * (random() - 0.5),
      aliases: [],
      territory: null,
      pcode: null,
      languages: [],
      marketDays: [],
      stage: nth % 3 === 0 ? 'active' : 'none',
      populationLow: null,
      populationHigh: null,
      vulnerability: null,
    };
  });
  return { communities };
}

/** Of two villages in three the road is known. */
function roadsOf({ communities }: CommunitiesAnswer): RoadsAnswer {
  const random = drawn(3);
  const known = communities.filter((_, nth) => nth % 3 !== 2);
  const roads = known.flatMap(({ slug, base }) =>
    (['dry', 'rainy'] as const).map((season) => ({
      base,
      community: slug,
      season,
      vehicle: 'car' as const,
      minutes: Math.round(10 + 110 * random()),
      source: 'driven' as const,
      asOf: '2026-03-12',
    })),
  );
  return { roads };
}

/** As many open alerts, each of a Focal Point in a village of her own where there are enough of them. */
function boardOf(count: number, { communities }: CommunitiesAnswer): BoardAnswer {
  const now = Date.now();
  const alerts = Array.from({ length: count }, (_, nth): BoardLine => {
    const village = communities[(nth * 7) % communities.length];
    const at = new Date(now + (nth % 5 === 0 ? -1 : 1) * (nth + 600) * 1_000).toISOString();
    return {
      number: String(1_000 + nth),
      id: `alert-${nth}`,
      saw: '',
      status: 'received',
      isOpen: true,
      base: village?.base ?? '',
      baseLabel: village?.base ?? '',
      province: 'nk',
      community: village?.slug ?? null,
      communityLabel: village?.label ?? null,
      channel: 'sms',
      sender: 'confidential',
      receivedAt: new Date(now - 60_000).toISOString(),
      heardAt: null,
      messages: 1,
      lastMessageAt: new Date(now - 60_000).toISOString(),
      ringingSince: null,
      rung: null,
      acknowledgedBy: null,
      nextClock: nth % 5 === 0 ? null : { clock: nth % 3 ? 'decide' : 'feedback', at, secondsLeft: 0 },
      overdue: nth % 5 === 0 ? ['decide'] : [],
      overdueSince: nth % 5 === 0 ? at : null,
      next: 'decide',
      calls: [],
      decision: null,
      waitsForFeedback: [],
      contested: 0,
      isLate: false,
      situation: null,
      apart: [],
      followedBy: null,
      handedTo: null,
      handedBy: null,
      coded: {},
      recognised: [],
    };
  });
  return { now: new Date(now).toISOString(), clockInDoubt: false, alerts };
}

/** Serves the screens as they are built, and what they ask for. */
export async function startWorld(sizes: {
  readonly bases: number;
  readonly villages: number;
  readonly alerts: number;
  readonly areas: AreasAnswer;
}): Promise<World> {
  const bases = basesOf(sizes.bases);
  const communities = communitiesOf(sizes.villages, bases);
  const session = (): SessionAnswer => ({
    kind: 'real',
    now: new Date().toISOString(),
    actor: {
      post: 'nk-duty-officer',
      label: 'nk-duty-officer',
      role: 'duty-officer',
      base: null,
      baseLabel: null,
      province: 'nk',
      isDesk: false,
    },
    deskPosts: [],
  });
  const answers: Readonly<Record<string, () => object>> = {
    '/api/session': session,
    '/api/bases': () => bases,
    '/api/communities': () => communities,
    '/api/posts': () => ({ posts: [] }),
    '/api/roads': () => roadsOf(communities),
    '/api/areas': () => sizes.areas,
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const answer = answers[path];
    if (answer) return response.setHeader('content-type', 'application/json').end(JSON.stringify(answer()));
    if (path === '/api/live') {
      response.setHeader('content-type', 'text/event-stream');
      return response.write(`event: board\ndata: ${JSON.stringify(boardOf(sizes.alerts, communities))}\n\n`);
    }
    return path.startsWith('/api') ? refuse(response) : sendFile(path, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function refuse(response: ServerResponse): void {
  response.statusCode = 404;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ refused: 'request/unknown', message: '', missing: [] }));
}

function sendFile(path: string, response: ServerResponse): void {
  const file = join(built, path === '/' ? 'index.html' : path);
  if (!file.startsWith(built) || !existsSync(file)) return refuse(response);
  response.setHeader('content-security-policy', policy);
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  response.end(readFileSync(file));
}
