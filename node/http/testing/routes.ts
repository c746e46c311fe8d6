import type { FastifyInstance } from 'fastify';

export interface ListedRoute {
  readonly method: string;
  readonly url: string;
}

/** Every route that a server has, read from the tree that Fastify prints. HEAD goes with GET and is left out. */
export function routesOf(server: FastifyInstance): ListedRoute[] {
  const routes: ListedRoute[] = [];
  const path: string[] = [];
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
    const found = /^((?:│ {3}| {4})*)(?:├── |└── )(\S+) \(([A-Z, ]+)\)/.exec(line);
    if (!found) continue;
    const depth = (found[1] ?? '').length / 4;
    path.splice(depth, path.length, found[2] ?? '');
    for (const method of (found[3] ?? '').split(', '))
      if (method !== 'HEAD') routes.push({ method, url: path.join('') });
  }
  return routes;
}
