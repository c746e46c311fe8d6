// `GET /api/places`: which community a name may mean. Communities are public inside the mission.
import { foundPlacesAnswer } from '@ulinzi/domain/communities';
import { refuse, slug } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import { searchPlaces } from './place-search.ts';

const question = Type.Object(
  {
    q: Type.String({ minLength: 1, maxLength: 80, description: 'A name as typed or heard.' }),
    base: Type.Optional(
      Type.Unsafe<string>({ ...slug(), description: 'The base in whose area it was said.' }),
    ),
  },
  { additionalProperties: false },
);

export function addPlaceRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/places',
    permission: 'post',
    summary: 'Places that a name may mean, the most likely first; forgives spelling, and never guesses',
    tag: 'places',
    query: question,
    output: foundPlacesAnswer,
    handle: async ({ query }) => {
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      return searchPlaces(core, query.q, query.base ?? null, app.clock.now());
    },
  });
}
