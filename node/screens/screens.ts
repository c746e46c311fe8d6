// The screens, as files: the same for everybody, since they hold no data. What they show they ask for.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { notBuiltPage } from './not-built.ts';

const built = join(import.meta.dirname, '../../build/watch');
const year = 'public, max-age=31536000, immutable';

/** Serves what `npm start` has built at `/`; without it, a page that says how to build. */
export async function addScreens(server: FastifyInstance, folder = built): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    server.get('/', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(notBuiltPage()),
    );
    return;
  }
  await server.register(fastifyStatic, {
    root: folder,
    schemaHide: true,
    // The description of the API serves files too, and has its own.
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Vite names these by their content.
      const isNamedByContent = path.startsWith(join(folder, 'assets/'));
      reply.header('cache-control', isNamedByContent ? year : 'no-cache');
    },
  });
}
