// A node whose keystore is locked takes in and rings, and answers nobody: there is one page, which takes the passphrase.
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { NodeAtWork } from '../app/index.ts';
import { addRoute, isFromOurPages, isThisMachine, localeOf, sendRefusal } from '../http/index.ts';
import { exactly, passphraseField } from './fields.ts';
import { lockedPage, lockedPagePolicy } from './locked-page.ts';

/** What goes on: gateways bring messages and reports, whoever runs the machine sees that it lives. */
const openWhileLocked = [
  '/healthz',
  '/metrics',
  '/unlock',
  '/api/unlock',
  '/api/lock',
  '/api/gateways/:ref/incoming',
  '/api/gateways/:ref/reports/:token',
  '/in/:gateway',
  '/in/:gateway/:report',
];

const formLimit = 4_096;

const lockedAnswer = Type.Object({ locked: Type.Boolean() });

/** Closes every other route while the keystore is locked. To be added before them. */
export function refuseWhileLocked(server: FastifyInstance, { app }: NodeAtWork): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!app.keystore.isLocked || openWhileLocked.includes(request.routeOptions.url ?? '')) return;
    const [path = ''] = request.url.split('?');
    // A phone's notebook opens without us; sent elsewhere, it would keep that page as its own.
    const isPage = request.method === 'GET' && !/^\/(api|field|openrosa)\//.test(path);
    if (!isPage) return sendRefusal(request, reply, refuse('node/locked'));
    if (path !== '/') return reply.redirect('/', 303);
    return reply
      .header('content-security-policy', lockedPagePolicy)
      .type('text/html; charset=utf-8')
      .send(lockedPage(localeOf(request)));
  });
}

export async function addLockRoutes(server: FastifyInstance, node: NodeAtWork): Promise<void> {
  const { app } = node;
  addRoute(server, app, {
    method: 'POST',
    url: '/api/unlock',
    permission: 'anyone',
    summary: 'Unlock the keystore with its passphrase',
    tag: 'node',
    body: Type.Object({ passphrase: passphraseField }, exactly),
    output: lockedAnswer,
    handle: async ({ body, request }) =>
      (await unlocked(node, request, body.passphrase)) ?? { locked: false },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/lock',
    permission: 'operator',
    summary: 'Lock the keystore, where it is attended',
    tag: 'node',
    output: lockedAnswer,
    handle: async () => ({ locked: await node.lock() }),
  });

  // The page's own form, which needs no script.
  await server.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formLimit },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    forms.post('/unlock', { schema: { hide: true } }, async (request, reply) => {
      const given = request.body instanceof URLSearchParams ? request.body.get('passphrase') : null;
      const refusal = await unlocked(node, request, given ?? '');
      if (!refusal) return reply.redirect('/', 303);
      return reply
        .code(403)
        .header('content-security-policy', lockedPagePolicy)
        .type('text/html; charset=utf-8')
        .send(lockedPage(localeOf(request), refusal.refused));
    });
  });
}

/** Null where it is open now. A wrong passphrase reads the same whatever is wrong with it. */
async function unlocked(
  node: NodeAtWork,
  request: FastifyRequest,
  passphrase: string,
): Promise<Refusal | null> {
  if (!isFromOurPages(request)) return refuse('request/token');
  const result = await node.unlock(passphrase, isThisMachine(request));
  if (result === 'wait') return refuse('session/wait');
  return result === 'wrong' ? refuse('keystore/wrong-passphrase') : null;
}
