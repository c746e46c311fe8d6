// The phone's notebook, as files, all of it under `/field/`: a service worker there keeps it for when there is no network.
// Its pages have a policy of their own; what it writes and reads goes to its own node and nowhere else.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { notBuiltPage } from './not-built.ts';
import { fieldPolicy } from './policy.ts';

const built = join(import.meta.dirname, '../../build/field');
const year = 'public, max-age=31536000, immutable';

/** Serves what was built at `/field/`; without it, a page that says how to build. */
export async function addFieldApp(server: FastifyInstance, folder = built): Promise<void> {
  server.get('/field', { schema: { hide: true } }, (_request, reply) => reply.redirect('/field/', 308));
  if (!existsSync(join(folder, 'index.html'))) {
    server.get('/field/', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(notBuiltPage()),
    );
    return;
  }
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/field/',
    schemaHide: true,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Vite names these by their content. Everything else, the worker above all, is asked after each time.
      const isNamedByContent = path.startsWith(join(folder, 'assets/'));
      reply.header('cache-control', isNamedByContent ? year : 'no-cache');
      reply.header('content-security-policy', fieldPolicy);
    },
  });
}
